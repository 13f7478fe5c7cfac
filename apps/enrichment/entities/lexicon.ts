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

/** Words and what lists and clusters say of them. The words stay one string that is searched by halves: that takes no time to load. */
export class Lexicon {
  private readonly starts: Uint32Array;

  constructor(
    /** In order of code units, each followed by a line end. */
    private readonly text: string,
    private readonly fine: Uint16Array,
    /** Rows of two: the middle and the coarse cluster of each fine one. */
    private readonly parents: Uint16Array,
    private readonly flags: Uint16Array,
    private readonly nouns: Uint8Array,
  ) {
    this.starts = new Uint32Array(nouns.length + 1);
    for (let i = 0; i < nouns.length; i++) this.starts[i + 1] = text.indexOf('\n', this.starts[i]) + 1;
  }

  words(): string[] {
    return this.text.split('\n').slice(0, -1);
  }

  private indexOf(word: string): number | undefined {
    let [low, high] = [0, this.nouns.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.text.slice(this.starts[middle], this.starts[middle + 1]! - 1);
      if (found === word) return middle;
      if (found < word) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** @param folded a word as `fold` gives it */
  find(folded: string): Entry {
    const i = this.indexOf(folded);
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
  const words = `${new TextDecoder().decode(take(textLength))}\n`;
  const wide = (length: number) => {
    // Low bytes first, then high bytes: that compresses better than pairs.
    const [low, high] = [take(length), take(length)];
    return Uint16Array.from(low, (byte, i) => byte | (high[i]! << 8));
  };
  return new Lexicon(words, wide(count), wide(2 * clusters), wide(count), take(count));
}
