import { ALTERNATE, BLOC, CAPITAL, CAPITALS_ONLY, CITY, COUNTRY, GIVEN_NAME, NATIONALITY, OTHER_NAME, SURNAME, WORD } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import type { Mention } from './mentions.js';
import { LOCATIVE, SPEECH, STRONG_LOCATIVE } from './nouns.js';
import { isInRoute, isNameWord } from './organisations.js';
import { placeOf, type Sense } from './senses.js';
import { DOUBTS, EVIDENCE } from './weights.js';
import { ALL_CAPS, gapAfter, isAlsoSmall, UNCASED, wordAt, type Words } from './words.js';

/** The size (log10 of people) that a country counts as, and from which a city is known to everybody. */
const COUNTRY_SIZE = 7.5;
const KNOWN_SIZE = 6.5;
/** A city below this size of a country that nothing else speaks of is doubted. */
const REMOTE_SIZE = 5.2;
/** Below this size a name of two characters in a script without capitals is more often a word. */
const SHORT_SIZE = 5.6;

export interface Heard { country: (index: number) => number; subdivision: (index: number) => number; isForeignLanguage: boolean }

/** How far a reading's own size and its name's other uses speak for a place, before anything else of the document is heard; more than 0 is for it. */
export function standing(candidate: number, mention: Mention, isForeignLanguage: boolean, gazetteer: Gazetteer): number {
  const { arrays } = gazetteer;
  const how = arrays.candidateHow[candidate];
  if (how === NATIONALITY || how === BLOC) return 3;
  const place = placeOf(candidate, gazetteer);
  const { words, first, last } = mention;
  const isCountry = arrays.kind[place] === COUNTRY;
  const size = isCountry ? COUNTRY_SIZE : arrays.weight[place]! / 10;
  const flags = arrays.nameFlags[mention.name]!;
  let score = size - DOUBTS.start;
  // An English text calls a town by its English name, or by an old one that is well known: `Kiev`.
  if (how === ALTERNATE) score -= isForeignLanguage || words.shape[first] === UNCASED ? DOUBTS.alternate : DOUBTS.foreignName;
  if (first < last && !(flags & OTHER_NAME)) score += flags & WORD ? -DOUBTS.words : EVIDENCE.severalWords;
  if (flags & OTHER_NAME && !isCountry) score -= DOUBTS.other;
  if (first === last && !isCountry) {
    // The better known a place, the less its name is doubted.
    const doubt = Math.min(1, Math.max(0.3, (KNOWN_SIZE - size) / 1.5));
    if (flags & WORD) score -= (arrays.kind[place] === CAPITAL ? 0.5 : 1) * DOUBTS.word + (isSentenceStart(mention) ? DOUBTS.wordFirst : 0);
    if (flags & SURNAME) score -= DOUBTS.surname * doubt;
    if (flags & GIVEN_NAME) score -= DOUBTS.given * doubt;
    if (isForeignLanguage && words.shape[first] !== UNCASED) score -= DOUBTS.foreign;
  }
  if (first === last && !isCountry && !(flags & WORD) && isSentenceStart(mention) && isAlsoSmall(words, first)) score -= DOUBTS.word + DOUBTS.wordFirst;
  if (first === last && !isCountry && !(flags & CAPITALS_ONLY) && isUnexpectedlyLoud(mention)) score -= DOUBTS.loud;
  if (isShortened(mention)) score -= DOUBTS.shortened;
  if (words.shape[first] === UNCASED && mention.end - mention.start <= 2 && size < SHORT_SIZE) score -= DOUBTS.short;
  return score;
}

/** Whether a mention is the place that its sense chose: small towns and words of other uses need more evidence. */
export function isPlace(mention: Mention, sense: Sense, heard: Heard, gazetteer: Gazetteer): boolean {
  const { arrays } = gazetteer;
  const candidate = sense.candidates[sense.chosen]!;
  const how = arrays.candidateHow[candidate];
  if (how === NATIONALITY || how === BLOC) return true;
  const place = placeOf(candidate, gazetteer);
  const size = arrays.weight[place]! / 10;
  let score = standing(candidate, mention, heard.isForeignLanguage, gazetteer) + around(mention, candidate, gazetteer);
  if (sense.isContained) score += mention.contained ? EVIDENCE.contained : EVIDENCE.contained / 2;
  if (arrays.kind[place] === CITY && size < REMOTE_SIZE && heard.country(arrays.country[place]!) < 0.3 && !sense.isContained && !isInRoute(mention.words, mention.first, mention.last)) score -= DOUBTS.remote;
  score += EVIDENCE.sameCountry * Math.min(1.5, Math.log(1 + heard.country(arrays.country[place]!)));
  score += EVIDENCE.sameSubdivision * Math.min(1.5, Math.log(1 + heard.subdivision(arrays.subdivision[place]!)));
  return score > 0;
}

