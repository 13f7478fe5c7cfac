import type { Readable } from 'node:stream';
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

export interface BodyCaps {
  /** More is refused. */
  readonly maxBytes: number;
  /** Where set, more is left unread. */
  readonly cutAtBytes?: number;
}

export interface Body {
  /** As it came. */
  readonly raw: Buffer;
  /** Without its content-encoding. */
  readonly decoded: Buffer;
}

/**
 * Reads a body and takes its content-encoding off. Both what comes over the wire and what becomes of it are held under the cap, and
 * it is counted while it grows: a bomb of a thousand to one never exists in memory.
 * @throws FetchFailure `too-large` or `bad-encoding`
 */
export async function readBody(body: Readable, contentEncoding: string, caps: BodyCaps): Promise<Body> {
  const encodings = contentEncoding.toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  const unknown = encodings.find((name) => !decoders[name]);
  if (unknown !== undefined || encodings.length > MAX_ENCODINGS) {
    // A body that is given up says so by an error, which nobody else waits for.
    body.on('error', () => {}).destroy();
    throw new FetchFailure('bad-encoding', `The body is encoded as ${JSON.stringify(contentEncoding.slice(0, 100))}; asked for was one of ${acceptedEncodings}.`);
  }
  const raw = await collect(body, caps, 'The body');
  let bytes = raw;
  for (const name of encodings.toReversed()) if (bytes.length > 0) bytes = await decompress(bytes, decoders[name]!(), name, caps);
  return { raw, decoded: bytes };
}

/** Takes gzip off bytes that are a file of their own (`sitemap.xml.gz`), under the same cap. */
export async function gunzip(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  return decompress(bytes, createGunzip(), 'gzip', { maxBytes });
}

async function decompress(bytes: Buffer, decoder: Decompressor, name: string, caps: BodyCaps): Promise<Buffer> {
  decoder.end(bytes);
  try {
    return await collect(decoder, caps, 'The decompressed body');
  } catch (error) {
    if (error instanceof FetchFailure) throw error;
    throw new FetchFailure('bad-encoding', `The body is no ${name}: ${(error as Error).message}.`, { cause: error });
  }
}

async function collect(stream: Readable | Decompressor, { maxBytes, cutAtBytes = Infinity }: BodyCaps, what: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      stream.destroy();
      throw new FetchFailure('too-large', `${what} is larger than ${maxBytes} bytes.`);
    }
    chunks.push(chunk);
    if (size >= cutAtBytes) {
      stream.destroy();
      break;
    }
  }
  return Buffer.concat(chunks, Math.min(size, cutAtBytes));
}

/** Reads on for a moment so that the connection can be used again, and gives up on what is long. */
export async function discard(body: { dump(options: { limit: number }): Promise<void> }): Promise<void> {
  await body.dump({ limit: 64 * 1024 }).catch(() => {});
}
