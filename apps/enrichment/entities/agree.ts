import { saidToBe } from './evidence.js';
import { LABELS, OUTSIDE, Part, TYPES, label } from './labels.js';
import type { Span } from './labels.js';
import { Flag } from './lexicon.js';
import { nameLike } from './page.js';
import type { Page } from './page.js';
import { Case } from './words.js';

const PERSON = TYPES.indexOf('PERSON');
const ORGANIZATION = TYPES.indexOf('ORGANIZATION');
const KNOWN = Flag.country | Flag.people | Flag.knownPlace;
/** The same for an organisation's first word. */
const FIRST_WORD = 60;
/** A mention that the weights leave out is added if they see it at most this much worse as a name; the largest weight is 127. */
const CLOSE = 120;
/** What the weights must say against it for a word of a person's full name not to be that person: nothing is enough, but for the name of a country. */
const LINK = 10_000;
const LINK_OF_COUNTRY = 300;
/** What it weighs that a sentence says what a name is. */
const SAID = 400;

const keyOf = (page: Page, { from, to }: Span) => {
  let key = '';
  for (let i = from; i < to; i++) key += `${page.words[i]!.folded} `;
  return key;
};

/** How much better than outside the emissions take the tokens for one name of a type. */
function marginOf(emissions: Int32Array, { from, to }: { from: number; to: number }, type: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const part = to - from === 1 ? Part.U : i === from ? Part.B : i === to - 1 ? Part.L : Part.I;
    sum += emissions[i * LABELS + label(type, part)]! - emissions[i * LABELS + OUTSIDE]!;
  }
  return sum;
}

interface Sense { mentions: Span[]; totals: number[] }

/** One sense a text: all mentions of the same words are of the type that they are best all together; mentions that were left out join if they are near to it. */
export function agree(page: Page, emissions: Int32Array, spans: readonly Span[]): Span[] {
  const senses = new Map<string, Sense>();
  for (const span of spans) {
    const key = keyOf(page, span);
    let sense = senses.get(key);
    if (!sense) senses.set(key, (sense = { mentions: [], totals: TYPES.map(() => 0) }));
    sense.mentions.push(span);
    for (let t = 0; t < TYPES.length; t++) sense.totals[t]! += marginOf(emissions, span, t);
    const said = saidToBe(page, span);
    if (said !== undefined) sense.totals[said]! += SAID;
  }
  linkPersons(page, spans, senses);
  linkOrganizations(page, spans, senses);
  const agreed = spans.map((span) => {
    const { totals } = senses.get(keyOf(page, span))!;
    let type = span.type;
    if (isBranch(page, span, senses)) return { ...span, type: ORGANIZATION };
    for (let t = 0; t < TYPES.length; t++) if (totals[t]! > totals[type]!) type = t;
    return { ...span, type };
  });
  return [...agreed, ...leftOut(page, emissions, agreed)].sort((a, b) => a.from - b.from);
}

/** "Baffinland" is the company where "Baffinland Iron Mines" is named; a country is not. */
function linkOrganizations(page: Page, spans: readonly Span[], senses: Map<string, Sense>): void {
  for (const { from, to, type } of spans) {
    const first = page.words[from]!;
    const sense = senses.get(`${first.folded} `);
    if (type === ORGANIZATION && to - from > 1 && sense && !(first.flags & KNOWN)) sense.totals[ORGANIZATION]! += FIRST_WORD * sense.mentions.length;
  }
}

const bestOf = (totals: readonly number[]) => totals.indexOf(Math.max(...totals));

/** "Movistar Venezuela" is Movistar's branch where "Movistar" alone is an organisation. */
function isBranch(page: Page, { from, to, type }: Span, senses: Map<string, Sense>): boolean {
  if (to - from !== 2 || type === ORGANIZATION || !(page.words[to - 1]!.flags & (Flag.country | Flag.knownPlace))) return false;
  const first = senses.get(`${page.words[from]!.folded} `);
  return first !== undefined && !(page.words[from]!.flags & KNOWN) && bestOf(first.totals) === ORGANIZATION;
}

/** "Phoenix" is the person where "Ann Phoenix" is named. */
function linkPersons(page: Page, spans: readonly Span[], senses: Map<string, Sense>): void {
  for (const { from, to, type } of spans) {
    if (type !== PERSON || to - from < 2) continue;
    for (const i of new Set([from, to - 1])) {
      const sense = senses.get(`${page.words[i]!.folded} `);
      if (sense && page.words[i]!.case !== Case.initial) sense.totals[PERSON]! += (page.words[i]!.flags & Flag.country ? LINK_OF_COUNTRY : LINK) * sense.mentions.length;
    }
    // "El-Sisi" of "Abdel Fattah El-Sisi".
    for (let i = from + 1; i < to - 1 && i < from + 5; i++) {
      const sense = senses.get(keyOf(page, { from: i, to, type }));
      if (sense) sense.totals[PERSON]! += LINK * sense.mentions.length;
    }
  }
}

function leftOut(page: Page, emissions: Int32Array, spans: readonly Span[]): Span[] {
  const types = new Map<string, number>();
  for (const span of spans) if (span.to - span.from === 1 && nameLike(page.words[span.from]!)) types.set(page.words[span.from]!.folded, span.type);
  const covered = new Uint8Array(page.words.length);
  for (const { from, to } of spans) covered.fill(1, from, to);
  const more: Span[] = [];
  for (const run of page.runs) for (let i = run.from; i < run.to; i++) {
    const word = page.words[i]!;
    const type = covered[i] || !nameLike(word) ? undefined : types.get(word.folded);
    if (type !== undefined && marginOf(emissions, { from: i, to: i + 1 }, type) > -CLOSE) more.push({ from: i, to: i + 1, type });
  }
  return more;
}
