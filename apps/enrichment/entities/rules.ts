import { acronyms, expansions, joinedAcronyms } from './acronyms.js';
import { isTitleWord, stripTitles, trimMarks, wholeNames } from './boundaries.js';
import { coordinated } from './coordination.js';
import { isCountryName } from './countries.js';
import { isBody, typeByHead } from './heads.js';
import { TYPES } from './labels.js';
import type { Span } from './labels.js';
import { Flag } from './lexicon.js';
import { afterNgo, beforeRoles, fromWholeWord, upToBody } from './organisations.js';
import { nameLike } from './page.js';
import type { Page } from './page.js';
import { Case } from './words.js';
import type { Word } from './words.js';

const [PERSON, ORGANIZATION, LOCATION, MISC] = TYPES.map((_, i) => i) as [number, number, number, number];
const PLACE = Flag.placeStart | Flag.knownPlace | Flag.country;
const words = (list: string) => new Set(list.split(/\s+/));

/** Words that capitals alone make no organisation of … */
const COMMON = words('party state government nation customs republic ministry council court police army');
/** … and acronyms of things and roles, which are no names at all. */
const THINGS = words(`sms ai vpn ngo ngos tv pdf dna rna hiv usb pc it faq ceo cfo cto coo cro mp mps pm vip gdp gps pin url html app apps id sim atm suv ev evs iot vr ar nft nfts mou mous ppe pcr cctv mks phds hr pr
  r&d q&a am usd eur phd mba sme smes ok san covid stem isp isps cpec`);

/** Peoples, faiths and what they keep: they are no entities. */
const FAITHS = words('shia shiite shiites sunni sunnis muslim muslims christian christians hindu hindus jew jews jewish buddhist buddhists sikh sikhs islam christianity hinduism haj hajj umrah ramadan eid quran koran bible sharia islamic christmas easter diwali');

/** "the Party", "AI": no names. */
const isCommon = (page: Page, { from, to, type }: Span) =>
  to - from === 1 && type !== MISC && (FAITHS.has(page.words[from]!.folded) || (type === ORGANIZATION && COMMON.has(page.words[from]!.folded)) || (THINGS.has(page.words[from]!.folded) && page.words[from]!.case !== Case.title));

const OFFICES = words('minister ministers chairman director governor ambassador secretary head chief deputy undersecretary vice');

/** "Senator and activist": a title by itself names nobody. */
const isTitle = (page: Page, { from, to, type }: Span) => type === PERSON && to - from === 1 && isTitleWord(page.words[from]!.folded);

const MINISTER = /^(?:ministers?|undersecretary)$/;
const isCommonWord = (word: Word) => word.case === Case.lower || word.noun !== 0 || (word.flags & Flag.people) !== 0 || word.flags === 0;

/** "Minister of Public Works", "Turkish Transport Minister" is an office that a person holds, no organisation, nor is what the minister is for. */
function isOffice(page: Page, { from, to, type }: Span): boolean {
  if (type !== ORGANIZATION) return false;
  if (to < page.last[from]! && MINISTER.test(page.words[to]!.folded) && !isBody(page.words[to - 1]!.folded) && page.words.slice(from, to).every(isCommonWord)) return true;
  if (from - 2 >= page.first[from]! && page.words[from - 1]!.folded === 'of' && /^ministers?$/.test(page.words[from - 2]!.folded)) return true;
  return to - from > 2 && OFFICES.has(page.words[from]!.folded) && page.words.slice(from, to).some(({ folded }) => folded === 'of');
}

/** "Kwara State" is a place; "Islamic State" and "the Venezuelan State" are none. */
const isState = (page: Page, { from, to, type }: Span) => type === ORGANIZATION && to - from === 2 && page.words[to - 1]!.folded === 'state'
  && (page.words[from]!.flags & PLACE || (page.words[from]!.noun === 0 && !(page.words[from]!.flags & Flag.people))) && page.words[from]!.folded !== 'islamic';

/** "Urban Planning and Justice:" heads a part of the text. */
const isHeading = (page: Page, { from, to, type }: Span) =>
  type === ORGANIZATION && page.headline.has(page.first[from]!) && page.tokens.words[page.last[from]! - 1] === ':' && !isBody(page.words[to - 1]!.folded);

