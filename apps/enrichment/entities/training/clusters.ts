const FINE = 1024;
const MIDDLE = 160;
const COARSE = 32;
/** The centres are found from the most frequent words; the others go to the nearest centre. */
const LEADING = 30_000;
const ROUNDS = 12;

/** Numbers in [0, 1) that are the same at every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function normalised(vectors: readonly ArrayLike<number>[]): Float32Array[] {
  return vectors.map((vector) => {
    let sum = 0;
    for (let d = 0; d < vector.length; d++) sum += vector[d]! * vector[d]!;
    return Float32Array.from(vector, (value) => value / (Math.sqrt(sum) || 1));
  });
}

function nearest(vector: Float32Array, centres: readonly Float32Array[]): number {
  let best = 0;
  let bestScore = -Infinity;
  for (let c = 0; c < centres.length; c++) {
    const centre = centres[c]!;
    let score = 0;
    for (let d = 0; d < vector.length; d++) score += vector[d]! * centre[d]!;
    if (score > bestScore) [best, bestScore] = [c, score];
  }
  return best;
}

/** Spherical k-means. */
function kMeans(vectors: readonly Float32Array[], k: number, seed: number): Float32Array[] {
  const random = randomFrom(seed);
  let centres = Array.from({ length: k }, () => vectors[Math.floor(random() * vectors.length)]!);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map((centre) => new Float64Array(centre.length));
    for (const vector of vectors) {
      const sum = sums[nearest(vector, centres)]!;
      for (let d = 0; d < vector.length; d++) sum[d]! += vector[d]!;
    }
    centres = normalised(sums.map((sum) => (sum.some((value) => value !== 0) ? sum : vectors[Math.floor(random() * vectors.length)]!)));
  }
  return centres;
}

/**
 * Groups words by their vectors, most frequent word first.
 * @returns `fine`: each word's cluster from 1; `parents`: rows of two, the middle and the coarse cluster of each fine one (row 0 is of unknown words)
 */
export function clusterWords(vectors: readonly number[][]): { fine: Uint16Array; parents: Uint16Array } {
  const points = normalised(vectors);
  const fineCentres = kMeans(points.slice(0, LEADING), FINE, 1);
  const middleCentres = kMeans(fineCentres, MIDDLE, 2);
  const coarseCentres = kMeans(middleCentres, COARSE, 3);
  const parents = new Uint16Array(2 * (FINE + 1));
  fineCentres.forEach((centre, i) => {
    const middle = nearest(centre, middleCentres);
    parents[2 * (i + 1)] = middle + 1;
    parents[2 * (i + 1) + 1] = nearest(middleCentres[middle]!, coarseCentres) + 1;
  });
  return { fine: Uint16Array.from(points, (point) => nearest(point, fineCentres) + 1), parents };
}
