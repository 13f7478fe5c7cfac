import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/**
 * How often short runs of bytes are in the words of each language. One zstd-compressed file, made by `npm run languages`: the length of a header
 * in JSON as four bytes, the header, then the arrays in the order of `Statistics`. Little-endian, as every machine that runs Node is.
 */
export interface Statistics extends Header {
  /** The first four bytes of each run, the first one lowest; a space stands for the beginning or the end of a word. */
  readonly heads: Uint32Array;
  /** Its fifth and sixth byte, 0 where it has none. */
  readonly tails: Uint16Array;
  /** How many languages have it. */
  readonly counts: Uint8Array;
  /** Those languages, run after run, by index, and the points over `base` that the run gives each. */
  readonly languages: Uint8Array;
  readonly points: Uint8Array;
}

export interface Header {
  /** ISO 639-1 codes by index. */
  readonly codes: readonly string[];
  /** The score of usual texts in each language, 0 to 1. */
  readonly usual: readonly number[];
  readonly base: number;
  /** Number of runs, and of pairs of run and language. */
  readonly runs: number;
  readonly pairs: number;
  /** Bytes of UTF-8 that no run has; they count as a space inside a word. */
  readonly unknownBytes: readonly number[];
}

export function pack({ heads, tails, counts, languages, points, ...header }: Statistics): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return zstdCompressSync(Buffer.concat([length, json, ...[heads, tails, counts, languages, points].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))]));
}

export function unpack(file: Uint8Array): Statistics {
  const bytes = zstdDecompressSync(file);
  let at = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, at)) as Header;
  const { runs, pairs } = header;
  // Copies, for an array of wider numbers can't begin at any byte.
  const next = (length: number) => Uint8Array.from(bytes.subarray(at, (at += length)));
  return { ...header, heads: new Uint32Array(next(4 * runs).buffer), tails: new Uint16Array(next(2 * runs).buffer), counts: next(runs), languages: next(pairs), points: next(pairs) };
}
