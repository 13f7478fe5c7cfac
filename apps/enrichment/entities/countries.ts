import { fold } from './lexicon.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that ICU names and that are no country's: the European Union, the eurozone, the United Nations, "unknown region" and what tests of software use. */
const NO_COUNTRIES = new Set('EU EZ UN QO XA XB ZZ'.split(' '));

/** The names of all countries in English as Node's ICU has them, folded, their words separated by a blank. */
function countryNames(): Set<string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => !NO_COUNTRIES.has(code));
  const all = codes.flatMap((code) => names.of(code) ?? []);
  return new Set([...all, 'Turkey', 'Burma'].map((name) => name.split(' ').map(fold).join(' ')));
}

let known: Set<string> | undefined;

/** Whether the words, folded, are a country's English name. */
export function isCountryName(folded: readonly string[]): boolean {
  known ??= countryNames();
  return known.has(folded.join(' '));
}
