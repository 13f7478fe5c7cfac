import { isBody } from './heads.js';
import { TYPES } from './labels.js';
import type { Span } from './labels.js';
import { Flag } from './lexicon.js';
import type { Page } from './page.js';
import { Case } from './words.js';
import type { Word } from './words.js';

const ORGANIZATION = TYPES.indexOf('ORGANIZATION');
const words = (list: string) => new Set(list.split(/\s+/));

/** Bodies whose names say what they are for: "Ministry of …". */
const OFFICES = words('ministry department directorate secretariat committee commission faculty office bureau authority council institute centre center academy society federation association chamber agency school college administration board union ministries');
const FOR = words('of for on');
const AND = words('and &');
const NAMED = Flag.country | Flag.people | Flag.knownPlace | Flag.knownPerson | Flag.knownGroup;
/** Adjectives, and plurals, which WordNet lists under their singular. */
const ENDING = /(?:al|ic|ive|ary|ous|able|ed|s)$/;

/** A word that stands for a thing, though it has a capital: "Livestock", "Industrial". */
const ordinary = (word: Word) => word.case === Case.title && (word.flags & NAMED) === 0 && !isBody(word.folded) && !OFFICES.has(word.folded) && (word.noun !== 0 || (word.fine !== 0 && word.flags === 0 && ENDING.test(word.folded)));

/** The end of a row of ordinary words from token i; i if there is none. */
function rowEnd(page: Page, i: number): number {
  let end = i;
  while (end < page.last[i]! && end < i + 4 && ordinary(page.words[end]!)) end++;
  // A row that goes on with another name, as in "and Public Health England", is that name's beginning.
  return end < page.last[i]! && end > i && (page.words[end]!.case === Case.title || page.words[end]!.case === Case.upper) ? i : end;
}

/** "Ministry of Agriculture" goes on to "and Livestock", "Ministry of Public Works" to ", Housing and Transport". */
function onward(page: Page, { from, to, type }: Span): Span {
  const names = page.words.slice(from, to);
  if (!names.some(({ folded }, i) => OFFICES.has(folded) && FOR.has(names[i + 1]?.folded ?? ''))) return { from, to, type };
  let [end, listed] = [to, to];
  const last = page.last[from]!;
  for (let parts = 0; parts < 4; parts++) {
    const comma = end < last && page.tokens.words[end] === ',';
    const and = end + (comma ? 1 : 0);
    const joins = and < last && AND.has(page.words[and]!.folded);
    const start = joins ? and + 1 : comma ? end + 1 : last;
    const next = start < last ? rowEnd(page, start) : start;
    if (next === start) break;
    end = next;
    if (joins) listed = end;
  }
  return { from, to: listed, type };
}

/** "Institute" at its end, "the Coastal and" before it: "Coastal and Marine Research Institute". */
function backward(page: Page, { from, to, type }: Span): Span {
  const head = page.words[to - 1]!;
  const first = page.first[from]!;
  if (!(isBody(head.folded) || OFFICES.has(head.folded)) || from - 3 < first || !AND.has(page.words[from - 1]!.folded)) return { from, to, type };
  let start = from - 1;
  while (start - 1 > first && ordinary(page.words[start - 1]!)) start--;
  if (start === from - 1) return { from, to, type };
  while (start - 2 > first && page.tokens.words[start - 1] === ',' && ordinary(page.words[start - 2]!)) start -= 2;
  const before = page.words[start - 1]!;
  return before.folded === 'the' || before.case === Case.possessive ? { from: start, to, type } : { from, to, type };
}

/** Parts of an organisation's name that an "and" or a comma joins to it. */
export const coordinated = (page: Page, span: Span): Span => (span.type === ORGANIZATION && !page.headline.has(page.first[span.from]!) ? backward(page, onward(page, span)) : span);
