import { BLOC, CAPITAL, COUNTRY, NATIONALITY, NONE } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import { isFirstLevel, placeOf, type Sense } from './senses.js';
import { WEIGHTS } from './weights.js';

const ROW = 1000;
const cellOf = (place: number, { lat, lon }: Gazetteer['arrays']): number => Math.floor(lat[place]! / 1e5 + 90) * ROW + Math.floor(lon[place]! / 1e5 + 180);

/** What the names of a document say of countries and subdivisions. */
export class Votes {
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
