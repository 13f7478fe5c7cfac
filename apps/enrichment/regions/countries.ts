import type { Country } from '@newsreel/contracts';
import type { Evidence } from './evidence.js';
import type { Gazetteer } from './gazetteer/load.js';
import { isFirm } from './nationalities.js';
import { UNCASED } from './words.js';

/** How much one mention says of its country. */
const WORTH = { place: 0.8, name: 1, nationality: 0.6, inName: 0.4, bloc: 0 } as const;
const TITLE = 3;
/** A mention in the first third of the text counts for more. */
const LEAD = 1.5;
/** Countries whose scores differ by less are equal. */
const EQUAL = 0.25;

interface Tally { weight: number; mentions: number; by: Set<Country['by'][number]>; isFirm: boolean }

/** Countries best first, and the one or more that the document is mainly about. */
export function countriesOf(evidence: Evidence[], { arrays, meta }: Gazetteer): { countries: Country[]; primaryCountry: string | null; primaryCountries?: string[] } {
  // What makes a nationality firm is known for English alone.
  const isOtherLanguage = (candidate: number, { words, first }: Evidence['mention']) => arrays.candidateLanguage[candidate] !== 0 || words.shape[first] === UNCASED;
  const tallies = new Map<number, Tally>();
  const length = Math.max(1, ...evidence.map(({ mention }) => mention.words.text.length));
  for (const { mention, candidate, place, by } of evidence) {
    if (by === 'bloc' || arrays.country[place] === 255) continue;
    const tally = tallies.get(arrays.country[place]!) ?? { weight: 0, mentions: 0, by: new Set(), isFirm: false };
    tallies.set(arrays.country[place]!, tally);
    tally.weight += WORTH[by] * (mention.field === 'title' ? TITLE : mention.start < length / 3 ? LEAD : 1);
    tally.mentions++;
    tally.by.add(by);
    tally.isFirm ||= by !== 'nationality' || tally.mentions > 1 || isFirm(mention) || isOtherLanguage(candidate, mention);
  }
  for (const [index, tally] of tallies) if (!tally.isFirm) tallies.delete(index);
  const total = [...tallies.values()].reduce((sum, { weight }) => sum + weight, 0);
  const countries = [...tallies].map(([index, { weight, mentions, by }]) => ({ code: meta.countries[index]!, score: round(weight / total), mentions, by: [...by].sort() }))
    .sort((a, b) => b.score - a.score || b.mentions - a.mentions || (a.code < b.code ? -1 : 1));
  const best = countries[0];
  if (!best) return { countries, primaryCountry: null };
  const equal = countries.filter((country) => country.score >= best.score * (1 - EQUAL));
  return { countries, primaryCountry: best.code, ...(equal.length > 1 && equal.length <= 3 && { primaryCountries: equal.map(({ code }) => code) }) };
}

const round = (share: number): number => Math.round(share * 1e4) / 1e4;
