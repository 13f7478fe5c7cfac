import { around, standing } from './accept.js';
import { AFTER_COMMA, ALTERNATE, BLOC, CAPITAL, CITY, COUNTRY, NATIONALITY, NONE, REGION, SUBDIVISION } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import { LIST, type Mention } from './mentions.js';
import { LOCAL_NOUNS, ORGANISATION_NOUNS, SUBDIVISION_NOUNS } from './nouns.js';
import { isNameWord, isPublicBody } from './organisations.js';
import { isFirstLevel, placeOf, type Sense, sensesOf } from './senses.js';
import { Votes } from './votes.js';
import { WEIGHTS } from './weights.js';
import { gapAfter, wordAt } from './words.js';

/** At first every reading is heard, so that small places near each other can outvote a large one far off. */
const ROUNDS = [0.5, 0.8, 1, 1];
/** One degree, in the unit of the gazetteer. */
const NEAR = 1e5;

/** Chooses for each name the place that fits best what else the document names (mean field: names vote by the shares of their readings). */
export function resolve(mentions: Mention[], gazetteer: Gazetteer, homeCountry: string | null, isForeignLanguage: boolean, locality: number): Sense[] {
  const senses = sensesOf(mentions);
  addExplicit(senses, mentions, gazetteer);
  addSentences(senses, mentions, gazetteer);
  for (const sense of senses) sense.credit = sense.candidates.map((c) => creditOf(c, sense, isForeignLanguage, gazetteer));
  const home = homeCountry ? gazetteer.meta.countries.indexOf(homeCountry) : -1;
  const votes = new Votes(gazetteer, home, locality);
  const base = senses.map((sense) => {
    const bonus = home < 0 ? 0 : homeBonus(sense) + WEIGHTS.homeLocal * locality;
    const seats = seatsOf(sense, gazetteer);
    return sense.candidates.map((c, i) => baseOf(c, gazetteer) + (seats.has(c) ? WEIGHTS.seat : 0) + sense.explicit[i]! + (isAtHome(c, gazetteer, home) ? bonus : 0));
  });
  senses.forEach((sense, s) => { sense.share = softmax(base[s]!, WEIGHTS.warmth * WEIGHTS.sharpness); });
  for (const sense of senses) votes.add(sense, 1);
  for (const sharpness of ROUNDS)
    senses.forEach((sense, s) => {
      if (sense.candidates.length === 1) return;
      votes.add(sense, -1);
      sense.share = softmax(sense.candidates.map((c, i) => base[s]![i]! + votes.of(c)), sharpness * WEIGHTS.sharpness);
      votes.add(sense, 1);
    });
  for (const sense of senses) sense.chosen = sense.share.indexOf(Math.max(...sense.share));
  return senses;
}

function creditOf(candidate: number, sense: Sense, isForeignLanguage: boolean, gazetteer: Gazetteer): number {
  if (sense.isContained) return 1;
  let best = -9;
  for (const mention of sense.mentions.slice(0, 8)) best = Math.max(best, standing(candidate, mention, isForeignLanguage, gazetteer) + around(mention, candidate, gazetteer));
  return 1 / (1 + Math.exp(-1.5 * best));
}

/** `Paris, Texas`: of two names with a comma between, the readings in which the second contains the first. `Hall County`: no town. */
function addExplicit(senses: Sense[], mentions: Mention[], gazetteer: Gazetteer): void {
  const senseOf = new Map(senses.map((sense) => [sense.name, sense]));
  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m]!;
    const sense = senseOf.get(mention.name)!;
    const next = mentions[m + 1];
    const noun = /^ $/.test(gapAfter(mention.words, mention.last)) ? wordAt(mention.words, mention.last + 1) : '';
    const isCountryToo = mention.candidates.some((c) => kindOf(c, gazetteer) === COUNTRY);
    if (SUBDIVISION_NOUNS.has(noun)) {
      const subdivisions = mention.candidates.filter((c) => kindOf(c, gazetteer) === SUBDIVISION);
      // `Niger State` says nothing of what `Niger` is elsewhere in the text.
      if (isCountryToo) mention.contained = subdivisions;
      else sense.candidates.forEach((c, i) => { if (subdivisions.includes(c)) sense.explicit[i] = Math.max(sense.explicit[i]!, WEIGHTS.generic); });
    }
    // `Niger and Chad`: one of a list of countries is one itself.
    if (isCountryToo && [mentions[m - 1], next].some((other) => other && isListedWith(mention, other) && countryOf(other, gazetteer) >= 0))
      sense.candidates.forEach((c, i) => { if (kindOf(c, gazetteer) === COUNTRY) sense.explicit[i]! += WEIGHTS.listed; });
    if (!next || !isFollowedByContainer(mention, next) || isEndOfName(mention)) continue;
    const container = senseOf.get(next.name)!;
    const inner = new Set<number>();
    const outer = new Set<number>();
    for (const c of mention.candidates) for (const d of next.candidates) {
      if (!contains(d, c, isCountryToo && kindOf(c, gazetteer) !== SUBDIVISION, gazetteer)) continue;
      inner.add(c);
      outer.add(d);
    }
    if (inner.size === 0) continue;
    mention.contained = [...inner];
    sense.isContained = true;
    sense.candidates.forEach((c, i) => { if (inner.has(c)) sense.explicit[i] = WEIGHTS.explicit; });
    container.candidates.forEach((d, i) => { if (outer.has(d)) container.explicit[i] = Math.max(container.explicit[i]!, WEIGHTS.explicit / 2); });
  }
}

