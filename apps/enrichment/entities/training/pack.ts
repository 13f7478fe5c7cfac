import { brotliCompressSync, constants } from 'node:zlib';
import { BUCKETS } from '../features.js';
import type { Habits } from '../habits.js';
import { LABELS } from '../labels.js';
import type { ModelHeader } from '../model.js';
import type { Weights } from './perceptron.js';

/** Weights are kept as whole numbers of −127 to 127. */
const LARGEST = 127;

/**
 * Packs weights as `readModel` reads them: the largest becomes 127, none is cut off, and features all of whose weights are small are left out.
 * @param smallest a feature stays if one of its weights is at least this
 */
export function packWeights(weights: Weights, habits: Habits, smallest: number): Uint8Array {
  const { rowOf, rows, transitions } = weights;
  const kept: number[] = [];
  let largest = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const row = rowOf[bucket]! * LABELS;
    if (row === 0) continue;
    let top = 0;
    for (let l = 0; l < LABELS; l++) top = Math.max(top, Math.abs(rows[row + l]!));
    if (top >= smallest) kept.push(bucket);
    largest = Math.max(largest, top);
  }
  const scale = LARGEST / largest;
  const header: ModelHeader = { features: kept.length, inner: [...habits.inner], small: Buffer.from(habits.small).toString('base64'), otherwise: [...habits.otherwise], transitions: Array.from(transitions, (w) => Math.round(w * scale)) };
  const gaps = new Uint8Array(3 * kept.length);
  const values = new Int8Array(kept.length * LABELS);
  kept.forEach((bucket, r) => {
    const gap = bucket - (r > 0 ? kept[r - 1]! : -1);
    for (let plane = 0; plane < 3; plane++) gaps[plane * kept.length + r] = (gap >> (8 * plane)) & 255;
    for (let l = 0; l < LABELS; l++) values[l * kept.length + r] = Math.round(rows[rowOf[bucket]! * LABELS + l]! * scale);
  });
  const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), gaps, Buffer.from(values.buffer)]);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
}
