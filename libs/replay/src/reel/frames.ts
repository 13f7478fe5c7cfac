import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { ByteSource } from './byte-source.js';

// A reel is a row of zstd frames (RFC 8878), each whole by itself and with a checksum, so that damage costs what comes after it
// and nothing before. Node's decompressor stops after the first frame of a file; the lengths of frames are found here.

const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const MAX_FRAME_BYTES = 64 * 1024 * 1024;
const MAX_INFLATED_BYTES = 512 * 1024 * 1024;
// A frame as we write it takes one turn on another thread; with zlib's own 16 KiB the turns cost as much as the work.
const CHUNK_BYTES = 256 * 1024;
const { ZSTD_c_checksumFlag, ZSTD_c_compressionLevel } = zlib.constants;

const deflate = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdCompress);
const inflate = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);

export type Level = 1 | 3;

export const frameOf = (content: Buffer, level: Level): Promise<Buffer> => deflate(content, { chunkSize: CHUNK_BYTES, params: { [ZSTD_c_checksumFlag]: 1, [ZSTD_c_compressionLevel]: level } });

export const isZstd = (start: Buffer): boolean => start.length >= 4 && (start.readUInt32LE(0) === FRAME_MAGIC || isSkippable(start));
const isSkippable = (start: Buffer): boolean => (start.readUInt32LE(0) & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC;

/** A frame that is not there to its end, or not what was written. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
  constructor(
    readonly code: 'cut' | 'damaged',
    message: string,
  ) {
    super(message);
  }
}

/** The content of the next frame, or null at the end. @throws FrameError */
export async function nextFrame(source: ByteSource): Promise<Buffer | null> {
  const start = await source.peek(8);
  if (start.length === 0) return null;
  if (start.length < 8) throw new FrameError('cut', 'the file ends in the middle of a frame');
  if (!isZstd(start)) throw new FrameError('damaged', 'no zstd frame begins here');
  if (isSkippable(start)) {
    await whole(source, 8 + start.readUInt32LE(4));
    return Buffer.alloc(0);
  }
  const frame = await whole(source, await frameLength(source));
  return inflate(frame, { maxOutputLength: MAX_INFLATED_BYTES, chunkSize: CHUNK_BYTES }).catch((error: Error) => {
    throw new FrameError('damaged', error.message);
  });
}

async function whole(source: ByteSource, length: number): Promise<Buffer> {
  if (length > MAX_FRAME_BYTES) throw new FrameError('damaged', `a frame has ${length} bytes, more than ${MAX_FRAME_BYTES}; if it is whole, hand the reel over decompressed`);
  const bytes = await source.peek(length);
  if (bytes.length < length) throw new FrameError('cut', 'the file ends in the middle of a frame');
  return source.take(length);
}

/** Section 3.1.1: header, then blocks that say their sizes, then a checksum if the header says so. */
async function frameLength(source: ByteSource): Promise<number> {
  const descriptor = (await source.peek(5))[4]!;
  const singleSegment = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const sizeBytes = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  let at = 5 + (singleSegment ? 0 : 1) + dictionaryBytes + sizeBytes;
  for (let last = false; !last; ) {
    const bytes = await source.peek(at + 3);
    if (bytes.length < at + 3) throw new FrameError('cut', 'the file ends in the middle of a frame');
    const block = bytes.readUIntLE(at, 3);
    last = (block & 1) === 1;
    at += 3 + (((block >> 1) & 3) === 1 ? 1 : block >> 3);
    if (at > MAX_FRAME_BYTES) return at;
  }
  return at + ((descriptor & 4) !== 0 ? 4 : 0);
}
