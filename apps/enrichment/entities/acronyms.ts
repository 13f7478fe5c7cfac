import { isCountryName } from './countries.js';
import { inPlaceOf, TYPES } from './labels.js';
import type { Span } from './labels.js';
import { Flag } from './lexicon.js';
import { nameLike } from './page.js';
import type { Page } from './page.js';
import { Case } from './words.js';
import type { Word } from './words.js';

const [PERSON, ORGANIZATION, LOCATION, MISC] = TYPES.map((_, i) => i) as [number, number, number, number];
const COUNTRY = Flag.country | Flag.people;
const HYPHEN = /^[-‐‑–]$/;
const CLOSING = /^[);]$/;

/** Where the words whose initials are the letters begin, read backwards from before token `end`; small words may count or not; -1 if they do not fit. */
function expansionStart(page: Page, end: number, letters: string): number {
  const first = page.first[end - 1]!;
  const fits = (i: number, left: number): number => {
    if (left < 0) return i + 1;
    if (i < first || i < end - letters.length * 2) return -1;
    const word = page.words[i]!;
    if (word.case === Case.possessive || word.case === Case.mark) return fits(i - 1, left);
    if (word.folded[0] === letters[left]) {
      const start = fits(i - 1, left - 1);
      if (start >= 0) return start;
    }
    return word.case === Case.lower && left < letters.length - 1 ? fits(i - 1, left) : -1;
  };
  return fits(end - 1, letters.length - 1);
}

const MOST_LETTERS = 10;

/** "United Nations Interim Force in Lebanon (UNIFIL)": a name is all the words whose initials stand in brackets after it (after Schwartz and Hearst, 2003). */
export function expansions(page: Page, spans: readonly Span[]): Span[] {
  let all = [...spans];
  for (const span of spans) {
    if (span.type === PERSON) continue;
    const end = openingAfter(page, span);
    if (end < 0) continue;
    const letters = page.words[end + 1]!.folded.replace(/[^a-z]/g, '');
    if (page.words[end + 1]!.case !== Case.upper || letters.length < 2 || letters.length > MOST_LETTERS) continue;
    const start = expansionStart(page, end, letters);
    if (start < 0 || !nameLike(page.words[start]!)) continue;
    const from = Math.min(start, span.from);
    const type = all.find((other) => other.from === from)?.type ?? span.type;
    const short = all.find((other) => other.from === end + 1)?.type ?? ORGANIZATION;
    const to = page.words[end - 1]!.case === Case.possessive ? end - 1 : end;
    if (start < span.to || span.to === end) all = inPlaceOf(all, { from, to, type: type !== PERSON && type !== MISC ? type : span.type !== MISC ? span.type : short });
  }
  return all;
}

/** The next opening bracket with one word in it, at most a few tokens on and within the sentence; -1 if there is none. */
function openingAfter(page: Page, { to }: Span): number {
  for (let i = to; i < to + 6 && i + 2 < page.last[to - 1]!; i++) {
    if (page.tokens.words[i] === '(') return page.tokens.words[i + 2] === ')' ? i : -1;
    if (page.words[i]!.case === Case.mark && page.tokens.words[i] !== '-') return -1;
  }
  return -1;
}

const capitals = (word: Word) => word.case === Case.upper || word.case === Case.initial;

/** "ZANU-PF": acronyms joined by a hyphen are one. */
export function joinedAcronyms(page: Page, span: Span): Span {
  if (span.type !== ORGANIZATION || span.to - span.from !== 1 || page.words[span.from]!.case !== Case.upper) return span;
  let { from, to } = span;
  const glued = (i: number) => i >= 1 && i + 1 < page.words.length && HYPHEN.test(page.tokens.words[i]!) && page.tokens.ends[i - 1] === page.tokens.starts[i] && page.tokens.ends[i] === page.tokens.starts[i + 1]
    && capitals(page.words[i - 1]!) && capitals(page.words[i + 1]!) && !((page.words[i - 1]!.flags | page.words[i + 1]!.flags) & COUNTRY);
  while (glued(to)) to += 2;
  while (glued(from - 1)) from -= 2;
  return { ...span, from, to };
}

const initialsOf = (page: Page, { from, to }: Span): string => {
  let initials = '';
  for (let i = from; i < to; i++) if (page.words[i]!.case !== Case.lower && page.words[i]!.case !== Case.mark) initials += page.words[i]!.folded[0]!;
  return initials;
};

/** Whether the letters stand in the same order in the initials, but for one that is left out. */
function abbreviates(letters: string, initials: string): boolean {
  let at = 0;
  let missed = 0;
  for (const letter of letters) {
    const next = initials.indexOf(letter, at);
    if (next < 0) missed++;
    else at = next + 1;
  }
  return letters[0] === initials[0] && missed <= (letters.length > 3 ? 1 : 0);
}

/** "Ministry of Forestry (Mifor)": made of pieces of the name's words, in order. */
function isBlend(short: string, page: Page, { from, to }: Span): boolean {
  const letters = page.words.slice(from, to).map(({ folded }) => folded).join('');
  if (short.length < 4 || short[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of short) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const PLACE_WORDS = new Set('united republic republics emirate emirates kingdom state states federation union islands province region county district territory territories city coast north south east west northern southern eastern western central area zone street road avenue new saint'.split(' '));

/** Whether an acronym is in place: a body's name has one, of places only countries and the like. */
const isPlaceWithAcronym = (page: Page, { from, to }: Span) => isCountryName(page.words.slice(from, to).map(({ folded }) => folded)) || page.words.slice(from, to).some(({ folded }) => PLACE_WORDS.has(folded));

/** "Nairobi Health Authority (NHA)": what the full name is the acronym is, there and wherever else it stands. */
export function acronyms(page: Page, spans: readonly Span[]): Span[] {
  const known = new Map<string, number>();
  const bodies = new Set<Span>();
  for (const span of spans) {
    const i = span.to + 1;
    if (span.type === PERSON || span.to - span.from < 2 || i + 1 >= page.words.length || page.tokens.words[span.to] !== '(' || !CLOSING.test(page.tokens.words[i + 1]!)) continue;
    const word = page.words[i]!;
    const letters = word.folded.replace(/[^a-z]/g, '');
    const stands = word.case === Case.upper
      ? abbreviates(letters, initialsOf(page, span)) || expansionStart(page, span.to, letters) === span.from || (span.type === ORGANIZATION && letters.length >= 3 && !(word.flags & COUNTRY))
      : word.case === Case.title && !(word.flags & COUNTRY) && isBlend(letters, page, span);
    if (!stands) continue;
    const body = span.type === LOCATION && word.case === Case.upper && !isPlaceWithAcronym(page, span);
    if (body) bodies.add(span);
    known.set(word.folded, body ? ORGANIZATION : span.type);
  }
  if (known.size === 0) return [...spans];
  const covered = new Uint8Array(page.words.length);
  const retyped = spans.map((span) => {
    covered.fill(1, span.from, span.to);
    const type = bodies.has(span) ? ORGANIZATION : span.to - span.from === 1 ? known.get(page.words[span.from]!.folded) : undefined;
    return type === undefined ? span : { ...span, type };
  });
  page.words.forEach((word, i) => {
    const type = nameLike(word) && !covered[i] ? known.get(word.folded) : undefined;
    if (type !== undefined) retyped.push({ from: i, to: i + 1, type });
  });
  return retyped.sort((a, b) => a.from - b.from);
}
