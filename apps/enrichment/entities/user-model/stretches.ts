import { tokenize } from '../tokens.js';

interface Stretch { start: number; end: number }

/** What a model reads at once, in pieces: most take 512, two of them for the ends. */
const MOST_PIECES = 500;
/** Pieces are about words or halves of them where words have spaces between, and single characters where they have none. */
const LETTERS_A_PIECE = 2;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu;

const piecesOf = (text: string) => text.length / LETTERS_A_PIECE + (text.match(UNSPACED)?.length ?? 0) * (1 - 1 / LETTERS_A_PIECE);

/**
 * A text in stretches that are each short enough for a model: whole sentences where they are, else cut between words, else between characters.
 * Offsets are UTF-16 code units.
 */
export function stretches(text: string): Stretch[] {
  const { starts, ends, sentences } = tokenize(text);
  const found: Stretch[] = [];
  let pieces = 0;
  const add = (start: number, end: number) => {
    const more = piecesOf(text.slice(found.length > 0 ? found.at(-1)!.end : start, end));
    if (found.length > 0 && pieces + more <= MOST_PIECES) found.at(-1)!.end = end;
    else found.push({ start, end });
    pieces = found.at(-1)!.start === start ? more : pieces + more;
  };
  for (let s = 0; s + 1 < sentences.length; s++) {
    const [from, to] = [sentences[s]!, sentences[s + 1]!];
    const [start, end] = [starts[from]!, ends[to - 1]!];
    if (piecesOf(text.slice(start, end)) <= MOST_PIECES) add(start, end);
    else for (let i = from; i < to; i++) for (const part of cut(text, starts[i]!, ends[i]!)) add(part.start, part.end);
  }
  return found;
}

/** A word that is too long by itself, between its characters. */
function cut(text: string, start: number, end: number): Stretch[] {
  const parts: Stretch[] = [];
  for (let at = start; at < end; ) {
    let to = Math.min(end, at + MOST_PIECES);
    if (to < end && /[\udc00-\udfff]/.test(text[to]!)) to--;
    parts.push({ start: at, end: to });
    at = to;
  }
  return parts;
}