/** A country, or its people, that one sentence names together with a place speaks for the reading there, beyond what the whole text says. */
function addSentences(senses: Sense[], mentions: Mention[], gazetteer: Gazetteer): void {
  const senseOf = new Map(senses.map((sense) => [sense.name, sense]));
  const told = new Map<Sense, Set<number>>();
  mentions.forEach((mention, m) => {
    const country = countryOf(mention, gazetteer);
    if (country < 0) return;
    const tell = (other: Mention | undefined): boolean => {
      if (!other || !isSameSentence(mention, other)) return false;
      const sense = senseOf.get(other.name)!;
      told.set(sense, (told.get(sense) ?? new Set<number>()).add(country));
      return true;
    };
    for (let i = m + 1; i <= m + NEIGHBOURS && tell(mentions[i]);) i++;
    for (let i = m - 1; i >= m - NEIGHBOURS && tell(mentions[i]);) i--;
  });
  for (const [sense, countries] of told) {
    // `Georgia and the United States` are two countries, and Paris is itself beside any.
    if (sense.candidates.some((c) => isKnown(c, gazetteer))) continue;
    sense.candidates.forEach((c, i) => {
      const { kind, country, candidateHow } = gazetteer.arrays;
      const place = placeOf(c, gazetteer);
      if (candidateHow[c] !== BLOC && kind[place] !== COUNTRY && countries.has(country[place]!)) sense.explicit[i]! += WEIGHTS.sentence;
    });
  }
}

/** A country, a capital or a city of a million people. */
function isKnown(candidate: number, gazetteer: Gazetteer): boolean {
  const kind = kindOf(candidate, gazetteer);
  return kind === COUNTRY || kind === CAPITAL || (kind === CITY && gazetteer.arrays.weight[placeOf(candidate, gazetteer)]! >= 60);
}

/** The country that a mention can only mean, or -1. */
function countryOf({ candidates }: Mention, { arrays }: Gazetteer): number {
  const [only, ...others] = candidates;
  if (others.some((c) => arrays.candidateHow[c] === BLOC || arrays.weight[arrays.candidatePlace[c]!]! > 60) || arrays.candidateHow[only!] === BLOC) return -1;
  const place = arrays.candidatePlace[only!]!;
  return arrays.candidateHow[only!] === NATIONALITY || arrays.kind[place] === COUNTRY ? arrays.country[place]! : -1;
}

function isSameSentence(one: Mention, other: Mention): boolean {
  if (one.words !== other.words) return false;
  const [from, to] = one.end <= other.start ? [one.end, other.start] : [other.end, one.start];
  return to - from < LONGEST_SENTENCE && !/[.!?。！？]\s|\n/.test(one.words.text.slice(from, to));
}

/** `Center` in `Recreation Center in Ohio`. */
const isEndOfName = ({ words, first, last }: Mention): boolean => first === last && ORGANISATION_NOUNS.has(wordAt(words, first)) && isNameWord(words, first - 1, first - 1);

/** `Paris, Texas`, `Paris (France)`, `Nice in France`. */
function isFollowedByContainer({ words, last }: Mention, next: Mention): boolean {
  if (next.words !== words) return false;
  if (next.first === last + 1) return /^(?:, ?| \(|\., )$/.test(gapAfter(words, last));
  return next.first === last + 2 && wordAt(words, last + 1) === 'in' && gapAfter(words, last) === ' ' && gapAfter(words, last + 1) === ' ';
}

/** Names of one list that stand side by side. */
const isListedWith = (one: Mention, other: Mention): boolean =>
  one.isListed === true && one.words === other.words && LIST.test(one.words.text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)));

