import type { Place } from '@newsreel/contracts';
import { foldName } from './characters.js';
import { COUNTRY } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import type { TaggedDocument } from './tag.js';
import type { Shield } from './shields.js';

/**
 * Streets, parks and quarters that an entity tagger found and the gazetteer does not know, of a source whose home country is known.
 * Local news names them beside their town, so they take the point and subdivision of the place that their own name begins with (`Athens Regional Park`), else of the town that is named most:
 * `geonamesId` null and kind `other` tell that the point is not theirs.
 * Where the document is about another country, or names no town at home, they are left out: then nothing says where they are.
 */
export function unlistedPlaces(document: TaggedDocument, shields: Shield[], places: Place[], primaryCountry: string | null, gazetteer: Gazetteer): Place[] {
  if (document.homeCountry === null || primaryCountry !== document.homeCountry) return [];
  const towns = places.filter(({ country, kind }) => country === document.homeCountry && (kind === 'city' || kind === 'capital'));
  if (towns.length === 0) return [];
  const mainTown = mostNamed(towns);
  const written = new Map(places.filter(({ kind }) => kind !== 'country').map((place) => [textOf(place, document), place]));
  return shields.filter(({ type }) => type === 'LOCATION').flatMap((shield) => {
    const field = shield.in ?? 'text';
    const name = textOf({ in: field, start: shield.start, end: shield.end }, document);
    const isTaken = places.some((place) => place.in === field && place.start < shield.end && shield.start < place.end);
    if (isTaken || !isOutdoors(name) || isOfCountry(name, gazetteer) || gazetteer.findText(foldName(name)) >= 0) return [];
    const { lat, lon, country, subdivision } = beginningOf(name, written) ?? mainTown;
    return [{ name, in: field, start: shield.start, end: shield.end, lat, lon, country, subdivision, geonamesId: null, kind: 'other' as const }];
  });
}

const textOf = ({ in: field, start, end }: Pick<Place, 'in' | 'start' | 'end'>, { title, text }: TaggedDocument): string => (field === 'title' ? (title ?? '') : text).slice(start, end);

/** A single word is as often a person or a firm, and what stands under a roof is no part of the map. */
const isOutdoors = (name: string): boolean => name.includes(' ') && !/ (?:[A-Z]|Hospital|Theat(?:er|re)|Room|Mill|Mall|House|Hotel|Church|Building)$/.test(name);

/** `United Russia` is more often a party or a firm, `Southwest Georgia` a part of it. */
function isOfCountry(name: string, gazetteer: Gazetteer): boolean {
  if (/^(?:North|South|East|West|Cent|Mid|Upper|Lower)/.test(name)) return false;
  const { arrays } = gazetteer;
  const last = gazetteer.findText(foldName(name.slice(name.lastIndexOf(' ') + 1)));
  return last >= 0 && arrays.kind[arrays.candidatePlace[arrays.candidateStart[last]!]!] === COUNTRY;
}

/** The place that the document names by itself too, of the first words of a longer name. */
function beginningOf(name: string, written: ReadonlyMap<string, Place>): Place | undefined {
  for (let end = name.lastIndexOf(' '); end > 0; end = name.lastIndexOf(' ', end - 1)) {
    const place = written.get(name.slice(0, end));
    if (place) return place;
  }
  return undefined;
}

/** The town that is named most often, the first where several are. */
function mostNamed(towns: Place[]): Place {
  const count = new Map<number | null, number>();
  for (const { geonamesId } of towns) count.set(geonamesId, (count.get(geonamesId) ?? 0) + 1);
  return towns.reduce((best, town) => (count.get(town.geonamesId)! > count.get(best.geonamesId)! ? town : best));
}
