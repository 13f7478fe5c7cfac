import { TYPES } from './labels.js';
import type { Span } from './labels.js';
import type { Page } from './page.js';
import { Case } from './words.js';

const [PERSON, ORGANIZATION, LOCATION, MISC] = TYPES.map((_, i) => i) as [number, number, number, number];
const words = (list: string) => new Set(list.split(/\s+/));

const BODIES = words(`company firm startup platform bank lender airline carrier newspaper magazine daily broadcaster group party union organisation organization ngo nonprofit charity agency manufacturer maker carmaker retailer
  brand operator provider network channel club team university association federation consultancy exchange developer giant conglomerate subsidiary insurer chain publisher label militia coalition watchdog`);
const PLACES = words(`town city village district province region island river country county municipality neighborhood neighbourhood suburb capital lake mountain valley governorate upazila tehsil prefecture
  commune hamlet peninsula bay port`);
/** What is called one of these is a product or a work, and no entity. */
const THINGS = words(`film films movie novel book album song game games videogame app apps software browser vaccine vaccines drug cryptocurrency ship vessel yacht ferry boat frigate aircraft jet missile missiles
  rocket satellite spacecraft smartphone documentary poem painting sculpture musical play opera`);
const ADDRESS = words('mr mr. mrs mrs. ms ms. dr dr. sir madam');
/** WordNet's class of nouns for people. */
const PEOPLE = 18;
const ARTICLES = words('a an the');

/** The noun that a sentence says a name to be: "Jumia, an online retailer", "retailer Jumia", "the town of Jos", "Joypurhat district"; and its type. */
export function saidToBe(page: Page, span: Span): number | undefined {
  const { from, to } = span;
  const at = (i: number) => (i >= page.first[from]! && i < page.last[from]! ? page.words[i]! : undefined);
  const before = at(from - 1);
  if (before && ADDRESS.has(before.folded)) return PERSON;
  if (at(to)?.folded === ',' && at(to + 1)?.case === Case.number && /^\d\d$/.test(page.tokens.words[to + 1]!) && at(to + 2)?.folded === ',') return PERSON;
  if (before?.folded === 'like' && THINGS.has(at(from - 2)?.folded ?? '')) return MISC;
  const noun = before?.folded === 'of' ? at(from - 2) : before;
  if (noun?.case === Case.lower) {
    if (PLACES.has(noun.folded) && before!.folded === 'of') return LOCATION;
    if (BODIES.has(noun.folded) && before!.folded !== 'of') return ORGANIZATION;
    if (THINGS.has(noun.folded) && before!.folded !== 'of') return MISC;
  }
  const after = at(to);
  if (after?.case === Case.lower && PLACES.has(after.folded)) return LOCATION;
  return after?.folded === ',' && ARTICLES.has(at(to + 1)?.folded ?? '') ? apposition(page, span) : undefined;
}

/** What the first noun of weight after "NAME, a …" says; at most four words on. */
function apposition(page: Page, { to }: Span): number | undefined {
  for (let i = to + 2; i < Math.min(to + 6, page.last[to]!); i++) {
    const word = page.words[i]!;
    if (word.case !== Case.lower && word.folded !== '-' && word.case !== Case.title) return undefined;
    if (word.case !== Case.lower) continue;
    const next = page.words[i + 1];
    if (next?.case === Case.lower && (next.noun !== 0 || BODIES.has(next.folded))) continue; // "an insurance company": the last noun counts
    if (BODIES.has(word.folded)) return ORGANIZATION;
    if (PLACES.has(word.folded)) return LOCATION;
    if (THINGS.has(word.folded)) return MISC;
    if (word.noun === PEOPLE) return PERSON;
    if (word.noun !== 0) return undefined;
  }
  return undefined;
}