const BEFORE_HAPPENINGS = words('storm hurricane typhoon cyclone operation');
const AFTER_HAPPENINGS = words('virus fever disease syndrome war wars');

/** A storm, a virus, a war is neither a person nor a place, whatever it is named after. */
function isHappening(page: Page, { from, to }: Span): boolean {
  const before = from > page.first[from]! && nameLike(page.words[from - 1]!) ? page.words[from - 1]!.folded : '';
  return BEFORE_HAPPENINGS.has(before) || (to - from > 1 && BEFORE_HAPPENINGS.has(page.words[from]!.folded)) || (to < page.last[from]! && AFTER_HAPPENINGS.has(page.words[to]!.folded));
}

const LANDFORM = words('peninsula archipelago strait basin plateau desert steppe rainforest isles highlands');

/** "Iberian peninsula" is a place though only its first word has a capital. */
function landforms(page: Page, spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  page.words.forEach((word, i) => {
    if (word.case !== Case.lower || !LANDFORM.has(word.folded) || i === page.first[i] || !nameLike(page.words[i - 1]!)) return;
    found.push({ from: page.capsFrom[i - 1]!, to: i + 1, type: LOCATION });
  });
  return found.length === 0 ? [...spans] : [...spans.filter((span) => !found.some((other) => span.from < other.to && other.from < span.to)), ...found].sort((a, b) => a.from - b.from);
}

const DASH = /^[-–—:(,/]$/;

/** The place that a report is from, in capitals at its beginning: "CAIRO – 26 July". */
function datelines(page: Page, spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (let s = 0; s + 1 < page.tokens.sentences.length; s++) {
    const from = page.tokens.sentences[s]!;
    let to = from;
    while (to < page.last[from]! && to < from + 3 && page.words[to]!.case === Case.upper) to++;
    if (to === from || to >= page.last[from]! || !DASH.test(page.tokens.words[to]!) || page.headline.has(from)) continue;
    if (page.words[from]!.flags & PLACE) found.push({ from, to, type: LOCATION });
  }
  const free = found.filter(({ from, to }) => !spans.some((span) => span.from < to && from < span.to));
  return [...spans, ...free].sort((a, b) => a.from - b.from);
}

const wordsOf = (page: Page, { from, to }: Span) => page.words.slice(from, to).map(({ folded }) => folded);

const MOSTLY = 0.6;

/** A text is about countries or about their teams, and most of its countries say which: where they are places, all of them are. */
function countries(page: Page, spans: readonly Span[]): Span[] {
  const persons = new Set(spans.filter(({ from, to, type }) => type === PERSON && to - from > 1).flatMap((span) => wordsOf(page, span)));
  const named = spans.filter((span) => span.type !== MISC && isCountryName(wordsOf(page, span)) && !(span.type === PERSON && persons.has(page.words[span.from]!.folded)));
  const places = named.filter(({ type }) => type === LOCATION).length;
  if (places < named.length * MOSTLY) return [...spans];
  const among = new Set(named);
  return spans.map((span) => (among.has(span) ? { ...span, type: LOCATION } : span));
}

/** Some rules look at all names for each name: of a longer text (about 200,000 characters) only titles and marks are taken off. */
const MOST_TOKENS = 30_000;

/** What holds for names whatever the weights say. */
export function applyRules(page: Page, spans: readonly Span[]): Span[] {
  const bare = spans.map((span) => trimMarks(page, stripTitles(page, span)));
  if (page.words.length > MOST_TOKENS) return bare;
  const bodies = bare.map((span, i) => joinedAcronyms(page, fromWholeWord(page, upToBody(page, span, bare[i + 1]))));
  const whole = wholeNames(page, expansions(page, wholeNames(page, bodies.map((span) => coordinated(page, span)))));
  const typed = whole.map((span) => ({ ...span, type: isHappening(page, span) ? MISC : isState(page, span) ? LOCATION : typeByHead(span.type, wordsOf(page, span)) }));
  const names = typed.filter((span) => !isOffice(page, span) && !isTitle(page, span) && !isCommon(page, span) && !isHeading(page, span));
  return acronyms(page, datelines(page, landforms(page, beforeRoles(page, afterNgo(page, countries(page, names))))));
}
