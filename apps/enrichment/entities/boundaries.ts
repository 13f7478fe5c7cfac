import { TYPES } from './labels.js';
import type { Span } from './labels.js';
import { Flag } from './lexicon.js';
import { nameLike } from './page.js';
import type { Page } from './page.js';
import { Case } from './words.js';

const [PERSON, ORGANIZATION, LOCATION, MISC] = TYPES.map((_, i) => i) as [number, number, number, number];
const PLACE = Flag.placeStart | Flag.knownPlace | Flag.country;
const words = (list: string) => new Set(list.split(/\s+/));

const FORMS_OF_ADDRESS = words('mr mrs ms dr prof rep sen gen lt col maj capt sgt brig gov rev engr hon');
const TITLES = words(`${[...FORMS_OF_ADDRESS].join(' ')} professor general lieutenant colonel major captain sergeant admiral adm cmdr brigadier senator governor president minister chancellor
  justice judge mk mp sheikh sheik shaikh king queen prince princess pope archbishop bishop cardinal reverend rabbi imam ayatollah hojatoleslam sir dame lord lady barrister chief alhaji haji hajia chairman
  secretary ambassador comandante inspector superintendent constable coach mayor`);
const ROLES = words('ceo cfo coo cto cro mp mps mla president chairman chair chairperson director governor minister ministers member members ruler spokesman spokeswoman spokesperson secretary chief head commissioner ambassador officer');
/** Whether the word (folded) is a title or a role, which names nobody by itself. */
export const isTitleWord = (word: string): boolean => word !== 'dame' && word !== 'king' && word !== 'prince' && word !== 'justice' && word !== 'pope' && (TITLES.has(word) || ROLES.has(word));

const plain = (page: Page, i: number) => page.words[i]!.folded.replace('.', '');

/** Titles before a person's name and roles after an organisation's are no part of it: "Dr al-Ansari", "Siemens CEO". What a form of address stands before is a person. */
export function stripTitles(page: Page, span: Span): Span {
  let { from, to, type } = span;
  if (type !== MISC && to - from > 1 && FORMS_OF_ADDRESS.has(plain(page, from))) type = PERSON;
  if (type === PERSON) for (let i = from + 1; i < to - 1; i++) if (ROLES.has(plain(page, i))) from = i + 1;
  if (type === PERSON) while (from < to - 1 && TITLES.has(plain(page, from)) && page.words[from + 1]!.case !== Case.mark) from++;
  if (type !== MISC && to - from > 1 && /^ngos?$/.test(page.words[from]!.folded)) [from, type] = [from + 1, ORGANIZATION];
  if (type !== PERSON && type !== MISC) {
    while (to - 1 > from && ROLES.has(plain(page, to - 1)) && nameLike(page.words[to - 2]!)) to--;
    if (to < span.to && page.words[to - 1]!.flags & PLACE && to - from === 1) type = LOCATION;
  }
  return { from, to, type };
}

/** A possessive or a mark at an end is no part of a name. */
export function trimMarks(page: Page, span: Span): Span {
  let { from, to } = span;
  const loose = (i: number) => page.words[i]!.case === Case.possessive || page.words[i]!.case === Case.mark;
  while (from < to - 1 && loose(from)) from++;
  while (to > from + 1 && loose(to - 1)) to--;
  return { ...span, from, to };
}

const HYPHEN = /^[-‐‑]$/;
const SUFFIX = /(?:ed|era|style|like|run|born|made|wide|only|free|area|based|bound|friendly|born|held|born|type|sponsored)$/;

/** Whether tokens i and i + 2 are one word with a hyphen between. */
const joined = (page: Page, i: number) => i >= 0 && i + 2 < page.words.length && HYPHEN.test(page.tokens.words[i + 1]!)
  && page.tokens.ends[i] === page.tokens.starts[i + 1] && page.tokens.ends[i + 1] === page.tokens.starts[i + 2];

/** A person's name does not end within a word: "Han Seo-jin"; but "Biden-led". */
function wholeWords(page: Page, span: Span): Span {
  const { from } = span;
  let { to, type } = span;
  if (type !== PERSON && to - from < 2) return span;
  for (let i = to - 1; joined(page, i) && i + 2 < page.last[from]!; i += 2) {
    const next = page.words[i + 2]!;
    if (next.case === Case.lower ? SUFFIX.test(next.folded) || (type !== PERSON && !(page.words[from]!.flags & Flag.lastName)) : type !== PERSON || !nameLike(next)) break;
    to = i + 3;
    if (type === LOCATION) type = PERSON;
  }
  return { from, to, type };
}

