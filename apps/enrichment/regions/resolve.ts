import { AFTER_COMMA, ALTERNATE, BLOC, KINDS, NATIONALITY, NONE } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import { gapAfter, wordAt } from './words.js';
import type { Mention } from './mentions.js';
import { around, standing } from './accept.js';
import { isPublicBody } from './organisations.js';
import { SUBDIVISION_NOUNS } from './nouns.js';

const COUNTRY = KINDS.indexOf('country');
const SUBDIVISION = KINDS.indexOf('subdivision');
const CAPITAL = KINDS.indexOf('capital');
const REGION = KINDS.indexOf('region');
/** One degree, in the unit of the gazetteer. */
const NEAR = 1e5;
const CITY = KINDS.indexOf('city');

/**
 * How much each kind of evidence weighs, in powers of ten of people: a town that has one more of a reading's evidence may be ten times smaller.
 * Set on the development documents.
 */
export const WEIGHTS = {
  country: 8.8, capital: 1.02, alternate: -0.3, lowerLevel: -2.56, subdivisionForCity: -0.64,
  countryVotes: 0.6, subdivisionVotes: 0.6, memberVotes: 2, siblingVotes: 1.5, nearVotes: 1.08, unheard: 0.24, home: 0.65, homeVote: 0.36,
  nationalityVote: 0.8, homeRepeated: 0.6, homeBody: 1.5, capitalVote: 0.25, explicit: 8, generic: 3, sharpness: 2.27,
};

/** One name of the document: all its mentions share one sense. */
export interface Sense {
  name: number;
  mentions: Mention[];
  candidates: number[];
  /** By position in `candidates`: explicit evidence from the words around, in the unit of `WEIGHTS`. */
  explicit: number[];
  share: number[];
  /** By position in `candidates`: from 0 to 1, how sure it is that the name is a place at all in that reading. */
  credit: number[];
  chosen: number;
  isContained: boolean;
}

/** Chooses for each name the place that fits best what else the document names (mean field: names vote by the shares of their readings). */
export function resolve(mentions: Mention[], gazetteer: Gazetteer, homeCountry: string | null, isForeignLanguage: boolean): Sense[] {
  const senses = sensesOf(mentions);
  addExplicit(senses, mentions, gazetteer);
  for (const sense of senses) sense.credit = sense.candidates.map((c) => creditOf(c, sense, isForeignLanguage, gazetteer));
  const home = homeCountry ? gazetteer.meta.countries.indexOf(homeCountry) : -1;
  const votes = new Votes(gazetteer, home);
  const base = senses.map((sense) => {
    const bonus = home < 0 ? 0 : homeBonus(sense);
    return sense.candidates.map((c, i) => baseOf(c, gazetteer) + sense.explicit[i]! + (isAtHome(c, gazetteer, home) ? bonus : 0));
  });
  senses.forEach((sense, s) => { sense.share = softmax(base[s]!); });
  for (const sense of senses) votes.add(sense, 1);
  for (let round = 0; round < 3; round++)
    senses.forEach((sense, s) => {
      if (sense.candidates.length === 1) return;
      votes.add(sense, -1);
      sense.share = softmax(sense.candidates.map((c, i) => base[s]![i]! + votes.of(c)));
      votes.add(sense, 1);
    });
  for (const sense of senses) sense.chosen = sense.share.indexOf(Math.max(...sense.share));
  return senses;
}

