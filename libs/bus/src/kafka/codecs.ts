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

type Inflate = (bytes: Buffer, options: { maxOutputLength?: number }) => Promise<Buffer>;

const gzip = promisify<Buffer, Buffer>(zlib.gzip);
const gunzip = promisify(zlib.gunzip) as Inflate;
const zstdCompress = promisify<Buffer, Buffer>(zlib.zstdCompress);
const zstdDecompress = promisify(zlib.zstdDecompress) as Inflate;

/** Teaches kafkajs zstd, and both codecs to stay within the bounds of the consumer that inflates. */
export function installCodecs(): void {
  CompressionCodecs[CompressionTypes.GZIP] = codec(gzip, gunzip);
  CompressionCodecs[CompressionTypes.ZSTD] = codec(zstdCompress, zstdDecompress);
}

function codec(deflate: (bytes: Buffer) => Promise<Buffer>, inflate: Inflate) {
  return () => ({
    compress: ({ buffer }: Compressed) => deflate(buffer),
    decompress: (bytes: Buffer) => inflateWithin(bytes, inflate),
  });
}

async function inflateWithin(bytes: Buffer, inflate: Inflate): Promise<Buffer> {
  const account = currentAccount();
  if (!account) return inflate(bytes, {});
  const { maxBatchBytes, maxFetchBytes } = account.limits;
  // The first batch of a fetch always goes through, so that every fetch brings something.
  if (account.bytes >= maxFetchBytes) throw new LeftForNextFetch('Enough is inflated for one fetch.');
  try {
    const inflated = await inflate(bytes, { maxOutputLength: maxBatchBytes });
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
