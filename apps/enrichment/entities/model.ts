import { brotliDecompressSync } from 'node:zlib';
import { BUCKETS } from './features.js';
import type { Habits } from './habits.js';
import { LABELS } from './labels.js';
import { readLexicon } from './lexicon.js';
import type { Lexicon } from './lexicon.js';

const { imul } = Math;

/** Weights of a trained tagger, as it is used: integers, `scale` of them to one of training's. */
export interface Model {
  lexicon: Lexicon;
  habits: Habits;
  transitions: Int32Array;
  /** A bit for each bucket that has weights. */
  bits: Uint32Array;
  /** How many buckets before each word of `bits` have weights: with it a bucket's row is found in a megabyte that stays in the cache. */
  ranks: Uint32Array;
  /** Rows of LABELS weights, in order of buckets. */
  rows: Int8Array;
}

/** How many bits are set (Warren, "Hacker's Delight", 5-1). */
function population(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24);
}

/** Where the weights of a bucket begin in `rows`; -1 if it has none. */
export function rowAt({ bits, ranks }: Model, bucket: number): number {
  const word = bits[bucket >>> 5]!;
  const bit = 1 << (bucket & 31);
  if ((word & bit) === 0) return -1;
  return (ranks[bucket >>> 5]! + population(word & (bit - 1))) * LABELS;
}

export interface ModelHeader {
  features: number;
  inner: string[];
  /** Base64. */
  small: string;
  otherwise: string[];
  transitions: number[];
}

/** Reads what the training packed: a line of JSON (`ModelHeader`), then gaps between buckets in three byte planes, then weights by label. */
export function readModel(packedLexicon: Uint8Array, packedWeights: Uint8Array): Model {
  const bytes = brotliDecompressSync(packedWeights);
  const lineEnd = bytes.indexOf(10);
  const header = JSON.parse(bytes.subarray(0, lineEnd).toString('utf8')) as ModelHeader;
  const n = header.features;
  const gaps = bytes.subarray(lineEnd + 1);
  const bits = new Uint32Array(BUCKETS >>> 5);
  const ranks = new Uint32Array(BUCKETS >>> 5);
  const rows = new Int8Array(n * LABELS);
  let bucket = -1;
  for (let r = 0; r < n; r++) {
    bucket += gaps[r]! | (gaps[n + r]! << 8) | (gaps[2 * n + r]! << 16);
    bits[bucket >>> 5]! |= 1 << (bucket & 31);
  }
  for (let i = 1; i < ranks.length; i++) ranks[i] = ranks[i - 1]! + population(bits[i - 1]!);
  const weights = new Int8Array(gaps.buffer, gaps.byteOffset + 3 * n, n * LABELS);
  for (let l = 0; l < LABELS; l++) for (let r = 0; r < n; r++) rows[r * LABELS + l] = weights[l * n + r]!;
  return { lexicon: readLexicon(packedLexicon), habits: { inner: new Set(header.inner), small: Buffer.from(header.small, 'base64'), otherwise: new Set(header.otherwise) }, transitions: Int32Array.from(header.transitions), bits, ranks, rows };
}
