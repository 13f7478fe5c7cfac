import { CAPITALIZED, ALL_CAPS, gapAfter, wordAt, type Words } from './words.js';
import { NOUNS_BEFORE_OF, ORGANISATION_NOUNS, SUBDIVISION_NOUNS } from './nouns.js';

const MOST_WORDS = 6;

/** Whether the words `first` to `last` stand inside the longer name of an organisation, facility, work or event. */
export function isInsideName(words: Words, first: number, last: number): boolean {
  return isBeforeNoun(words, last) || isBehindNounOf(words, first);
}

/** `Boston` in `Boston Red Sox`: capitalised words follow without a stop, and one of them is such a noun. */
function isBeforeNoun(words: Words, last: number): boolean {
  for (let i = last; i < last + MOST_WORDS && i + 1 < words.count; i++) {
    const gap = gapAfter(words, i);
    const next = words.shape[i + 1];
    if (gap !== ' ' && gap !== '-' && gap !== ' & ' && !(gap === '. ' && words.end[i]! - words.start[i]! <= 3)) return false;
    const word = wordAt(words, i + 1);
    if (next !== CAPITALIZED && next !== ALL_CAPS) {
      if ((word === 'of' || word === 'and' || word === 'for') && i > last) continue;
      return false;
    }
    if (ORGANISATION_NOUNS.has(word) && !(i === last && SUBDIVISION_NOUNS.has(word))) return true;
  }
  return false;
}

/** `Georgia` in `University of Georgia`, `New York` in `Federal Reserve Bank of New York`. */
function isBehindNounOf(words: Words, first: number): boolean {
  let i = first - 1;
  if (i >= 1 && wordAt(words, i) === 'the' && gapAfter(words, i) === ' ') i--;
  if (i < 1 || wordAt(words, i) !== 'of' || gapAfter(words, i) !== ' ' || gapAfter(words, i - 1) !== ' ') return false;
  return NOUNS_BEFORE_OF.has(wordAt(words, i - 1)) && words.shape[i - 1] === CAPITALIZED;
}