export function around(mention: Mention, candidate: number, gazetteer: Gazetteer): number {
  const { arrays } = gazetteer;
  const place = placeOf(candidate, gazetteer);
  const isCountry = arrays.kind[place] === COUNTRY;
  // Governments are named by their capitals: `Washington said`.
  const isKnown = isCountry || arrays.kind[place] === CAPITAL;
  const isSurname = mention.first === mention.last && (gazetteer.arrays.nameFlags[mention.name]! & SURNAME) > 0;
  const { words, first, last } = mention;
  const before = /^\s$/.test(first > 0 ? gapAfter(words, first - 1) : '') ? wordAt(words, first - 1) : '';
  const after = / /.test(gapAfter(words, last)[0] ?? '') ? wordAt(words, last + 1) : '';
  let score = mention.support;
  if (STRONG_LOCATIVE.has(before)) score += EVIDENCE.strongLocative;
  else if (LOCATIVE.has(before)) score += EVIDENCE.locative;
  if (!isCountry && isSaidToBePlace(words, first, last)) score += EVIDENCE.kindNoun;
  if (mention.isListed) score += EVIDENCE.listed;
  if (!isCountry && isNameWord(words, first - 1, first - 1)) score -= DOUBTS.beforeCapital;
  if (!isCountry && isNameWord(words, last + 1, last)) score -= DOUBTS.afterCapital;
  if (!isKnown && SPEECH.has(after)) score -= isSurname ? 2 * DOUBTS.speech : DOUBTS.speech;
  return score;
}

/** `Herat province`, `the village of Ushguli`. */
function isSaidToBePlace(words: Words, first: number, last: number): boolean {
  if (gapAfter(words, last) === ' ' && KIND_NOUNS.has(wordAt(words, last + 1))) return true;
  return wordAt(words, first - 1) === 'of' && KIND_NOUNS.has(wordAt(words, first - 2)) && gapAfter(words, first - 2) === ' ';
}

const KIND_NOUNS = new Set('province provinces state region district districts county counties governorate prefecture oblast department municipality village town city island'.split(' '));

/** `SWAT` among words in small letters: an acronym, unless the line begins with it (`LAGOS — Police said`). */
function isUnexpectedlyLoud({ words, first, last }: Mention): boolean {
  if (words.shape[first] !== ALL_CAPS || words.end[first]! - words.start[first]! > 6) return false;
  if (words.shape[first - 1] === ALL_CAPS || words.shape[last + 1] === ALL_CAPS) return false;
  return !(first === 0 || /\n/.test(gapAfter(words, first - 1)) || /^(?:,| [(–—-]|:)/.test(gapAfter(words, last)));
}

/** `Sens. Tim Grendell`, `St. Patrick's Day`: the short form of something else. */
function isShortened({ words, first, last }: Mention): boolean {
  const after = gapAfter(words, last);
  if (first === last) return after === '. ' && words.end[last]! - words.start[last]! <= 4 && words.shape[last + 1] !== 0 && /^\p{Lu}?\p{Ll}+$/u.test(words.text.slice(words.start[first], words.end[last])) && TITLE_LIKE.test(wordAt(words, first));
  return wordAt(words, first) === 'st' && /^['’]$/.test(after) && wordAt(words, last + 1) === 's';
}

const TITLE_LIKE = /^(sens|reps|gov|nov|dec|oct|sgt|capt|col|gen|maj|rev|hon|pres|prof|det|cpl|dr|mr|jr|sr|no|vol|inc|co|corp|ave|blvd|ste|apt|dept|univ|assn)$/;

function isSentenceStart({ words, first }: Mention): boolean {
  return first === 0 || /[.!?:"“”\n]/.test(gapAfter(words, first - 1));
}
