import type { Word } from './words.js';

/** How words are written within sentences, as the training data has them: what a headline, which has capitals everywhere, does not tell. */
export interface Habits {
  /** Words without a capital that names have inside (folded). */
  inner: ReadonlySet<string>;
  /** A bit for each kind of word (`kindOf`): whether words of this kind are mostly written without a capital. */
  small: Uint8Array;
  /** Words (folded) that are written otherwise than most of their kind. */
  otherwise: ReadonlySet<string>;
}

/** Kinds of words by cluster, whether a list of names has them, and whether they are common nouns: four to a cluster. */
export const kindOf = ({ fine, flags, noun }: Word): number => 4 * fine + (flags !== 0 ? 2 : 0) + (noun !== 0 ? 1 : 0);

/** Whether a word is mostly written without a capital. */
export function isSmall({ small, otherwise }: Habits, word: Word): boolean {
  const kind = kindOf(word);
  return ((small[kind >>> 3]! >>> (kind & 7)) & 1) === 1 !== otherwise.has(word.folded);
}
