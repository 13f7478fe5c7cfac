import type { Country } from '@newsreel/contracts';
import type { Evidence } from './evidence.js';
import { CAPITAL, COUNTRY } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import { isFirm } from './nationalities.js';
import { isInRoute } from './organisations.js';

/** How much one mention says of its country. */
const WORTH = { place: 1, name: 1, nationality: 0.6, inName: 0.4, bloc: 0 } as const;
const TITLE = 3;
/** A mention in the first third of the text counts for more. */
const LEAD = 1.5;
/** What the headline or the text names first it is about more often than what it names next: `Germany and Poland have switched on …`. */
const FIRST = 0.5;
/** Countries whose scores differ by less are equal. */
const EQUAL = 0.25;

interface Tally { weight: number; mentions: number; by: Set<Country['by'][number]>; isFirm: boolean }

/** Countries best first, and the one or more that the document is mainly about. */
export function countriesOf(evidence: Evidence[], isForeignLanguage: boolean, { arrays, meta }: Gazetteer): { countries: Country[]; primaryCountry: string | null; primaryCountries?: string[] } {
  const tallies = new Map<number, Tally>();
  const length = Math.max(1, ...evidence.map(({ mention }) => mention.words.text.length));
  const isNamed = new Set<string>();
  for (const { mention, place, by } of evidence) {
    if (by === 'bloc' || arrays.country[place] === 255) continue;
    const tally = tallies.get(arrays.country[place]!) ?? { weight: 0, mentions: 0, by: new Set(), isFirm: false };
    tallies.set(arrays.country[place]!, tally);
    const where = mention.field === 'title' ? TITLE : mention.start < length / 3 ? LEAD : 1;
    tally.weight += where * (WORTH[by] + (isNamed.has(mention.field) ? 0 : FIRST));
    isNamed.add(mention.field);
    tally.mentions++;
    tally.by.add(by);
    // What makes a nationality firm is known for English alone.
    tally.isFirm ||= by === 'inName' ? isFirmInName(mention, place, arrays) : by !== 'nationality' || tally.mentions > 1 || isForeignLanguage || isFirm(mention);
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

/** `Bank of England`, `New York Times`, `Baku–Tbilisi–Ceyhan pipeline` speak for a country by themselves; a street, a school or a duke named after a small place do not. */
const isFirmInName = ({ words, first, last }: Evidence['mention'], place: number, { kind, weight }: Gazetteer['arrays']): boolean =>
  kind[place] === COUNTRY || kind[place] === CAPITAL || weight[place]! >= 65 || isInRoute(words, first, last);

const round = (share: number): number => Math.round(share * 1e4) / 1e4;
