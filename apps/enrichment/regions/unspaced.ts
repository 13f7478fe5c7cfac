import { classAt, HANGUL, MARK } from './characters.js';
import { HASH_START, hashNext, type Gazetteer } from './gazetteer/load.js';
import type { Field, Mention } from './mentions.js';
import type { Words } from './words.js';

const LONGEST = 12;
const SHORTEST = 2;

/** Names within a run of a script that puts no spaces between words, or (Hangul) that hangs particles onto them: the longest at each place. */
export function unspacedMentions(words: Words, word: number, field: Field, gazetteer: Gazetteer, most: number): Mention[] {
  const { folded, foldedStart } = words;
  const from = foldedStart[word]!;
  const to = foldedStart[word + 1]!;
  // Marks (Thai vowels) are no part of what is compared, but of what is cut.
  const offsets = offsetsOf(words, word);
  const found: Mention[] = [];
  for (let at = from; at < to && found.length < most;) {
    let state = HASH_START;
    let best = -1;
    let bestEnd = at;
    for (let end = at; end < Math.min(to, at + LONGEST);) {
      state = hashNext(state, folded[end++]!);
      if (end - at < SHORTEST) continue;
      const name = gazetteer.find(state, folded, at, end, 0);
      if (name >= 0) {
        best = name;
        bestEnd = end;
      }
    }
    const candidates = best < 0 ? [] : range(gazetteer.arrays.candidateStart[best]!, gazetteer.arrays.candidateStart[best + 1]!);
    if (candidates.length > 0)
      found.push({ words, field, first: word, last: word, start: offsets[at - from]!, end: offsets[bestEnd - from]!, name: best, candidates, support: 0 });
    if (words.script[word] === HANGUL) break;
    at = candidates.length > 0 ? bestEnd : at + 1;
  }
  return found;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Offsets into the text of each folded character of a word, and of its end. */
function offsetsOf(words: Words, word: number): number[] {
  const { text, start, end, foldedStart } = words;
  const length = foldedStart[word + 1]! - foldedStart[word]!;
  if (length === end[word]! - start[word]!) return Array.from({ length: length + 1 }, (_, i) => start[word]! + i);
  const offsets: number[] = [];
  for (let i = start[word]!; i < end[word]!; i++) if (classAt(text, i) !== MARK) offsets.push(i);
  offsets.push(end[word]!);
  return offsets;
}
