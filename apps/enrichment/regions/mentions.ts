import { AFTER_COMMA, ALTERNATE, CAPITALS_ONLY, COUNTRY, NATIONALITY } from './gazetteer/format.js';
import { type Gazetteer, HASH_START, hashNext, MAX_WORDS } from './gazetteer/load.js';
import { ARABIC, HANGUL, UNSPACED } from './characters.js';
import { firstForms, hasCases } from './inflected.js';
import { ALL_CAPS, CAPITALIZED, gapAfter, LOWER, NUMBER, UNCASED, wordAt, type Words } from './words.js';
import { unspacedMentions } from './unspaced.js';

export type Field = 'title' | 'text';

/** A name of the gazetteer in a text, and what it may mean there. */
export interface Mention {
  words: Words;
  field: Field;
  first: number;
  last: number;
  start: number;
  end: number;
  name: number;
  /** Indices into the gazetteer's candidate arrays. */
  candidates: number[];
  /** What an entity tagger says for (or against) its being a place, in the unit of `WEIGHTS`; 0 without one. */
  support: number;
  /** Beside another name of the gazetteer in a list: `Peshawar, Swat and Lahore`. */
  isListed?: boolean;
  /** Those of `candidates` that what stands behind leaves: `Paris, Texas`, `Niger State`. */
  contained?: number[];
}

