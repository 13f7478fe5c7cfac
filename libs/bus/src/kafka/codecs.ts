import { promisify } from 'node:util';
import zlib from 'node:zlib';
import kafkajs from 'kafkajs';
import { currentAccount, LeftForNextFetch } from './inflation.js';
import { refusedBatch } from './refused-batch.js';

// Of kafkajs's exports (CommonJS) Node finds only the first few by name.
const { CompressionCodecs, CompressionTypes } = kafkajs;

interface Compressed {
  readonly buffer: Buffer;
}

type Deflate = (bytes: Buffer, options: { chunkSize: number }) => Promise<Buffer>;
type Inflate = (bytes: Buffer, options: { maxOutputLength?: number; chunkSize: number }) => Promise<Buffer>;

/** What one turn on another thread brings: with zlib's own 16 KiB the turns cost as much as the work. */
const CHUNK_BYTES = 256 * 1024;

const gzip = promisify(zlib.gzip) as Deflate;
const gunzip = promisify(zlib.gunzip) as Inflate;
const zstdCompress = promisify(zlib.zstdCompress) as Deflate;
const zstdDecompress = promisify(zlib.zstdDecompress) as Inflate;

/** Teaches kafkajs zstd, and both codecs to stay within the bounds of the consumer that inflates. */
export function installCodecs(): void {
  CompressionCodecs[CompressionTypes.GZIP] = codec(gzip, gunzip);
  CompressionCodecs[CompressionTypes.ZSTD] = codec(zstdCompress, zstdDecompress);
}

function codec(deflate: Deflate, inflate: Inflate) {
  return () => ({
    // What is compressed has about the length that it had, at most.
    compress: ({ buffer }: Compressed) => deflate(buffer, { chunkSize: Math.min(CHUNK_BYTES, Math.max(zlib.constants.Z_MIN_CHUNK, buffer.length)) }),
    decompress: (bytes: Buffer) => inflateWithin(bytes, inflate),
  });
}

async function inflateWithin(bytes: Buffer, inflate: Inflate): Promise<Buffer> {
  const account = currentAccount();
  if (!account) return inflate(bytes, { chunkSize: CHUNK_BYTES });
  const { maxBatchBytes, maxFetchBytes } = account.limits;
  // The first batch of a fetch always goes through, so that every fetch brings something.
  if (account.bytes >= maxFetchBytes) throw new LeftForNextFetch('Enough is inflated for one fetch.');
  try {
    const inflated = await inflate(bytes, { maxOutputLength: maxBatchBytes, chunkSize: CHUNK_BYTES });
    account.bytes += inflated.length;
    return inflated;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    const why = `a batch of ${bytes.length} bytes inflates past ${maxBatchBytes}. If it is to be read, raise the bus's maxBatchBytes; if not, move the group's offset past it.`;
    const stand = refusedBatch(bytes, why);
    if (!stand) throw new Error(`A record batch cannot be read: ${why}`, { cause: error });
    return stand;
  }
}
