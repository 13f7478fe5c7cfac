import { brotliDecompressSync } from 'node:zlib';
import { BUCKETS } from './features.js';
import { LABELS } from './labels.js';
import { readLexicon } from './lexicon.js';
import type { Lexicon } from './lexicon.js';

/** Weights of a trained tagger, as it is used: integers, `scale` of them to one of training's. */
export interface Model {
  lexicon: Lexicon;
  /** Words without a capital that names have inside. */
  inner: ReadonlySet<string>;
  transitions: Int32Array;
  /** For each bucket its row in `rows`; row 0 is all zeros. */
  rowOf: Uint32Array;
  rows: Int8Array;
}

export interface ModelHeader {
  features: number;
  inner: string[];
  transitions: number[];
}

/** Reads what the training packed: a line of JSON (`ModelHeader`), then gaps between buckets in three byte planes, then weights by label. */
export function readModel(packedLexicon: Uint8Array, packedWeights: Uint8Array): Model {
  const bytes = brotliDecompressSync(packedWeights);
  const lineEnd = bytes.indexOf(10);
  const header = JSON.parse(bytes.subarray(0, lineEnd).toString('utf8')) as ModelHeader;
  const n = header.features;
  const gaps = bytes.subarray(lineEnd + 1);
  const rowOf = new Uint32Array(BUCKETS);
  const rows = new Int8Array((n + 1) * LABELS);
  let bucket = -1;
  for (let r = 0; r < n; r++) {
    bucket += gaps[r]! | (gaps[n + r]! << 8) | (gaps[2 * n + r]! << 16);
    rowOf[bucket] = r + 1;
  }
  const weights = new Int8Array(gaps.buffer, gaps.byteOffset + 3 * n, n * LABELS);
  for (let l = 0; l < LABELS; l++) for (let r = 0; r < n; r++) rows[(r + 1) * LABELS + l] = weights[l * n + r]!;
  return { lexicon: readLexicon(packedLexicon), inner: new Set(header.inner), transitions: Int32Array.from(header.transitions), rowOf, rows };
}
