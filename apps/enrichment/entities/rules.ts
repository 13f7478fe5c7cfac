import { TYPES } from './labels.js';
import type { Span } from './labels.js';
import type { Page } from './page.js';
import { Case } from './words.js';

const PERSON = TYPES.indexOf('PERSON');

const TITLES = new Set(`mr mrs ms dr prof professor gen general lt lieutenant col colonel maj major capt captain sgt sergeant adm admiral cmdr brig brigadier rep sen senator gov governor president minister chancellor
  justice judge mk mp sheikh sheik shaikh king queen prince princess pope archbishop bishop cardinal rev reverend rabbi imam ayatollah hojatoleslam sir dame lord lady hon engr barrister chief alhaji haji hajia chairman
  secretary ambassador comandante inspector superintendent constable coach mayor`.split(/\s+/));
const titled = (page: Page, i: number) => TITLES.has(page.words[i]!.folded.replace('.', ''));

/** Titles are no part of a name: "Dr al-Ansari" is al-Ansari. A name of titles alone is left as it is. */
function stripTitles(page: Page, span: Span): Span {
  if (span.type !== PERSON) return span;
  let { from } = span;
  while (from < span.to - 1 && titled(page, from)) from++;
  return from === span.from || page.words[from]!.case === Case.mark ? span : { ...span, from };
}

/** A possessive or a mark at an end is no part of a name, but for the stop of an abbreviation. */
function trimMarks(page: Page, span: Span): Span {
  let { from, to } = span;
  const loose = (i: number) => page.words[i]!.case === Case.possessive || page.words[i]!.case === Case.mark;
  while (from < to - 1 && loose(from)) from++;
  while (to > from + 1 && loose(to - 1)) to--;
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

/** "Dubai Health Authority (DHA)": what the full name is the acronym is, there and wherever else it stands. */
function acronyms(page: Page, spans: Span[]): Span[] {
  const known = new Map<string, number>();
  for (const span of spans) {
    const i = span.to + 1;
    if (span.type === PERSON || i + 1 >= page.words.length || page.tokens.words[span.to] !== '(' || page.tokens.words[i + 1] !== ')') continue;
    const word = page.words[i]!;
    const letters = word.folded.replace(/[^a-z]/g, '');
    if (span.to - span.from > 1 && word.case === Case.upper && abbreviates(letters, initialsOf(page, span))) known.set(word.folded, span.type);
  }
  if (known.size === 0) return spans;
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

/** What holds for names whatever the weights say. */
export function applyRules(page: Page, spans: Span[]): Span[] {
  return acronyms(page, spans.map((span) => trimMarks(page, stripTitles(page, span))));
}
