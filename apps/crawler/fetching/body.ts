import { Readable, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress, type BrotliDecompress, type Gunzip, type Inflate } from 'node:zlib';
import { FetchFailure } from './failure.js';

type Decompressor = Gunzip | Inflate | BrotliDecompress;

const decoders: Readonly<Record<string, () => Decompressor>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** What we offer to decode. */
export const acceptedEncodings = 'gzip, br, zstd, deflate';
/** RFC 9110 allows any number; nobody who means well uses more. */
const MAX_ENCODINGS = 2;

/** Pieces of a body, in order. */
export type Pieces = AsyncIterable<Buffer>;

/**
 * Takes the content-encoding off a body while it comes. What comes over the wire and what becomes of it at each step are both held under the
 * cap, and counted while they grow: a bomb of a thousand to one never exists in memory. Who stops reading ends the response.
 * @param onRaw hears of every piece as it came.
 * @throws FetchFailure `too-large` or `bad-encoding`
 */
export function decoded(body: Readable, contentEncoding: string, maxBytes: number, onRaw?: (piece: Buffer) => void): Pieces {
  const encodings = contentEncoding.toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  const unknown = encodings.find((name) => !decoders[name]);
  if (unknown !== undefined || encodings.length > MAX_ENCODINGS) {
    // A body that is given up says so by an error, which nobody else waits for.
    body.on('error', () => {}).destroy();
    throw new FetchFailure('bad-encoding', `The body is encoded as ${JSON.stringify(contentEncoding.slice(0, 100))}; asked for was one of ${acceptedEncodings}.`);
  }
  const raw = counted(body, maxBytes, 'The body', onRaw);
  return encodings.toReversed().reduce((pieces, name) => counted(through(pieces, decoders[name]!(), name), maxBytes, 'The decompressed body'), raw);
}

/** Takes gzip off what is a file of its own (`sitemap.xml.gz`), under the same cap. */
export const gunzipped = (pieces: Pieces, maxBytes: number): Pieces => counted(through(pieces, createGunzip(), 'gzip'), maxBytes, 'The decompressed body');

/** All of it in one piece. @param cutAtBytes more is left unread. */
export async function collect(pieces: Pieces, cutAtBytes = Infinity): Promise<Buffer> {
  const all: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    all.push(piece);
    size += piece.length;
    if (size >= cutAtBytes) break;
  }
  return Buffer.concat(all, Math.min(size, cutAtBytes));
}

/** @throws FetchFailure `too-large` once there is more than the cap. */
export async function* counted(pieces: Pieces, maxBytes: number, what: string, onPiece?: (piece: Buffer) => void): Pieces & AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > maxBytes) throw new FetchFailure('too-large', `${what} is larger than ${maxBytes} bytes.`);
    onPiece?.(piece);
    yield piece;
  }
}

async function* through(pieces: Pieces, decoder: Decompressor, name: string): AsyncGenerator<Buffer> {
  let broken: unknown;
  async function* source() {
    try {
      yield* pieces;
    } catch (error) {
      broken = error;
      throw error;
    }
  }
  // The decoder fails with what it was fed by; its own failures are those that its source did not have.
  const output = pipeline(Readable.from(source()), decoder, () => {});
  try {
    yield* output as AsyncIterable<Buffer>;
  } catch (error) {
    throw broken ?? new FetchFailure('bad-encoding', `The body is no ${name}: ${(error as Error).message}.`, { cause: error });
  }
}

/** Reads on for a moment so that the connection can be used again, and gives up on what is long. */
export async function discard(body: { dump(options: { limit: number }): Promise<void> }): Promise<void> {
  await body.dump({ limit: 64 * 1024 }).catch(() => {});
}
