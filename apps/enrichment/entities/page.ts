import type { Habits } from './habits.js';
import { pairOf, recase } from './recase.js';
import type { Uses } from './recase.js';
import { tokenize } from './tokens.js';
import type { Tokens } from './tokens.js';
import { Case, OUTSIDE_WORD } from './words.js';
import type { Word, Words } from './words.js';

/** A run of tokens that may hold names; between runs every token is outside of any name. */
export interface Run { from: number; to: number }

/** A text made ready for the tagger. */
export interface Page {
  tokens: Tokens;
  words: Word[];
  /** For each token its sentence's first token and the one after its last. */
  first: Int32Array;
  last: Int32Array;
  /** Stretches of tokens written like names, by token: from, to (exclusive); "bridged" ones go on over "of", "and", "the", "-". */
  capsFrom: Int32Array;
  capsTo: Int32Array;
  bridgedFrom: Int32Array;
  bridgedTo: Int32Array;
  runs: Run[];
  /** Words that the text also has in lower case. */
  lowered: Set<string>;
  /** Words that the text has with a capital where nothing but a name would have one. */
  capitalised: Set<string>;
  /** Of each sentence (by its first token) whether it is written like a headline. */
  headline: Set<number>;
}

const STOP = /^[.!?]$/;

const NAME_LIKE = new Set<number>([Case.title, Case.upper, Case.initial, Case.mixed]);
export const nameLike = (word: Word): boolean => NAME_LIKE.has(word.case);

/** Whether a token goes on a name over a hyphen, as "yeol" does in "Yoon Suk-yeol". */
function hyphenated(page: Page, i: number, from: number): boolean {
  const { words, tokens } = page;
  return i - 2 >= from && words[i]!.case === Case.lower && /^[-‐‑]$/.test(tokens.words[i - 1]!) && nameLike(words[i - 2]!)
    && tokens.ends[i - 1] === tokens.starts[i] && tokens.ends[i - 2] === tokens.starts[i - 1];
}

/** How many tokens apart from a capital a word like "of" may stand and still be thought to be within a name. */
const REACH = 2;

/** @param isLesson its headline is one of its own sentences: what stands side by side there would give all of it away */
export function preparePage(text: string, words: Words, habits: Habits, isLesson = false): Page {
  const tokens = tokenize(text);
  const n = tokens.words.length;
  const page: Page = {
    tokens, words: tokens.words.map((word) => words.get(word)),
    first: new Int32Array(n), last: new Int32Array(n),
    capsFrom: new Int32Array(n), capsTo: new Int32Array(n), bridgedFrom: new Int32Array(n), bridgedTo: new Int32Array(n),
    runs: [], lowered: new Set(), capitalised: new Set(), headline: new Set(),
  };
  const upper = new Set<string>();
  const sentences = tokens.sentences.slice(0, -1).map((from, s) => ({ from, to: tokens.sentences[s + 1]! }));
  for (const { from, to } of sentences) readCapitals(page, from, to, upper);
  const uses = { lowered: page.lowered, capitalised: page.capitalised, pairs: page.headline.size > 0 && !isLesson ? capitalPairs(page) : NONE, upper };
  for (const { from, to } of sentences) {
    if (page.headline.has(from)) recaseHeadline(page, from, to, uses, habits, words);
    markCaps(page, from, to, false, page.capsFrom, page.capsTo);
    markCaps(page, from, to, true, page.bridgedFrom, page.bridgedTo);
    markRuns(page, from, to, habits.inner);
  }
  return page;
}

/** Words that have no capital even in a headline. */
const SMALL = new Set('of and the for to in on a an at by with from as or is'.split(' '));
const MOSTLY = 0.6;
const NEARLY_ALL = 0.8;

