import { BLOC, CAPITAL, CITY, COUNTRY, NATIONALITY, NONE } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import { isFirstLevel, placeOf, type Sense } from './senses.js';
import { WEIGHTS } from './weights.js';

/** A grid over the earth, some cells to a degree: what is heard in each, and what is heard in and around the cell of a place. */
class Grid {
  private readonly cells = new Map<number, number>();

  constructor(private readonly perDegree: number) {}

  private cellOf(place: number, { lat, lon }: Gazetteer['arrays']): number {
    return Math.floor((lat[place]! / 1e5 + 90) * this.perDegree) * ROW + Math.floor((lon[place]! / 1e5 + 180) * this.perDegree);
  }

  add(place: number, arrays: Gazetteer['arrays'], by: number): void {
    const cell = this.cellOf(place, arrays);
    this.cells.set(cell, (this.cells.get(cell) ?? 0) + by);
  }

  around(place: number, arrays: Gazetteer['arrays']): number {
    const middle = this.cellOf(place, arrays);
    let sum = 0;
    for (let row = -ROW; row <= ROW; row += ROW) for (let column = -1; column <= 1; column++) sum += this.cells.get(middle + row + column) ?? 0;
    return Math.max(0, sum);
  }
}

const ROW = 10_000;

/** What the names of a document say of countries and subdivisions. */
export class Votes {
  private readonly country: Float64Array;
  /** By country: itself, its people and its capital, which are named in all the world's news and say less of which town is meant. */
  private readonly named = new Float64Array(256);
  private readonly subdivision = new Map<number, number>();
  /** By country: its subdivisions that are named. */
  private readonly siblings = new Map<number, number>();
  /** What lies within some 150 km of what else is named. */
  private readonly near = new Grid(1);
  /** What lies within some 40 km. */
  private readonly close = new Grid(4);

  /** How much neighbours count, from the share for news of the world to 1 for those of a town. */
  private readonly nearness: number;

  constructor(private readonly gazetteer: Gazetteer, home: number, locality: number) {
    this.nearness = WEIGHTS.worldNearness + (1 - WEIGHTS.worldNearness) * Math.min(1, locality);
    this.country = new Float64Array(256);
    if (home >= 0) this.country[home] = WEIGHTS.homeVote;
  }

  add(sense: Sense, sign: number): void {
    const { arrays } = this.gazetteer;
    const heard = sign * (1 + Math.log(sense.mentions.length));
    sense.candidates.forEach((c, i) => {
      const place = placeOf(c, this.gazetteer);
      const how = arrays.candidateHow[c]!;
      if (how === BLOC || sense.share[i]! < 0.01) return;
      const part = heard * sense.share[i]! * sense.credit[i]! * (how === NATIONALITY ? WEIGHTS.nationalityVote : 1);
      if (arrays.country[place] !== 255) this.heardFrom(place, how)[arrays.country[place]!]! += part;
      const subdivision = arrays.subdivision[place]!;
      const local = part * this.locality(place);
      if (subdivision !== NONE) this.subdivision.set(subdivision, (this.subdivision.get(subdivision) ?? 0) + local);
      if (isFirstLevel(place, this.gazetteer)) this.siblings.set(arrays.country[place]!, (this.siblings.get(arrays.country[place]!) ?? 0) + part);
      // Nothing is near a country, a continent or the European Union for their being named.
      if (arrays.kind[place] === COUNTRY || arrays.country[place] === 255) return;
      this.near.add(place, arrays, local);
      this.close.add(place, arrays, local);
    });
  }

  private heardFrom(place: number, how: number): Float64Array {
    const { kind } = this.gazetteer.arrays;
    return how === NATIONALITY || kind[place] === COUNTRY || kind[place] === CAPITAL ? this.named : this.country;
  }

  /** How much a place says of its neighbourhood: a capital is named for its government more often, a large city for itself. */
  private locality(place: number): number {
    const { kind, weight } = this.gazetteer.arrays;
    if (kind[place] === CAPITAL) return WEIGHTS.capitalVote;
    return weight[place]! >= 60 && kind[place] === CITY ? WEIGHTS.metropolisVote : 1;
  }

  of(candidate: number): number {
    const { arrays } = this.gazetteer;
    if (arrays.candidateHow[candidate] === BLOC) return 0;
    const place = placeOf(candidate, this.gazetteer);
    const isCountry = arrays.kind[place] === COUNTRY;
    const country = arrays.country[place]!;
    const heard = country === 255 ? 1 : Math.max(0, this.country[country]! + this.named[country]! * (isCountry || arrays.kind[place] === CAPITAL ? 1 : WEIGHTS.namedVote));
    const subdivision = arrays.subdivision[place]!;
    const within = isCountry || subdivision === NONE ? 0 : Math.max(0, this.subdivision.get(subdivision) ?? 0);
    const byCountry = WEIGHTS.countryVotes * Math.log((isCountry ? 1 : 0) + heard + WEIGHTS.unheard);
    const byNeighbours = this.nearness * WEIGHTS.nearVotes * Math.log((isCountry ? 0 : this.near.around(place, arrays)) + WEIGHTS.unheard)
      + this.nearness * WEIGHTS.closeVotes * Math.log((isCountry ? 0 : this.close.around(place, arrays)) + WEIGHTS.unheard);
    if (!isFirstLevel(place, this.gazetteer)) return byCountry + byNeighbours + this.nearness * WEIGHTS.subdivisionVotes * Math.log(within + WEIGHTS.unheard);
    // `Georgia` beside Atlanta, or in one list with Ohio and Texas.
    const siblings = Math.max(0, (this.siblings.get(arrays.country[place]!) ?? 0));
    return byCountry + byNeighbours + WEIGHTS.memberVotes * Math.log(1 + Math.max(0, within)) + WEIGHTS.siblingVotes * Math.log(1 + siblings);
  }
}
