import { CAPITALIZED, ALL_CAPS, gapAfter, wordAt, type Words } from './words.js';
import { TITLES } from './persons.js';
import { GEOGRAPHIC_NOUNS, NOUNS_BEFORE_OF, ORGANISATION_NOUNS, LOCAL_BODIES, SUBDIVISION_NOUNS } from './nouns.js';

const MOST_WORDS = 6;

/** Whether the words `first` to `last` stand inside the longer name of an organisation, facility, work or event. */
export function isInsideName(words: Words, first: number, last: number): boolean {
  return nounAfter(words, last) !== null || WORKS.has(wordAt(words, last + 1)) || isBehindNounOf(words, first) || isInRoute(words, first, last);
}

/** `Tbilisi` in `Baku–Tbilisi–Ceyhan pipeline`: names joined by dashes, and what they name is a line between them. */
export function isInRoute(words: Words, first: number, last: number): boolean {
  let end = last;
  while (end - last < MOST_WORDS && end + 1 < words.count && /^[-–—]$/.test(gapAfter(words, end))) end++;
  const isJoined = end > last || (first > 0 && /^[-–—]$/.test(gapAfter(words, first - 1)));
  return isJoined && gapAfter(words, end) === ' ' && ROUTES.has(wordAt(words, end + 1));
}

/** What is called after a place and need not be there: `the Guri dam`. */
const WORKS = new Set(['dam', 'reservoir', 'oilfield', 'gasfield', 'glacier']);
const ROUTES = new Set(['pipeline', 'railway', 'railroad', 'highway', 'motorway', 'expressway', 'corridor', 'line', 'canal', 'road']);

/** Whether the longer name is that of a public body of the place: its police, court, council, school board; also where the name of its chief follows. */
export function isPublicBody(words: Words, last: number): boolean {
  const noun = nounAfter(words, last, LOCAL_BODIES);
  return noun !== null && LOCAL_BODIES.has(noun);
}

/**
 * Whether a country's name is one word of a longer name without a noun that tells: `Movistar Venezuela`, `Korea Eximbank`.
 * A title, a direction or the beginning of a sentence beside it make no name.
 */
export function isCountryInsideName(words: Words, first: number, last: number, isPlaceWord: (word: number) => boolean): boolean {
  return (isNameWord(words, first - 1, first - 1) && !isPlaceWord(first - 1)) || (isNameWord(words, last + 1, last) && !isPlaceWord(last + 1));
}

/** Whether the word before or behind (the gap between is behind word `gapIndex`) is capitalised as part of a name. */
export function isNameWord(words: Words, word: number, gapIndex: number): boolean {
  if (word < 0 || word >= words.count || gapAfter(words, gapIndex) !== ' ') return false;
  if (words.shape[word] !== CAPITALIZED && words.shape[word] !== ALL_CAPS) return false;
  if (word < gapIndex + 1 && (word === 0 || /[.!?:"“”\n]/.test(gapAfter(words, word - 1)))) return false;
  const text = wordAt(words, word);
  return text.length > 1 && !TITLES.has(text) && !GEOGRAPHIC_NOUNS.has(text) && !OFFICERS.has(text) && !BESIDE_COUNTRIES.has(text);
}

/** Capitalised words that stand beside a country and are part of no name of an organisation. */
const BESIDE_COUNTRIES = new Set(('the in of from and for to with on at by as but while when after before since if its our their his her former ex foreign prime vice deputy acting interim national federal '
  + 'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december is was has will coach captain').split(' '));

/** `Sox` behind `Boston` in `Boston Red Sox`: capitalised words follow without a stop, and one of them is such a noun. */
function nounAfter(words: Words, last: number, nouns?: ReadonlySet<string>): string | null {
  for (let i = last; i < last + MOST_WORDS && i + 1 < words.count; i++) {
    const gap = gapAfter(words, i);
    const next = words.shape[i + 1];
    if (gap !== ' ' && gap !== '-' && gap !== ' & ' && !(gap === '. ' && words.end[i]! - words.start[i]! <= 3)) return null;
    const word = wordAt(words, i + 1);
    if (next !== CAPITALIZED && next !== ALL_CAPS) {
      if ((word === 'of' || word === 'and' || word === 'for') && i > last) continue;
      return null;
    }
    if (nouns?.has(word)) return word;
    if (ORGANISATION_NOUNS.has(word) && !(i === last && SUBDIVISION_NOUNS.has(word) && wordAt(words, i + 2) !== 'of') && !isOfficer(words, i + 1)) return word;
  }
  return null;
}

/** `Anderson County Sheriff Greg Taylor` is a person of the place, not a body of its name. */
function isOfficer(words: Words, noun: number): boolean {
  if (!OFFICERS.has(wordAt(words, noun))) return false;
  return !BODIES.has(wordAt(words, noun + 1)) && gapAfter(words, noun) === ' ' && words.shape[noun + 1] === CAPITALIZED;
}

const OFFICERS = new Set(['sheriff', 'police', 'fire', 'court', 'council', 'senate', 'house', 'congress', 'state']);
const BODIES = new Set(['department', 'dept', 'office', 'service', 'services', 'authority', 'station', 'force', 'bureau', 'academy', 'board', 'of', 'commission', 'district', 's']);

/** `Georgia` in `University of Georgia`, `New York` in `Federal Reserve Bank of New York`. */
function isBehindNounOf(words: Words, first: number): boolean {
  let i = first - 1;
  if (i >= 1 && wordAt(words, i) === 'the' && gapAfter(words, i) === ' ') i--;
  if (i < 1 || wordAt(words, i) !== 'of' || gapAfter(words, i) !== ' ' || gapAfter(words, i - 1) !== ' ') return false;
  return NOUNS_BEFORE_OF.has(wordAt(words, i - 1)) && words.shape[i - 1] === CAPITALIZED;
}
