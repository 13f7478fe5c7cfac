/** Scores places and countries as geoparsing papers do; one toponym is paired with at most one place. */

export interface Span { start: number; end: number }
export interface Toponym extends Span { lat: number | null; lon: number | null; country?: string | null }
export interface RegionGold { id: string; text: string; language?: string; homeCountry?: string; toponyms?: Toponym[]; countries: string[]; ignore?: Span[] }
export interface RegionFound { places: Toponym[]; countries: string[] }

export interface Counts { right: number; predicted: number; gold: number }
export interface Share { right: number; of: number }
export interface RegionScore { toponyms: Counts; toponymsExact: Counts; countries: Counts; countriesAll: Counts; within161Km: Share; country: Share; ignored: number }
export interface RegionMistake { kind: string; id: string; text: string }

const KM = 161;
const EARTH_KM = 6371.0088;

function distance(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const h = Math.sin(radians(b.lat - a.lat) / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);
const isPoint = (place: Toponym): place is Toponym & { lat: number; lon: number } => typeof place.lat === 'number' && typeof place.lon === 'number';

/** Index pairs (gold, place): equal spans first, then by falling overlap, then in the order of the text. */
export function pairsOf(gold: Span[], places: Span[]): [number, number][] {
  const options: [number, number, number, number][] = [];
  gold.forEach((g, i) => places.forEach((p, j) => {
    const shared = overlap(g, p);
    if (shared > 0) options.push([g.start === p.start && g.end === p.end ? 0 : 1, -shared, i, j]);
  }));
  options.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  const usedGold = new Set<number>();
  const usedPlaces = new Set<number>();
  return options.flatMap(([, , i, j]) => {
    if (usedGold.has(i) || usedPlaces.has(j)) return [];
    usedGold.add(i);
    usedPlaces.add(j);
    return [[i, j] as [number, number]];
  });
}

export const emptyScore = (): RegionScore => {
  const counts = (): Counts => ({ right: 0, predicted: 0, gold: 0 });
  const share = (): Share => ({ right: 0, of: 0 });
  return { toponyms: counts(), toponymsExact: counts(), countries: counts(), countriesAll: counts(), within161Km: share(), country: share(), ignored: 0 };
};

function add(counts: Counts, right: number, predicted: number, gold: number): void {
  counts.right += right;
  counts.predicted += predicted;
  counts.gold += gold;
}

/** Adds one document to the score and says what was missed, false or elsewhere. */
export function scoreRegions(score: RegionScore, doc: RegionGold, found: RegionFound): RegionMistake[] {
  return [...scorePlaces(score, doc, found.places), ...scoreCountries(score, doc, found.countries)];
}

function scorePlaces(score: RegionScore, { id, text, toponyms, ignore = [] }: RegionGold, all: Toponym[]): RegionMistake[] {
  if (!toponyms) return [];
  const mistakes: RegionMistake[] = [];
  const note = (kind: string, { start, end }: Span) =>
    mistakes.push({ kind, id, text: `${text.slice(Math.max(0, start - 40), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`.replace(/\s+/gu, ' ') });
  const places = [...new Map(all.map((place) => [`${place.start} ${place.end}`, place])).values()];
  const pairs = pairsOf(toponyms, places);
  const paired = new Set(pairs.map(([, p]) => p));
  const loose = places.filter((place, p) => !paired.has(p) && ignore.some((span) => overlap(place, span) > 0));
  score.ignored += loose.length;
  add(score.toponyms, pairs.length, places.length - loose.length, toponyms.length);
  add(score.toponymsExact, pairs.filter(([g, p]) => toponyms[g]!.start === places[p]!.start && toponyms[g]!.end === places[p]!.end).length, places.length - loose.length, toponyms.length);
  for (const [g, p] of pairs) {
    const [gold, place] = [toponyms[g]!, places[p]!];
    if (isPoint(gold)) {
      const isNear = isPoint(place) && distance(gold, place) <= KM;
      score.within161Km.of++;
      score.within161Km.right += Number(isNear);
      if (!isNear) note('elsewhere', place);
    }
    if (gold.country) {
      score.country.of++;
      score.country.right += Number(place.country === gold.country);
      if (place.country !== gold.country) note(`in ${place.country}, not ${gold.country}`, place);
    }
  }
  const pairedGold = new Set(pairs.map(([g]) => g));
  toponyms.forEach((toponym, g) => { if (!pairedGold.has(g)) note(isPoint(toponym) ? 'missed' : 'missed without a point', toponym); });
  places.forEach((place, p) => { if (!paired.has(p) && !loose.includes(place)) note('false', place); });
  return mistakes;
}

function scoreCountries(score: RegionScore, { id, countries }: RegionGold, found: string[]): RegionMistake[] {
  const right = found.filter((code) => countries.includes(code)).length;
  if (countries.length > 0) add(score.countries, right, found.length, countries.length);
  add(score.countriesAll, right, found.length, countries.length);
  return [
    ...found.filter((code) => !countries.includes(code)).map((code) => ({ kind: 'false country', id, text: code })),
    ...countries.filter((code) => !found.includes(code)).map((code) => ({ kind: 'missed country', id, text: code })),
  ];
}
