import { brotliDecompressSync } from 'node:zlib';

/** What lists say of a word, as bits. A word may be several things at once ("Jordan", "Paris"). */
export const Flag = {
  firstName: 1, lastName: 2, placeStart: 4, placeInside: 8, country: 16, people: 32,
  knownPerson: 64, knownPlace: 128, knownGroup: 256, company: 512,
} as const;

/** What is known of a word before any text is read. */
export interface Entry {
  /** Which of the groups of words of like use it is in: coarse, middle, fine; 0 where unknown. */
  clusters: readonly [number, number, number];
  /** Bits of `Flag`. */
  flags: number;
  /** WordNet's lexicographer file of the word's first sense as a common noun (18 person, 14 group, 15 location …), 0 if it is none. */
  noun: number;
}

const UNKNOWN: Entry = { clusters: [0, 0, 0], flags: 0, noun: 0 };
const INVISIBLE = /[\p{M}\p{Cf}]/gu;
const SPECIAL: Record<string, string> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ŧ: 't', ħ: 'h', ə: 'a', '’': "'" };
const SPECIALS = /[ıøłđßæœŧħə’]/gu;
const PLAIN = /^[\x20-\x7e]*$/;

/** The form a word is looked up by: lower case, without marks and invisible characters ("Erdoğan" is found as "erdogan"). */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize('NFD').replace(INVISIBLE, '').replace(SPECIALS, (c) => SPECIAL[c]!);
}

/** Words and what lists and clusters say of them. */
export class Lexicon {
  private readonly index = new Map<string, number>();

  constructor(
    words: readonly string[],
    private readonly fine: Uint16Array,
    /** Rows of two: the middle and the coarse cluster of each fine one. */
    private readonly parents: Uint16Array,
    private readonly flags: Uint16Array,
    private readonly nouns: Uint8Array,
  ) {
    words.forEach((word, i) => this.index.set(word, i));
  }

  /** @param folded a word as `fold` gives it */
  find(folded: string): Entry {
    const i = this.index.get(folded);
    if (i === undefined) return UNKNOWN;
    const fine = this.fine[i]!;
    return { clusters: [this.parents[2 * fine + 1]!, this.parents[2 * fine]!, fine], flags: this.flags[i]!, noun: this.nouns[i]! };
  }
}

/** Reads what `packLexicon` wrote. */
export function readLexicon(packed: Uint8Array): Lexicon {
  const bytes = brotliDecompressSync(packed);
  const header = new DataView(bytes.buffer, bytes.byteOffset, 12);
  const [count, clusters, textLength] = [header.getUint32(0, true), header.getUint32(4, true), header.getUint32(8, true)];
  let at = 12;
  const take = (length: number) => bytes.subarray(at, (at += length));
  const words = new TextDecoder().decode(take(textLength)).split('\n');
  const wide = (length: number) => {
    // Low bytes first, then high bytes: that compresses better than pairs.
    const [low, high] = [take(length), take(length)];
    return Uint16Array.from(low, (byte, i) => byte | (high[i]! << 8));
  };
  return new Lexicon(words, wide(count), wide(2 * clusters), wide(count), take(count));
}
