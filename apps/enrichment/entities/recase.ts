import { isSmall } from './habits.js';
import type { Habits } from './habits.js';
import { Case } from './words.js';
import type { Word, Words } from './words.js';

/** How a text writes words where it is not a headline's capitals that speak: how often so, by folded word. */
export interface Uses {
  lowered: ReadonlySet<string>;
  capitalised: ReadonlySet<string>;
  /** Words side by side that both have a capital: "health authority" of "Nairobi Health Authority". */
  pairs: ReadonlySet<string>;
  /** Words in nothing but capitals. */
  upper: ReadonlySet<string>;
}

/** Where in a headline it stands. */
interface Place { before: Word | undefined; after: Word | undefined; allCapitals: boolean }

const ACRONYM = /^(?:us|uk|un|eu|au|uae|usa|nato|who|imf)$/;

export const pairOf = (a: Word, b: Word): string => `${a.folded} ${b.folded}`;

/** A word of a headline as the text's sentences would write it: by how they do, else by how others do. Acronyms stay where not all of the headline is in capitals. */
export function recase(word: Word, token: string, { before, after, allCapitals }: Place, uses: Uses, habits: Habits, words: Words): Word {
  if (word.case !== Case.title && word.case !== Case.upper) return word;
  const { folded } = word;
  if (word.case === Case.upper && (!allCapitals || uses.upper.has(folded) || (ACRONYM.test(folded) && !uses.lowered.has(folded)))) return word;
  const inName = (before && uses.pairs.has(pairOf(before, word))) || (after && uses.pairs.has(pairOf(word, after)));
  const small = !inName && (uses.capitalised.has(folded) ? uses.lowered.has(folded) && isSmall(habits, word) : uses.lowered.has(folded) || isSmall(habits, word));
  if (small) return words.get(token.toLowerCase());
  return word.case === Case.title ? word : words.get(token[0]! + token.slice(1).toLowerCase());
}
