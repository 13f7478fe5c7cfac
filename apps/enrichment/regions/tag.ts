import type { Country, Place, Region, Subdivision } from '@newsreel/contracts';
import { countriesOf } from './countries.js';
import { evidenceOf } from './evidence.js';
import { gazetteer } from './gazetteer/load.js';
import { placesOf } from './places.js';
import { regionsOf } from './regions.js';
import type { Shield } from './shields.js';
import { unlistedPlaces } from './unlisted.js';

export type { Shield };

/** A document as extraction gives it; `language` is BCP 47, `homeCountry` that of its source (ISO 3166-1 alpha-2). */
export interface TaggedDocument { title: string | null; text: string; language: string | null; homeCountry: string | null }

export interface RegionTags {
  places: Place[];
  countries: Country[];
  primaryCountry: string | null;
  primaryCountries?: string[];
  subdivisions: Subdivision[];
  regions: Region[];
}

/**
 * Finds where in the world a document is: located places, countries best first, subdivisions, regions.
 * `shields` are the spans of an entity tagger: a place within a person's name is none, one within an organisation's speaks for its country only.
 * Offsets are UTF-16 code units; text beyond `MAX_TEXT` and names beyond `MAX_MENTIONS` are left untagged.
 */
export function tagRegions(document: TaggedDocument, shields?: Shield[]): RegionTags {
  const places = gazetteer();
  const evidence = evidenceOf(document, shields ?? [], places);
  const countries = countriesOf(evidence, document.language !== null && !document.language.startsWith('en'), places);
  const listed = placesOf(evidence, places);
  const all = [...listed, ...unlistedPlaces(document, shields ?? [], listed, countries.primaryCountry, places)].sort((a, b) => Number(a.in === 'text') - Number(b.in === 'text') || a.start - b.start);
  return { places: all, ...countries, ...regionsOf(evidence, countries.countries, places) };
}
