import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from './format.js';

/** What statistics make of a text. */
export interface Told {
  /** ISO 639-1; null if no language has anything of the text. */
  readonly language: string | null;
  /** 0 to 1, of the languages that have anything of it. */
  readonly scores: ReadonlyMap<string, number>;
  /** Whether the best score is near that of usual texts in its language. */
  readonly isReliable: boolean;
}

const { codes, usual, base, heads, tails, counts, languages, points, unknownBytes } = unpack(readFileSync(join(import.meta.dirname, 'statistics.bin')));
const known = new Set(codes);

/** Where each run's languages begin. */
const starts = new Uint32Array(counts.length + 1);
counts.forEach((count, run) => (starts[run + 1] = starts[run]! + count));

/** Each run's index and 1 at its hash or behind it; 0 is none. There are three times as many as runs. */
const slots = new Int32Array(1 << 18);
heads.forEach((head, run) => (slots[slotOf(head, tails[run]!)] = run + 1));

/** Where a run is, or would be. */
function slotOf(head: number, tail: number): number {
  const mixed = Math.imul(head ^ Math.imul(tail, 0x85ebca6b), 0x9e3779b1);
  let slot = (mixed ^ (mixed >>> 15)) & (slots.length - 1);
  for (let run = slots[slot]!; run !== 0 && (heads[run - 1] !== head || tails[run - 1] !== tail); run = slots[slot]!) slot = (slot + 1) & (slots.length - 1);
  return slot;
}

/** What parts words; an apostrophe before a letter is a part of its word. No run has letters beyond the basic plane. */
const separators = /(?:[^\p{L}]|[\u{10000}-\u{10ffff}])+(?<!['`’])/gu;
const maxText = 1000;
/** Words that begin later are not looked at, nor what is beyond so many bytes. */
const lastWord = 350;
const mostBytes = 380;
/** The middle of a longer word is not looked at. */
const longestWord = 70;
/** Runs are of four bytes and begin at every third. */
const runLength = 4;
const stride = 3;
/** Half of the points that a run gives in the mean: scales them to 0 to 1. */
const scale = 25;
/** A text with this share of the usual score is told reliably. */
const reliable = 0.75;
const minRuns = 3;
const space = 32;
const isUnknown = new Uint8Array(256);
for (const byte of unknownBytes) isUnknown[byte] = 1;

export const isKnown = (language: string): boolean => known.has(language);

/** The languages of a text by the runs of bytes in its first words. The method and the numbers are those of eld. */
export function tell(text: string): Told {
  const runs = new Runs();
  const words = text.slice(0, maxText).replace(separators, ' ').trim().toLowerCase();
  let read = 0;
  for (let i = 0; i < words.length && read <= mostBytes; i++) {
    const code = words.charCodeAt(i);
    if (code !== space) {
      read += runs.letter(code);
      continue;
    }
    runs.endWord();
    if (read++ > lastWord) break;
  }
  runs.endWord();
  return runs.told();
}

/** The distinct runs of a text's words, and what they give each language. */
class Runs {
  private readonly sums = new Uint32Array(codes.length);
  private readonly seen = new Set<number>();
  private readonly word = new Uint8Array(mostBytes + 4);
  private length = 0;

  /** Adds a letter to the word. @returns how many bytes of UTF-8 it has. */
  letter(code: number): number {
    if (code < 0x80) {
      this.word[this.length++] = code;
      return 1;
    }
    if (code >= 0x800) this.byte(0xe0 | (code >> 12));
    this.byte(code < 0x800 ? 0xc0 | (code >> 6) : 0x80 | ((code >> 6) & 0x3f));
    this.byte(0x80 | (code & 0x3f));
    return code < 0x800 ? 2 : 3;
  }

  private byte(byte: number): void {
    this.word[this.length++] = isUnknown[byte] ? space : byte;
  }

  endWord(): void {
    const length = Math.min(this.length, longestWord);
    if (length === 0) return;
    let at = 0;
    for (; at + runLength < length; at += stride) this.run(at, at + runLength, at === 0, false);
    // The last run of a longer word goes to its end: it is in no table, but it is a run.
    if (this.length > longestWord) this.seen.add(-1 - this.hashFrom(length - runLength));
    else this.run(Math.max(0, length - runLength), length, at === 0, true);
    this.length = 0;
  }

  private hashFrom(from: number): number {
    return this.word.subarray(from, this.length).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
  }

  private run(from: number, to: number, isFirst: boolean, isLast: boolean): void {
    let head = 0;
    let tail = 0;
    let n = 0;
    const add = (byte: number) => {
      if (n < 4) head |= byte << (8 * n);
      else tail |= byte << (8 * (n - 4));
      n++;
    };
    if (isFirst) add(space);
    for (let i = from; i < to; i++) add(this.word[i]!);
    if (isLast) add(space);
    head >>>= 0;
    const key = tail * 2 ** 32 + head;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const run = slots[slotOf(head, tail)]! - 1;
    if (run < 0) return;
    for (let i = starts[run]!; i < starts[run + 1]!; i++) this.sums[languages[i]!]! += points[i]! + base;
  }

  told(): Told {
    let best = -1;
    const scores = new Map<string, number>();
    for (let i = 0; i < codes.length; i++) {
      const sum = this.sums[i]!;
      if (sum === 0) continue;
      const mean = sum / this.seen.size;
      scores.set(codes[i]!, mean / (mean + scale));
      if (best < 0 || sum > this.sums[best]!) best = i;
    }
    if (best < 0) return { language: null, scores, isReliable: false };
    return { language: codes[best]!, scores, isReliable: this.seen.size >= minRuns && scores.get(codes[best]!)! >= usual[best]! * reliable };
  }
}