const NEIGHBOURS = 5;
const LONGEST_SENTENCE = 300;

const kindOf = (candidate: number, gazetteer: Gazetteer): number =>
  gazetteer.arrays.candidateHow[candidate] === BLOC ? -1 : gazetteer.arrays.kind[placeOf(candidate, gazetteer)]!;

function contains(outer: number, inner: number, isCountryToo: boolean, gazetteer: Gazetteer): boolean {
  const { kind, country, subdivision, candidateHow, lat, lon } = gazetteer.arrays;
  if (candidateHow[outer] === BLOC || candidateHow[inner] === BLOC || candidateHow[outer] === NATIONALITY) return false;
  const o = placeOf(outer, gazetteer);
  const i = placeOf(inner, gazetteer);
  if (o === i || country[o] !== country[i] || kind[i] === COUNTRY) return false;
  // `Canada, Peru and Scotland` is a list.
  if (kind[o] === COUNTRY) return !isCountryToo;
  // A county or region without a code contains what lies near its middle.
  if (kind[o] === REGION) return Math.abs(lat[o]! - lat[i]!) < NEAR && Math.abs(lon[o]! - lon[i]!) < NEAR;
  return kind[o] === SUBDIVISION && subdivision[o] !== NONE && subdivision[o] === subdivision[i] && (kind[i] !== SUBDIVISION || gazetteer.meta.subdivisions[subdivision[o]!]!.place === o);
}

function baseOf(candidate: number, gazetteer: Gazetteer): number {
  const { weight, kind, candidateHow } = gazetteer.arrays;
  if (candidateHow[candidate] === BLOC) return 9;
  const place = placeOf(candidate, gazetteer);
  let base = kind[place] === COUNTRY ? WEIGHTS.country : weight[place]! / 10;
  if (kind[place] === CAPITAL) base += WEIGHTS.capital;
  if (kind[place] === SUBDIVISION) {
    base += isFirstLevel(place, gazetteer) ? WEIGHTS.subdivisionForCity : WEIGHTS.lowerLevel;
  }
  if (candidateHow[candidate] === ALTERNATE) base += WEIGHTS.alternate;
  if (candidateHow[candidate] === AFTER_COMMA) base += 2;
  return base;
}

/** The subdivisions among the candidates that bear the name of their own city, which is the one meant where nothing tells: `Geneva`, `Dubai`; and those that share it with their country's capital: `Moscow`, `Washington`. */
function seatsOf({ candidates }: Sense, { arrays }: Gazetteer): Set<number> {
  const isSubdivision = (c: number) => arrays.candidateHow[c] !== BLOC && arrays.kind[arrays.candidatePlace[c]!] === SUBDIVISION;
  const cities = candidates.filter((c) => arrays.candidateHow[c] !== BLOC && [CITY, CAPITAL].includes(arrays.kind[arrays.candidatePlace[c]!]!));
  return new Set(candidates.filter((c) => isSubdivision(c) && cities.some((city) => {
    const [inner, outer] = [arrays.candidatePlace[city]!, arrays.candidatePlace[c]!];
    if (arrays.kind[inner] === CAPITAL && arrays.country[inner] === arrays.country[outer]) return true;
    return arrays.subdivision[inner] !== NONE && arrays.subdivision[inner] === arrays.subdivision[outer] && arrays.weight[inner]! + 15 > arrays.weight[outer]!;
  })));
}

/** A place within the source's own country, not the country itself. */
function isAtHome(candidate: number, { arrays }: Gazetteer, home: number): boolean {
  const place = arrays.candidatePlace[candidate]!;
  return arrays.candidateHow[candidate] !== BLOC && arrays.country[place] === home && arrays.kind[place] !== COUNTRY;
}

/** How much the source's home speaks for a reading there: more for a name that it repeats, or whose police, council, firefighters or residents it names. */
function homeBonus({ mentions }: Sense): number {
  const bodies = mentions.some(({ words, last }) => isPublicBody(words, last) || (gapAfter(words, last) === ' ' && LOCAL_NOUNS.has(wordAt(words, last + 1))));
  return WEIGHTS.home + WEIGHTS.homeRepeated * Math.log(mentions.length) + (bodies ? WEIGHTS.homeBody : 0);
}

function softmax(scores: number[], sharpness: number): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp((score - top) * sharpness));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

