import { createHash } from 'node:crypto';

/** UUIDs for tests: each call gives another one, each run the same ones. */
export function sequentialIds(seed = 'test'): () => string {
  let count = 0;
  return () => {
    const hex = createHash('sha256').update(`${seed}\n${++count}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

/** Numbers from 0 up to, not including, 1; the same ones for the same seed. Mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