/** Languages that write nationalities and adjectives of countries without a capital. */
const LOWER_CASE_NATIONALITIES = new Set(['ru', 'uk', 'be', 'bg', 'kk', 'fr', 'es', 'pt', 'it', 'ca', 'ro', 'pl', 'cs', 'sk', 'sr', 'hr', 'de', 'az', 'uz', 'ky']);
const JOINING = /^ ?& ?$|^[ \u00a0\u2009\u202f'’‘ʻʼ`\u2010\u2011.-]{1,2}$/;
/** More names than this and the text is a list, not news: what follows goes untagged. */
export const MAX_MENTIONS = 5_000;

/** Finds the longest names of the gazetteer, from left to right. */
export function findMentions(words: Words, field: Field, gazetteer: Gazetteer, language: string | null): Mention[] {
  const found: Mention[] = [];
  const languageCode = language ? gazetteer.meta.languages.indexOf(language.slice(0, 2).toLowerCase()) : -1;
  const isInflecting = hasCases(language);
  const lowerToo = LOWER_CASE_NATIONALITIES.has(language?.slice(0, 2) ?? '');
  for (let i = 0; i < words.count && found.length < MAX_MENTIONS;) {
    const shape = words.shape[i]!;
    const script = words.script[i]!;
    if (script === UNSPACED || script === HANGUL) {
      for (const mention of unspacedMentions(words, i, field, gazetteer, MAX_MENTIONS - found.length)) found.push(mention);
      i++;
      continue;
    }
    const isLower = shape === LOWER;
    if (shape === NUMBER || (isLower && !lowerToo && !isCyrillic(words, i))) {
      i++;
      continue;
    }
    const mention = longestAt(words, i, field, gazetteer, languageCode, isLower) ?? (script === ARABIC ? withoutPrefix(words, i, field, gazetteer, languageCode) : isInflecting && !isLower ? withoutEnding(words, i, field, gazetteer, languageCode, language!) : null);
    if (mention) found.push(mention);
    i = mention ? mention.last + 1 : i + 1;
  }
  markLists(found);
  return found;
}

/** What stands between two names of a list. */
export const LIST = /^(?:, | and |, and | & )$/;

/** Marks names that stand in a list of names. */
function markLists(found: Mention[]): void {
  for (let m = 0; m + 1 < found.length; m++) {
    const [one, other] = [found[m]!, found[m + 1]!];
    if (LIST.test(one.words.text.slice(one.end, Math.min(other.start, one.end + 7)))) one.isListed = other.isListed = true;
  }
}

function longestAt(words: Words, first: number, field: Field, gazetteer: Gazetteer, language: number, isLower: boolean, skip = 0): Mention | null {
  const { folded, foldedStart } = words;
  const from = foldedStart[first]! + skip;
  let state = HASH_START;
  for (let at = from; at < foldedStart[first + 1]!; at++) state = hashNext(state, folded[at]!);
  const longest = Math.min(MAX_WORDS, gazetteer.longestFrom(state));
  let best: Mention | null = null;
  for (let last = first; last < first + longest && last < words.count; last++) {
    if (last > first) {
      if (!isJoined(words, last - 1)) break;
      state = hashNext(state, 32);
      for (let at = foldedStart[last]!; at < foldedStart[last + 1]!; at++) state = hashNext(state, folded[at]!);
      if (words.shape[last] === LOWER && !isLower && !/^[’‘ʻʼ']$/.test(gapAfter(words, last - 1))) continue;
    }
    const name = gazetteer.find(state, folded, from, foldedStart[last + 1]!, last - first);
    if (name < 0) continue;
    const candidates = candidatesOf(words, first, last, name, gazetteer, language, isLower);
    if (candidates.length > 0) best = { words, field, first, last, start: words.start[first]! + skip, end: endOf(words, first, last), name, candidates, support: 0 };
  }
  return best && isCityBody(best) ? bareCity(best, gazetteer) : best;
}

/** `Dublin City Council`, `Dublin City Manager`: the word belongs to the council. */
function isCityBody({ words, first, last }: Mention): boolean {
  return last > first && words.shape[last + 1] === CAPITALIZED && gapAfter(words, last) === ' ' && wordAt(words, last) === 'city' && CITY_BODIES.has(wordAt(words, last + 1));
}

const CITY_BODIES = new Set('council councilman councilwoman councilor councillor commission commissioner manager administrator hall attorney clerk schools'.split(' '));

/** The name without `City`, where that is only another name of a place that is known without it; `Kansas City` stays. */
function bareCity(mention: Mention, gazetteer: Gazetteer): Mention {
  const { candidateHow, candidatePlace, candidateStart } = gazetteer.arrays;
  const name = gazetteer.findText(gazetteer.nameText(mention.name).replace(/ city$/, ''));
  if (name < 0) return mention;
  const candidates = Array.from({ length: candidateStart[name + 1]! - candidateStart[name]! }, (_, i) => candidateStart[name]! + i).filter((c) => candidateHow[c]! < NATIONALITY);
  if (!mention.candidates.some((c) => candidateHow[c] === ALTERNATE && candidates.some((d) => candidatePlace[d] === candidatePlace[c]))) return mention;
  return { ...mention, last: mention.last - 1, end: mention.words.end[mention.last - 1]!, name, candidates };
}

/** Arabic writes "and", "in", "to", "the" as part of the word that follows. */
function withoutPrefix(words: Words, first: number, field: Field, gazetteer: Gazetteer, language: number): Mention | null {
  const { folded, foldedStart } = words;
  const length = foldedStart[first + 1]! - foldedStart[first]!;
  // A mark among the prefix's letters would put the offset off: such words are left alone.
  if (length !== words.end[first]! - words.start[first]!) return null;
  const word = String.fromCharCode(...folded.subarray(foldedStart[first], Math.min(foldedStart[first + 1]!, foldedStart[first]! + 4)));
  const prefixes = /^(?:[وف]?(?:ب|ك|لل|ل)?(?:ال)?)/.exec(word)![0].length;
  for (let skip = 1; skip <= prefixes && length - skip >= 2; skip++) {
    const mention = longestAt(words, first, field, gazetteer, language, false, skip);
    if (mention) return mention;
  }
  return null;
}

/** `Warszawie`, `Bakıya`: the country or city whose name in its first form the language's endings lead back to. */
function withoutEnding(words: Words, word: number, field: Field, gazetteer: Gazetteer, languageCode: number, language: string): Mention | null {
  for (const form of firstForms(wordAt(words, word), language)) {
    const name = gazetteer.findText(form);
    if (name < 0) continue;
    const { kind, weight, candidatePlace, candidateHow } = gazetteer.arrays;
    const candidates = candidatesOf(words, word, word, name, gazetteer, languageCode, false).filter((c) => candidateHow[c]! < NATIONALITY && (kind[candidatePlace[c]!] === COUNTRY || weight[candidatePlace[c]!]! >= LEAST_WEIGHT));
    if (candidates.length > 0) return { words, field, first: word, last: word, start: words.start[word]!, end: words.end[word]!, name, candidates, support: 0 };
  }
  return null;
}

/** Cities of some 50,000 people: what is smaller is too often another word. */
const LEAST_WEIGHT = 47;

function isJoined(words: Words, before: number): boolean {
  const gap = gapAfter(words, before);
  if (gap === '' || !JOINING.test(gap)) return false;
  return !gap.includes('.') || words.end[before]! - words.start[before]! <= 3;
}

function candidatesOf(words: Words, first: number, last: number, name: number, gazetteer: Gazetteer, language: number, isLower: boolean): number[] {
  const { candidateStart, candidatePlace, candidateHow, candidateLanguage, nameFlags } = gazetteer.arrays;
  const flags = nameFlags[name]!;
  const isSingle = first === last;
  if (flags & CAPITALS_ONLY && isSingle && !isInCapitals(words, first)) return [];
  // `US$5` is money.
  if (words.text[words.end[last]!] === '$') return [];
  const out: number[] = [];
  for (let c = candidateStart[name]!; c < candidateStart[name + 1]!; c++) {
    const how = candidateHow[c]!;
    if (candidateLanguage[c] !== 0 && candidateLanguage[c] !== language) continue;
    if (isLower && how !== NATIONALITY) continue;
    if (how === AFTER_COMMA && !isAbbreviation(words, first, last)) continue;
    if (!out.some((other) => candidatePlace[other] === candidatePlace[c] && candidateHow[other] === how)) out.push(c);
  }
  return isLower || !LOWER_CASE_NATIONALITIES.has(gazetteer.meta.languages[language] ?? '') ? out : out.filter((c) => !isNationalityOfNamed(c, out, gazetteer));
}

/** In Spanish `China` is the country and `china` what is of it. */
function isNationalityOfNamed(candidate: number, candidates: number[], { arrays: { candidateHow, candidatePlace } }: Gazetteer): boolean {
  return candidateHow[candidate] === NATIONALITY && candidates.some((other) => candidateHow[other]! < NATIONALITY && candidatePlace[other] === candidatePlace[candidate]);
}

/** In capitals, and not because everything around it is. */
function isInCapitals(words: Words, word: number): boolean {
  if (words.shape[word] !== ALL_CAPS) return words.shape[word] === UNCASED;
  const loud = (at: number) => at >= 0 && at < words.count && words.shape[at] === ALL_CAPS && words.end[at]! - words.start[at]! > 3;
  return !(loud(word - 1) && loud(word + 1));
}

/** A text of unknown language in this script is most likely Russian, where nationalities are written small. */
const isCyrillic = (words: Words, word: number): boolean => (words.text.charCodeAt(words.start[word]!) & 0xff00) === 0x400;

/** `, Tex.` or `, TX`: behind a comma, and with the stop that the short form takes. */
function isAbbreviation(words: Words, first: number, last: number): boolean {
  if (first === 0 || !/^,\s?$/.test(gapAfter(words, first - 1))) return false;
  // `, Ms. Odell` is nobody's state.
  return words.shape[last] === ALL_CAPS || (words.text[words.end[last]!] === '.' && wordAt(words, last) !== 'ms');
}

/** The stop of an abbreviation belongs to it. */
function endOf(words: Words, first: number, last: number): number {
  const end = words.end[last]!;
  const isInitial = words.end[last]! - words.start[last]! === 1 && last > first;
  return isInitial && words.text[end] === '.' && words.text[words.end[last - 1]!] === '.' ? end + 1 : end;
}
