import { detectLanguage } from './detect.js';

/** What is taken for a text's language, and the sentence that says so where the text does not tell it. */
export interface Assumption {
  readonly language: string | null;
  readonly why: string | null;
}

const LATIN = /\p{Script=Latin}/u;

/**
 * The text's language; where it does not tell it, that of the country it was published in, else English if its letters are Latin.
 * @param country ISO 3166-1 alpha-2, or null
 */
export function assumeLanguage(text: string, country: string | null): Assumption {
  const language = detectLanguage(text, null);
  if (language !== null || text.trim() === '') return { language, why: null };
  const spoken = country === null ? null : spokenIn(country, text);
  if (spoken !== null) return { language: spoken, why: `The text does not tell its language; "${spoken}" was assumed, the language of ${country}.` };
  if (!LATIN.test(text)) return { language: null, why: null };
  return { language: 'en', why: 'The text does not tell its language; "en" was assumed.' };
}

/** Countries where most is spoken in another language, but news is written in English. */
const ENGLISH_PRESS = new Set('KE UG GH ZW ZM MW BW NA LS SZ SL LR GM RW PH MT PG FJ IE'.split(' '));

/** The language most spoken in a country as CLDR's likely subtags have it, if it is written in the text's script. */
function spokenIn(country: string, text: string): string | null {
  if (ENGLISH_PRESS.has(country)) return LATIN.test(text) ? 'en' : null;
  const { language, script } = new Intl.Locale(`und-${country}`).maximize();
  if (!script || language === 'und') return null;
  return (script === 'Latn') === LATIN.test(text) ? (language ?? null) : null;
}