const NO_GIVEN_NAME = Flag.country | Flag.people | Flag.knownPlace | Flag.knownGroup;

/** "Tayyip Erdoğan" has "Recep" before it, though a capital tells nothing where a sentence begins. */
function fromGivenName(page: Page, span: Span): Span {
  const before = page.words[span.from - 1];
  const begins = span.type === PERSON && span.from - 1 === page.first[span.from] && before?.case === Case.title;
  return begins && before.flags & Flag.firstName && !(before.flags & NO_GIVEN_NAME) && before.noun === 0 && !isTitleWord(before.folded) ? { ...span, from: span.from - 1 } : span;
}

/** Small words of other languages: between capitals in an English text they are within a name. */
const FOREIGN = words('de del la las los el para por y du des le les do da das dos sin con della delle di und für fur van der den ibn bin bint ul');

/** Those of them that no person's name has. */
const NOT_IN_PERSONS = words('por para sin con für und');

/** Goes on over foreign small words: "Puente" is "Puente por la Paz". */
function overForeignWords(page: Page, span: Span): Span {
  let { from, to } = span;
  for (let i = to; ; ) {
    let next = i;
    while (next < page.last[from]! && next < i + 3 && page.words[next]!.case === Case.lower && FOREIGN.has(page.words[next]!.folded)) next++;
    if (next === i || next >= page.last[from]! || !nameLike(page.words[next]!)) break;
    while (next < page.last[from]! && nameLike(page.words[next]!)) next++;
    i = to = next;
  }
  for (let i = from; ; ) {
    let before = i - 1;
    while (before >= page.first[span.from]! && before > i - 4 && page.words[before]!.case === Case.lower && FOREIGN.has(page.words[before]!.folded)) before--;
    if (before === i - 1 || before < page.first[span.from]! || !nameLike(page.words[before]!)) break;
    i = from = before;
  }
  const phrase = span.type === PERSON && page.words.slice(from, to).some(({ folded }) => NOT_IN_PERSONS.has(folded));
  return { from, to, type: phrase ? ORGANIZATION : span.type };
}

const REALMS = words('state republic kingdom emirate sultanate principality commonwealth');

const OF_A_COUNTRY = words('government embassy court university bank parliament ministry senate church institute');

/** "State of Israel" is the place's full name, "Government of Israel" an organisation. */
function overOf(page: Page, span: Span): Span {
  const at = span.from - 2;
  if (span.type !== LOCATION || at < page.first[span.from]! || page.words[at + 1]!.folded !== 'of' || page.words[at]!.case !== Case.title) return span;
  if (REALMS.has(page.words[at]!.folded)) return { ...span, from: at };
  return OF_A_COUNTRY.has(page.words[at]!.folded) ? { from: page.capsFrom[at]!, to: span.to, type: ORGANIZATION } : span;
}

/** "Türkiye's Ministry of Energy" is a place and an organisation. */
function splitPossessive(page: Page, span: Span): Span[] {
  const { from, to, type } = span;
  if (type !== ORGANIZATION || to - from < 3 || page.words[from + 1]!.case !== Case.possessive || !(page.words[from]!.flags & PLACE)) return [span];
  return [{ from, to: from + 1, type: LOCATION }, { from: from + 2, to, type }];
}

/** Makes names whole. A name takes in those that it grows over; where two grow into each other they are one. */
export function wholeNames(page: Page, spans: readonly Span[]): Span[] {
  const grown = spans.flatMap((span) => splitPossessive(page, span)).map((span) => overOf(page, fromGivenName(page, overForeignWords(page, wholeWords(page, span)))));
  const apart: Span[] = [];
  for (const span of grown) {
    while (apart.length > 0 && apart.at(-1)!.from >= span.from) apart.pop();
    const last = apart.at(-1);
    if (!last || span.from >= last.to) apart.push(span);
    else if (span.to > last.to) apart[apart.length - 1] = { from: last.from, to: span.to, type: span.type === ORGANIZATION ? ORGANIZATION : last.type };
  }
  return apart;
}