/** Whether so many words have a capital that a capital tells nothing; a sentence that ends like one has to have them nearly everywhere. */
function isHeadline({ words, tokens }: Page, from: number, to: number): boolean {
  let [capitals, letters, small] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    if (nameLike(word)) capitals++;
    else if (word.case !== Case.lower) continue;
    else if (SMALL.has(word.folded)) small++;
    letters++;
  }
  const end = tokens.words[to - 1]!;
  if (letters < 4 || end === '.') return false;
  return capitals > NEARLY_ALL * (letters - small) || (capitals > MOSTLY * letters && !STOP.test(end));
}

/** Whether a sentence is a headline, and if not, how it writes its words. */
function readCapitals(page: Page, from: number, to: number, upper: Set<string>): void {
  const { words } = page;
  page.first.fill(from, from, to);
  page.last.fill(to, from, to);
  if (isHeadline(page, from, to)) {
    page.headline.add(from);
    return;
  }
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    if (word.case === Case.lower) page.lowered.add(word.folded);
    else if (i > from && nameLike(word) && words[i - 1]!.case === Case.lower) page.capitalised.add(word.folded);
    if (word.case === Case.upper) upper.add(word.folded);
  }
}

const NONE: ReadonlySet<string> = new Set();

function capitalPairs({ words, first, headline }: Page): Set<string> {
  const pairs = new Set<string>();
  for (let i = 1; i < words.length; i++) if (nameLike(words[i]!) && nameLike(words[i - 1]!) && first[i] === first[i - 1] && !headline.has(first[i]!)) pairs.add(pairOf(words[i - 1]!, words[i]!));
  return pairs;
}

/** Gives a headline's words the capitals that they have in sentences. */
function recaseHeadline(page: Page, from: number, to: number, uses: Uses, habits: Habits, words: Words): void {
  const allCapitals = page.words.slice(from, to).every((word) => word.case !== Case.title && word.case !== Case.lower);
  const written = page.words.slice(from, to);
  written.forEach((word, k) => (page.words[from + k] = recase(word, page.tokens.words[from + k]!, { before: written[k - 1], after: written[k + 1], allCapitals }, uses, habits, words)));
}

const BRIDGES = new Set(['of', 'and', 'the', 'for', '&', '-', '–', 'de', 'la', 'al', 'el', 'bin', 'del', 'da', 'di', 'van', 'von', 'der', "'s", 'on', 'in']);
const bridges = (word: Word) => BRIDGES.has(word.folded);

function markCaps(page: Page, from: number, to: number, bridged: boolean, starts: Int32Array, ends: Int32Array): void {
  const { words } = page;
  for (let i = from; i < to; ) {
    if (!nameLike(words[i]!)) {
      starts[i] = ends[i] = i++;
      continue;
    }
    let end = i + 1;
    for (;;) {
      let next = end;
      while (bridged && next < to && next < end + REACH && bridges(words[next]!)) next++;
      if (next >= to || !nameLike(words[next]!)) break;
      end = next + 1;
    }
    for (let k = i; k < end; k++) [starts[k], ends[k]] = [i, end];
    i = end;
  }
}

function markRuns(page: Page, from: number, to: number, inner: ReadonlySet<string>): void {
  const { words } = page;
  const near = (i: number) => {
    for (let d = 1; d <= REACH; d++) if ((i - d >= from && nameLike(words[i - d]!)) || (i + d < to && nameLike(words[i + d]!))) return true;
    return false;
  };
  let open = -1;
  for (let i = from; i <= to; i++) {
    const active = i < to && (nameLike(words[i]!) || words[i]!.case === Case.uncased || hyphenated(page, i, from) || (inner.has(words[i]!.folded) && near(i)));
    if (active && open < 0) open = i;
    if (!active && open >= 0) {
      page.runs.push({ from: open, to: i });
      open = -1;
    }
  }
}

/** The word `by` tokens away from token i within its sentence. */
export function wordAt(page: Page, i: number, by: number): Word {
  const k = i + by;
  return k >= page.first[i]! && k < page.last[i]! ? page.words[k]! : OUTSIDE_WORD;
}
