import type { Place } from '@newsreel/contracts';
import { foldName } from './characters.js';
import type { Gazetteer } from './gazetteer/load.js';
import type { TaggedDocument } from './tag.js';
import type { Shield } from './shields.js';

/**
 * Streets, parks and quarters that an entity tagger found and the gazetteer does not know, of a source whose home country is known.
 * Local news names them beside their town, so they take its point and subdivision: `geonamesId` null and kind `other` tell that the point is the town's.
 * Where the document is about another country, or names no town at home, they are left out: then nothing says where they are.
 */
export function unlistedPlaces(document: TaggedDocument, shields: Shield[], places: Place[], primaryCountry: string | null, gazetteer: Gazetteer): Place[] {
  if (document.homeCountry === null || primaryCountry !== document.homeCountry) return [];
  const towns = places.filter(({ country, kind }) => country === document.homeCountry && (kind === 'city' || kind === 'capital'));
  if (towns.length === 0) return [];
  return shields.filter(({ type }) => type === 'LOCATION').flatMap((shield) => {
    const field = shield.in ?? 'text';
    const name = (field === 'title' ? (document.title ?? '') : document.text).slice(shield.start, shield.end);
    const isTaken = places.some((place) => place.in === field && place.start < shield.end && shield.start < place.end);
    // A single word is as often a person or a firm; what the gazetteer lists and the rules refused is no street.
    if (isTaken || !name.includes(' ') || gazetteer.findText(foldName(name)) >= 0) return [];
    const town = towns.findLast((place) => place.in !== field || place.start < shield.start) ?? towns[0]!;
    return [{ name, in: field, start: shield.start, end: shield.end, lat: town.lat, lon: town.lon, country: town.country, subdivision: town.subdivision, geonamesId: null, kind: 'other' as const }];
  });
}
