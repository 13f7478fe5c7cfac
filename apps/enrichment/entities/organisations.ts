import { isBody } from './heads.js';
import { TYPES } from './labels.js';
import type { Span } from './labels.js';
import { Flag } from './lexicon.js';
import { nameLike } from './page.js';
import type { Page } from './page.js';
import { Case } from './words.js';

const [PERSON, ORGANIZATION, , MISC] = TYPES.map((_, i) => i) as [number, number, number, number];
const COUNTRY = Flag.country | Flag.people;
/** Who runs a company: what stands before is one. Ministers and presidents run countries too. */
const CORPORATE = new Set(['ceo', 'cfo', 'coo', 'cto', 'chair', 'chairperson', 'co-founder', 'cofounder', 'shareholders', 'spokesperson']);

/** Puts a span in place of all that it touches. */
function place(spans: readonly Span[], span: Span): Span[] {
  return [...spans.filter(({ from, to }) => to <= span.from || from >= span.to), span].sort((a, b) => a.from - b.from);
}

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
    if (start < span.to || span.to === end) all = place(all, { from, to: end, type: type !== PERSON && type !== MISC ? type : span.type !== MISC ? span.type : short });
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

/** "Pacific Eurasia" is Pacific Eurasia Logistics: a name goes on to the word that says it is a body of people. */
export function upToBody(page: Page, span: Span, next: Span | undefined): Span {
  if (span.type === PERSON) return span;
  const end = Math.min(page.capsTo[span.to - 1]!, next?.from ?? Infinity);
  for (let i = end - 1; i >= span.to; i--) if (isBody(page.words[i]!.folded)) return { from: span.from, to: i + 1, type: ORGANIZATION };
  return span;
}

/** "Anadolu CEO", "Kazakhstan Temir Zholy Chair": what one is the head of is an organisation, as far as the capitals go. */
export function beforeRoles(page: Page, spans: readonly Span[]): Span[] {
  let all = [...spans];
  page.words.forEach((word, i) => {
    if (!CORPORATE.has(word.folded) || i === page.first[i] || !nameLike(page.words[i - 1]!) || page.headline.has(page.first[i]!)) return;
    const to = page.words[i - 1]!.folded === 'deputy' || page.words[i - 1]!.folded === 'vice' ? i - 1 : i;
    const from = page.capsFrom[i - 1]!;
    const follows = i + 1 < page.last[i]! && all.some((span) => span.type === PERSON && (span.from === i + 1 || span.from === i));
    if (!follows && all.some((span) => span.type === PERSON && span.to === to)) return;
    if (from >= to || to - from > 5 || (to - from === 1 && page.words[from]!.flags & COUNTRY)) return;
    if (all.some((span) => span.type === ORGANIZATION && span.to === to)) return;
    all = place(all, { from, to, type: ORGANIZATION });
  });
  return all;
}

const HYPHEN = /^[-‐‑–]$/;

/** An organisation's name does not begin within a word: "Level Council" is "Türkiye–Kazakhstan High-Level Council". */
export function fromWholeWord(page: Page, span: Span): Span {
  if (span.type !== ORGANIZATION) return span;
  let { from } = span;
  const glued = (i: number) => i - 2 >= page.first[span.from]! && HYPHEN.test(page.tokens.words[i - 1]!) && page.tokens.ends[i - 1] === page.tokens.starts[i]
    && page.tokens.ends[i - 2] === page.tokens.starts[i - 1] && nameLike(page.words[i - 2]!);
  if (!glued(from)) return span;
  while (from > page.first[span.from]! && (glued(from) || nameLike(page.words[from - 1]!))) from -= glued(from) ? 2 : 1;
  return { ...span, from };
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

/** "Dubai Health Authority (DHA)": what the full name is the acronym is, there and wherever else it stands. */
export function acronyms(page: Page, spans: readonly Span[]): Span[] {
  const known = new Map<string, number>();
  for (const span of spans) {
    const i = span.to + 1;
    if (span.type === PERSON || i + 1 >= page.words.length || page.tokens.words[span.to] !== '(' || page.tokens.words[i + 1] !== ')') continue;
    const word = page.words[i]!;
    const letters = word.folded.replace(/[^a-z]/g, '');
    if (span.to - span.from > 1 && word.case === Case.upper && (abbreviates(letters, initialsOf(page, span)) || expansionStart(page, span.to, letters) === span.from)) known.set(word.folded, span.type);
  }
  if (known.size === 0) return [...spans];
  const covered = new Uint8Array(page.words.length);
  const retyped = spans.map((span) => {
    covered.fill(1, span.from, span.to);
    const type = span.to - span.from === 1 ? known.get(page.words[span.from]!.folded) : undefined;
    return type === undefined ? span : { ...span, type };
  });
  page.words.forEach((word, i) => {
    const type = word.case === Case.upper && !covered[i] ? known.get(word.folded) : undefined;
    if (type !== undefined) retyped.push({ from: i, to: i + 1, type });
  });
  return retyped.sort((a, b) => a.from - b.from);
}
