import { GIVEN_NAME, SURNAME, WORD } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import { HASH_START, hashNext } from './gazetteer/load.js';
import { ALL_CAPS, CAPITALIZED, gapAfter, wordAt, type Words } from './words.js';
import type { Mention } from './mentions.js';
import { GEOGRAPHIC_NOUNS, ORGANISATION_NOUNS } from './nouns.js';

/** Words before a person's name. */
export const TITLES = new Set(('mr mrs ms miss dr prof professor sen senator rep representative gov governor pres president chairman chairwoman chair minister secretary '
  + 'judge justice sgt sergeant lt lieutenant capt captain col colonel gen general maj major cpl adm admiral pvt officer deputy sheriff detective chief '
  + 'mayor councilman councilwoman councillor councilor cllr alderman commissioner coach rev reverend father pastor bishop archbishop cardinal pope sister '
  + 'sir lord lady dame baron prince princess king queen emperor sheikh sheik imam rabbi ayatollah ambassador chancellor premier director '
  + 'spokesman spokeswoman spokesperson superintendent principal lawyer attorney quarterback goalkeeper striker midfielder defender forward actor actress singer author').split(' '));
/** Particles inside persons' names. */
const PARTICLES = new Set('de la del der den di da dos van von bin ibn al el bint abu ben'.split(' '));
/** Begin sentences of other languages and are given names too: `Le Niger et le Mali`. */
const ARTICLES = new Set('le la les el los il lo der die das'.split(' '));
const MOST_WORDS = 5;

/** Which words belong to a person's name (1), as far as rules can tell without a tagger. */
export function markPersons(words: Words, mentions: Mention[], gazetteer: Gazetteer): Uint8Array {
  const marked = new Uint8Array(words.count);
  const placeAt = new Map(mentions.map((mention) => [mention.first, mention]));
  const surnames = new Set<string>();
  for (let i = 0; i < words.count; i++) {
    if (words.shape[i] !== CAPITALIZED || marked[i]) continue;
    const last = personFrom(words, i, gazetteer, placeAt);
    if (last < 0) continue;
    const first = TITLES.has(wordAt(words, i)) ? i + 1 : i;
    for (let word = first; word <= last; word++) marked[word] = 1;
    surnames.add(wordAt(words, last));
    i = last;
  }
  markAgain(words, mentions, surnames, marked);
  return marked;
}

/** The last word of the person's name that begins here, or -1. */
function personFrom(words: Words, first: number, gazetteer: Gazetteer, placeAt: Map<number, Mention>): number {
  if (TITLES.has(wordAt(words, first)) && isNextCapital(words, first)) {
    const place = placeAt.get(first + 1);
    if (place && GEOGRAPHIC_NOUNS.has(wordAt(words, place.last + 1))) return -1;
    if (GEOGRAPHIC_NOUNS.has(wordAt(words, first + 1))) return -1;
    return runEnd(words, first + 1);
  }
  const isAfterStop = first > 0 && gapAfter(words, first - 1) === '.';
  if (isInitial(words, first) && !isAfterStop && !placeAt.has(first) && gapAfter(words, first) === '. ' && isNextCapital(words, first)) return runEnd(words, first + 1);
  if (ARTICLES.has(wordAt(words, first))) return -1;
  if (!(flagsOf(words, first, gazetteer) & GIVEN_NAME) || !isNextCapital(words, first)) return -1;
  const place = placeAt.get(first);
  if (place && place.last > first) return -1;
  const next = isInitial(words, first + 1) && isNextCapital(words, first + 1) ? first + 2 : first + 1;
  if (isThing(words, next)) return -1;
  if (place && next === first + 1) {
    const flags = flagsOf(words, next, gazetteer);
    const isBorneByPeople = (flags & (SURNAME | GIVEN_NAME)) > 0 && !TITLES.has(wordAt(words, next));
    if (!isBorneByPeople && (flags & WORD || weightOf(place, gazetteer) >= 50)) return -1;
  }
  return runEnd(words, next);
}

const isThing = (words: Words, word: number): boolean => GEOGRAPHIC_NOUNS.has(wordAt(words, word)) || ORGANISATION_NOUNS.has(wordAt(words, word));
const isInitial = (words: Words, word: number): boolean => words.end[word]! - words.start[word]! === 1;

function weightOf(mention: Mention, gazetteer: Gazetteer): number {
  return gazetteer.arrays.weight[gazetteer.arrays.candidatePlace[mention.candidates[0]!]!]!;
}

function isNextCapital(words: Words, word: number): boolean {
  if (word + 1 >= words.count || words.shape[word + 1] === undefined) return false;
  const shape = words.shape[word + 1];
  return (shape === CAPITALIZED || shape === ALL_CAPS) && /^(?: |\. ?|-)$/.test(gapAfter(words, word)) && (words.end[word]! - words.start[word]! <= 4 || gapAfter(words, word) === ' ' || gapAfter(words, word) === '-');
}

/** Follows capitalised words and the particles between them. */
function runEnd(words: Words, first: number): number {
  let last = first;
  for (let i = first; i + 1 < words.count && i - first < MOST_WORDS;) {
    if (isNextCapital(words, i) && !isThing(words, i + 1)) last = ++i;
    else if (gapAfter(words, i) === ' ' && PARTICLES.has(wordAt(words, i + 1)) && isNextCapital(words, i + 1)) last = i += 2;
    else break;
  }
  return last;
}

/** A surname that stands alone later is the same person, unless it is written as a place. */
function markAgain(words: Words, mentions: Mention[], surnames: Set<string>, marked: Uint8Array): void {
  for (const { first, last } of mentions)
    if (first === last && surnames.has(wordAt(words, first)) && !/^, ?$/.test(gapAfter(words, last)) && wordAt(words, first - 1) !== 'in') marked[first] = 1;
}

/** The flags of the name that a single word is, 0 if it is none. */
function flagsOf(words: Words, word: number, gazetteer: Gazetteer): number {
  const { folded, foldedStart } = words;
  let state = HASH_START;
  for (let at = foldedStart[word]!; at < foldedStart[word + 1]!; at++) state = hashNext(state, folded[at]!);
  const name = gazetteer.find(state, folded, foldedStart[word]!, foldedStart[word + 1]!, 0);
  return name < 0 ? 0 : gazetteer.arrays.nameFlags[name]!;
}
