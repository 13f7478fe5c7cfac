import { fold } from './lexicon.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The names of all countries in English as Node's ICU has them, folded, their words separated by a blank. */
function countryNames(): Set<string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
  const all = codes.flatMap((code) => names.of(code) ?? []);
  return new Set([...all, 'Turkey', 'Burma'].map((name) => name.split(' ').map(fold).join(' ')));
}

let known: Set<string> | undefined;

/** Whether the words, folded, are a country's English name. */
export function isCountryName(folded: readonly string[]): boolean {
  known ??= countryNames();
  return known.has(folded.join(' '));
}