function sensesOf(mentions: Mention[]): Sense[] {
  const byName = new Map<number, Sense>();
  for (const mention of mentions) {
    const sense = byName.get(mention.name) ?? { name: mention.name, mentions: [], candidates: [], explicit: [], share: [], credit: [], chosen: 0, isContained: false };
    byName.set(mention.name, sense);
    sense.mentions.push(mention);
    for (const c of mention.candidates) if (!sense.candidates.includes(c)) sense.candidates.push(c);
  }
  for (const sense of byName.values()) sense.explicit = sense.candidates.map(() => 0);
  return [...byName.values()];
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
    if (SUBDIVISION_NOUNS.has(noun))
      sense.candidates.forEach((c, i) => { if (kindOf(c, gazetteer) === SUBDIVISION) sense.explicit[i] = Math.max(sense.explicit[i]!, WEIGHTS.generic); });
    if (!next || !isFollowedByContainer(mention, next)) continue;
    const container = senseOf.get(next.name)!;
    const inner = new Set<number>();
    const outer = new Set<number>();
    for (const c of mention.candidates) for (const d of next.candidates) {
      if (!contains(d, c, gazetteer)) continue;
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

/** `Paris, Texas`, `Paris (France)`, `Nice in France`. */
function isFollowedByContainer({ words, last }: Mention, next: Mention): boolean {
  if (next.words !== words) return false;
  if (next.first === last + 1) return /^(?:, ?| \(|\., )$/.test(gapAfter(words, last));
  return next.first === last + 2 && wordAt(words, last + 1) === 'in' && gapAfter(words, last) === ' ' && gapAfter(words, last + 1) === ' ';
}

export const placeOf = (candidate: number, gazetteer: Gazetteer): number => gazetteer.arrays.candidatePlace[candidate]!;
const kindOf = (candidate: number, gazetteer: Gazetteer): number =>
  gazetteer.arrays.candidateHow[candidate] === BLOC ? -1 : gazetteer.arrays.kind[placeOf(candidate, gazetteer)]!;

function contains(outer: number, inner: number, gazetteer: Gazetteer): boolean {
  const { kind, country, subdivision, candidateHow, lat, lon } = gazetteer.arrays;
  if (candidateHow[outer] === BLOC || candidateHow[inner] === BLOC || candidateHow[outer] === NATIONALITY) return false;
  const o = placeOf(outer, gazetteer);
  const i = placeOf(inner, gazetteer);
  if (o === i || country[o] !== country[i] || kind[i] === COUNTRY) return false;
  if (kind[o] === COUNTRY) return true;
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

const ROW = 1000;
const cellOf = (place: number, { lat, lon }: Gazetteer['arrays']): number => Math.floor(lat[place]! / 1e5 + 90) * ROW + Math.floor(lon[place]! / 1e5 + 180);

function isFirstLevel(place: number, { arrays, meta }: Gazetteer): boolean {
  const subdivision = arrays.subdivision[place]!;
  return subdivision !== NONE && meta.subdivisions[subdivision]!.place === place;
}

/** A place within the source's own country, not the country itself. */
function isAtHome(candidate: number, { arrays }: Gazetteer, home: number): boolean {
  const place = arrays.candidatePlace[candidate]!;
  return arrays.candidateHow[candidate] !== BLOC && arrays.country[place] === home && arrays.kind[place] !== COUNTRY;
}

/** How much the source's home speaks for a reading there: more for a name that it repeats, or whose police, court or council it names. */
function homeBonus({ mentions }: Sense): number {
  const bodies = mentions.some(({ words, last }) => isPublicBody(words, last));
  return WEIGHTS.home + WEIGHTS.homeRepeated * Math.log(mentions.length) + (bodies ? WEIGHTS.homeBody : 0);
}

/** What the names of a document say of countries and subdivisions. */
class Votes {
  private readonly country: Float64Array;
  private readonly subdivision = new Map<number, number>();
  /** By country: its subdivisions that are named. */
  private readonly siblings = new Map<number, number>();
  /** By degree of latitude and longitude: what lies near to what else is named. */
  private readonly cells = new Map<number, number>();

  constructor(private readonly gazetteer: Gazetteer, home: number) {
    this.country = new Float64Array(256);
    if (home >= 0) this.country[home] = WEIGHTS.homeVote;
  }

  add(sense: Sense, sign: number): void {
    const { arrays } = this.gazetteer;
    const heard = sign * (1 + Math.log(sense.mentions.length));
    sense.candidates.forEach((c, i) => {
      const place = placeOf(c, this.gazetteer);
      const how = arrays.candidateHow[c];
      if (how === BLOC || sense.share[i]! < 0.01) return;
      const part = heard * sense.share[i]! * sense.credit[i]! * (how === NATIONALITY ? WEIGHTS.nationalityVote : 1);
      if (arrays.country[place] !== 255) this.country[arrays.country[place]!]! += part;
      const subdivision = arrays.subdivision[place]!;
      // A capital is named for its government more often than for its neighbourhood.
      const local = arrays.kind[place] === CAPITAL ? part * WEIGHTS.capitalVote : part;
      if (subdivision !== NONE) this.subdivision.set(subdivision, (this.subdivision.get(subdivision) ?? 0) + local);
      if (isFirstLevel(place, this.gazetteer)) this.siblings.set(arrays.country[place]!, (this.siblings.get(arrays.country[place]!) ?? 0) + part);
      if (arrays.kind[place] !== COUNTRY) this.cells.set(cellOf(place, arrays), (this.cells.get(cellOf(place, arrays)) ?? 0) + local);
    });
  }

  of(candidate: number): number {
    const { arrays } = this.gazetteer;
    if (arrays.candidateHow[candidate] === BLOC) return 0;
    const place = placeOf(candidate, this.gazetteer);
    const heard = arrays.country[place] === 255 ? 1 : Math.max(0, this.country[arrays.country[place]!]!);
    const isCountry = arrays.kind[place] === COUNTRY;
    const subdivision = arrays.subdivision[place]!;
    const within = isCountry || subdivision === NONE ? 0 : Math.max(0, this.subdivision.get(subdivision) ?? 0);
    const byCountry = WEIGHTS.countryVotes * Math.log((isCountry ? 1 : 0) + heard + WEIGHTS.unheard);
    const byNeighbours = WEIGHTS.nearVotes * Math.log((isCountry ? 0 : this.near(place)) + WEIGHTS.unheard);
    if (!isFirstLevel(place, this.gazetteer)) return byCountry + byNeighbours + WEIGHTS.subdivisionVotes * Math.log(within + WEIGHTS.unheard);
    // `Georgia` beside Atlanta, or in one list with Ohio and Texas.
    const siblings = Math.max(0, (this.siblings.get(arrays.country[place]!) ?? 0));
    return byCountry + byNeighbours + WEIGHTS.memberVotes * Math.log(1 + Math.max(0, within)) + WEIGHTS.siblingVotes * Math.log(1 + siblings);
  }

  private near(place: number): number {
    const middle = cellOf(place, this.gazetteer.arrays);
    let sum = 0;
    for (let row = -ROW; row <= ROW; row += ROW) for (let column = -1; column <= 1; column++) sum += this.cells.get(middle + row + column) ?? 0;
    return Math.max(0, sum);
  }
}

function softmax(scores: number[]): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp((score - top) * WEIGHTS.sharpness));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

export { CAPITAL, CITY, COUNTRY, SUBDIVISION };
