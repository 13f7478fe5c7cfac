import { NONE } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import type { Mention } from './mentions.js';

/** One name of the document: all its mentions share one sense. */
export interface Sense {
  name: number;
  mentions: Mention[];
  candidates: number[];
  /** By position in `candidates`: explicit evidence from the words around, in the unit of `WEIGHTS`. */
  explicit: number[];
  share: number[];
  /** By position in `candidates`: from 0 to 1, how sure it is that the name is a place at all in that reading. */
  credit: number[];
  chosen: number;
  isContained: boolean;
}

export function sensesOf(mentions: Mention[]): Sense[] {
  const byName = new Map<number, Sense>();
  for (const mention of mentions) {
    const sense = byName.get(mention.name) ?? { name: mention.name, mentions: [], candidates: [], explicit: [], share: [], credit: [], chosen: 0, isContained: false };
    byName.set(mention.name, sense);
    sense.mentions.push(mention);
    for (const c of mention.candidates) if (!sense.candidates.includes(c)) sense.candidates.push(c);
  }
  for (const sense of byName.values()) sense.explicit = sense.candidates.map(() => 0);
  return [...byName.values()];
}

export const placeOf = (candidate: number, gazetteer: Gazetteer): number => gazetteer.arrays.candidatePlace[candidate]!;

/** A subdivision right below its country. */
export function isFirstLevel(place: number, { arrays, meta }: Gazetteer): boolean {
  const subdivision = arrays.subdivision[place]!;
  return subdivision !== NONE && meta.subdivisions[subdivision]!.place === place;
}
