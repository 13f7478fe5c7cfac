import { classAt, DIGIT, foldAt, LETTER, MARK, SEPARATOR, UNSPACED, UPPER } from './characters.js';

/** How a word is written. Scripts without capitals are `UNCASED`. */
export const LOWER = 0;
export const CAPITALIZED = 1;
export const ALL_CAPS = 2;
export const NUMBER = 3;
export const UNCASED = 4;

/** A text as words: offsets into the text, how each is written, and all words folded, one behind the other. */
export interface Words {
  text: string;
  count: number;
  start: Int32Array;
  end: Int32Array;
  shape: Uint8Array;
  script: Uint8Array;
  folded: Uint16Array;
  foldedStart: Int32Array;
  /** `folded` as a string. */
  foldedText: string;
  /** Filled when first asked for. */
  small?: Set<string>;
}

/** Longer texts are tagged up to here: what a page says beyond a million characters is no news article. */
export const MAX_TEXT = 1_000_000;

/** Splits a text into words: runs of letters, digits and marks. A run of an unspaced script is one word. */
export function wordsOf(fullText: string): Words {
  const text = fullText.length > MAX_TEXT ? fullText.slice(0, MAX_TEXT) : fullText;
  const room = text.length + 1;
  const words: Words = {
    text, count: 0, start: new Int32Array(room), end: new Int32Array(room), shape: new Uint8Array(room), script: new Uint8Array(room),
    folded: new Uint16Array(text.length), foldedStart: new Int32Array(room + 1), foldedText: '',
  };
  let filled = 0;
  for (let i = 0; i < text.length;) {
    const first = classAt(text, i);
    if (first === SEPARATOR || first === MARK) {
      i++;
      continue;
    }
    const word = words.count++;
    const isUnspaced = first === UNSPACED;
    let letters = 0;
    let capitals = 0;
    words.start[word] = i;
    words.foldedStart[word] = filled;
    for (; i < text.length; i++) {
      const kind = classAt(text, i);
      if (kind === SEPARATOR || (kind !== MARK && (kind === UNSPACED) !== isUnspaced)) break;
      if (kind === MARK) continue;
      words.folded[filled++] = foldAt(text, i);
      if (kind !== DIGIT) letters++;
      if (kind === UPPER) capitals++;
    }
    words.end[word] = i;
    words.script[word] = first;
    words.shape[word] = shapeOf(first, letters, capitals);
  }
  words.foldedStart[words.count] = filled;
  words.foldedText = Buffer.from(words.folded.buffer).toString('utf16le', 0, 2 * filled);
  return words;
}

function shapeOf(first: number, letters: number, capitals: number): number {
  if (letters === 0) return NUMBER;
  if (first !== UPPER) return first === LETTER || first === DIGIT ? LOWER : UNCASED;
  return capitals === letters && letters > 1 ? ALL_CAPS : CAPITALIZED;
}

/** The word folded, as a string: for the few that rules look at. */
export function wordAt(words: Words, index: number): string {
  if (index < 0 || index >= words.count) return '';
  return words.foldedText.slice(words.foldedStart[index], Math.min(words.foldedStart[index + 1]!, words.foldedStart[index]! + 60));
}

/** Whether the text has the word in small letters too: then a capital at the beginning of a sentence tells nothing. */
export function isAlsoSmall(words: Words, index: number): boolean {
  words.small ??= smallWords(words);
  return words.small.has(wordAt(words, index));
}

function smallWords(words: Words): Set<string> {
  const small = new Set<string>();
  for (let i = 0; i < words.count; i++) if (words.shape[i] === LOWER && isBetweenSpaces(words, i)) small.add(wordAt(words, i));
  return small;
}

/** No part of an address of the web: `mail@lagos.example`. */
function isBetweenSpaces({ text, start, end }: Words, index: number): boolean {
  const after = end[index]!;
  return isSpaceAt(text, start[index]! - 1) && (isSpaceAt(text, after) || (',;:.!?'.includes(text[after]!) && isSpaceAt(text, after + 1)));
}

/** The ends of the text count as one. */
const isSpaceAt = (text: string, at: number): boolean => at < 0 || at >= text.length || text.charCodeAt(at) === 32 || /\s/.test(text[at]!);

/** What stands between a word and the next one. */
export function gapAfter(words: Words, index: number): string {
  const from = words.end[index]!;
  return words.text.slice(from, Math.min(index + 1 < words.count ? words.start[index + 1]! : words.text.length, from + 8));
}
