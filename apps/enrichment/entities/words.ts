import { fold } from './lexicon.js';
import type { Lexicon } from './lexicon.js';

const { imul } = Math;

/** How a token is written. */
export const Case = { lower: 0, title: 1, upper: 2, initial: 3, mixed: 4, number: 5, mark: 6, possessive: 7, outside: 8, uncased: 9 } as const;

/** A token's form as numbers to make features of; equal words share one. */
export interface Word {
  folded: string;
  lower: number;
  form: number;
  prefix3: number;
  prefix4: number;
  suffix2: number;
  suffix3: number;
  suffix4: number;
  shape: number;
  case: number;
  coarse: number;
  middle: number;
  fine: number;
  flags: number;
  noun: number;
}

/** A longer word is known by this much of its beginning: no name is as long, and hostile text is. */
const LONGEST_WORD = 60;
const REMEMBERED = 50_000;

/** FNV-1a over UTF-16 code units. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

const ADDRESS = /^(?:https?:\/\/|www\.)|.@./;

function caseOf(word: string): number {
  if (/^['’]s$/.test(word)) return Case.possessive;
  const first = word[0]!;
  if (ADDRESS.test(word)) return Case.mark;
  if (/^\p{N}/u.test(word)) return Case.number;
  if (!/^\p{L}/u.test(word)) return Case.mark;
  if (/^\p{Lu}\.?$/u.test(word)) return Case.initial;
  if (first === first.toLowerCase()) return first === first.toUpperCase() ? Case.uncased : /\p{Lu}/u.test(word) ? Case.mixed : Case.lower;
  if (!/\p{Ll}/u.test(word)) return Case.upper;
  return /^.[^\p{Lu}]*$/u.test(word) ? Case.title : Case.mixed;
}

const shapeOf = (word: string) => word.replace(/\p{Lu}+/gu, 'X').replace(/[^X\P{L}]+/gu, 'x').replace(/\p{N}+/gu, '0');

/** Words as numbers, remembered from text to text. */
export class Words {
  private readonly seen = new Map<string, Word>();

  constructor(private readonly lexicon: Lexicon) {}

  get(token: string): Word {
    const known = this.seen.get(token);
    if (known) return known;
    const made = this.make(token.slice(0, LONGEST_WORD));
    if (this.seen.size >= REMEMBERED) this.seen.clear();
    this.seen.set(token, made);
    return made;
  }

  private make(token: string): Word {
    const folded = fold(token);
    const { clusters, flags, noun } = this.lexicon.find(folded);
    const lower = folded.replace(/\d/g, '0');
    return {
      folded, lower: hash(lower), form: hash(`=${token}`),
      prefix3: hash(`${lower.slice(0, 3)}-`), prefix4: hash(`${lower.slice(0, 4)}-`),
      suffix2: hash(`-${lower.slice(-2)}`), suffix3: hash(`-${lower.slice(-3)}`), suffix4: hash(`-${lower.slice(-4)}`),
      shape: hash(shapeOf(token)), case: caseOf(token),
      coarse: clusters[0], middle: clusters[1], fine: clusters[2], flags, noun,
    };
  }
}

/** What stands before the first and after the last token of a sentence. */
export const OUTSIDE_WORD: Word = {
  folded: '', lower: 1, form: 1, prefix3: 1, prefix4: 1, suffix2: 1, suffix3: 1, suffix4: 1, shape: 1, case: Case.outside, coarse: 0, middle: 0, fine: 0, flags: 0, noun: 0,
};
