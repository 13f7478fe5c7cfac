import type { Place } from '@newsreel/contracts';
import type { Evidence } from './evidence.js';
import { KINDS, NONE } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';

/** The located mentions, in the order of the document. */
export function placesOf(evidence: Evidence[], gazetteer: Gazetteer): Place[] {
  return evidence.filter(({ by }) => by === 'place' || by === 'name').map(({ mention, place }) => ({ ...locate(place, gazetteer), in: mention.field, start: mention.start, end: mention.end }));
}

function locate(place: number, gazetteer: Gazetteer): Omit<Place, 'in' | 'start' | 'end'> {
  const { arrays, meta } = gazetteer;
  const country = arrays.country[place]!;
  const subdivision = arrays.subdivision[place]!;
  return {
    name: gazetteer.title(place),
    lat: arrays.lat[place]! / 1e5,
    lon: arrays.lon[place]! / 1e5,
    country: country === 255 ? null : meta.countries[country]!,
    subdivision: subdivision === NONE ? null : meta.subdivisions[subdivision]!.iso,
    geonamesId: arrays.geonamesId[place] || null,
    kind: KINDS[arrays.kind[place]!]!,
  };
}
