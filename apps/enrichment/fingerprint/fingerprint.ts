import { encodeFingerprint, signatureLength } from '@newsreel/contracts';

/** Texts with fewer pairs of words than this say too little to be told apart. */
const minShingles = 20;
/** A word; in scripts that write no spaces a letter. */
const word = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\p{L}\p{N}]+/gu;
/** More words than this add nothing to the estimate but time. */
const maxWords = 20_000;

/** Odd multipliers and increments of the hash family `(a·x + b) mod 2³²`, by a fixed generator: fingerprints are compared for years. */
const multipliers = new Uint32Array(signatureLength);
const increments = new Uint32Array(signatureLength);
for (let i = 0, state = 0x9e3779b9; i < signatureLength; i++) {
  multipliers[i] = (state = mix(state + 0x6d2b79f5)) | 1;
  increments[i] = state = mix(state + 0x6d2b79f5);
}

/** The MinHash signature of the text's pairs of words, case and punctuation ignored; null where the text is too short to compare. */
export function fingerprintOf(text: string): string | null {
  const shingles = shinglesOf(text);
  if (shingles.size < minShingles) return null;
  const minima = new Uint32Array(signatureLength).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < signatureLength; i++) {
      const hash = (Math.imul(multipliers[i]!, shingle) + increments[i]!) >>> 0;
      if (hash < minima[i]!) minima[i] = hash;
    }
  }
  return encodeFingerprint(Uint16Array.from(minima, (minimum) => mix(minimum) >>> 16));
}

function shinglesOf(text: string): Set<number> {
  const shingles = new Set<number>();
  let previous = 0;
  let count = 0;
  for (const match of text.normalize('NFKC').toLowerCase().matchAll(word)) {
    const hash = hashOf(match[0]);
    if (count > 0) shingles.add(mix(Math.imul(previous, 31) + hash));
    previous = hash;
    if (++count >= maxWords) break;
  }
  return shingles;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Spreads the bits of a number over all of it (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
