import type { Place } from '@newsreel/contracts';
import { gazetteer } from './gazetteer/load.js';

/** Why a place on land has no subdivision: no division of its country has an ISO 3166-2 code that we know, or its own has none. */
export type NoSubdivision = 'country-without-codes' | 'place-without-code';

// Countries, regions of several subdivisions, rivers and seas lie in none.
const IN_ONE: ReadonlySet<Place['kind']> = new Set(['subdivision', 'capital', 'city', 'other']);
let coded: ReadonlySet<string> | undefined;

/** How many of the places have no subdivision though they should, by reason. */
export function withoutSubdivision(places: readonly Place[]): Record<NoSubdivision, number> {
  const counts = { 'country-without-codes': 0, 'place-without-code': 0 };
  for (const { subdivision, country, kind } of places) {
    if (subdivision !== null || country === null || !IN_ONE.has(kind)) continue;
    coded ??= countriesWithCodes();
    counts[coded.has(country) ? 'place-without-code' : 'country-without-codes']++;
  }
  return counts;
}

function countriesWithCodes(): Set<string> {
  const { arrays, meta } = gazetteer();
  return new Set(meta.subdivisions.flatMap(({ iso, place }) => (iso === null ? [] : meta.countries[arrays.country[place]!]!)));
}
