import zlib from 'node:zlib';
import type { ByteSource } from '../reel/byte-source.js';

export type Piece = { readonly kind: 'record'; readonly byte: number; readonly bytes: Buffer } | { readonly kind: 'damage'; readonly byte: number; readonly why: string };

const MAX_COMPRESSED_BYTES = 64 * 1024 * 1024;
const MAX_INFLATED_BYTES = 128 * 1024 * 1024;
const FIRST_LOOK_BYTES = 64 * 1024;

// RFC 1952: header (10 bytes and what its flags say), deflate stream, CRC-32 and size of the content.
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 };

/**
 * The content of the next gzip member. Node's own streams go from one member into the next and give up at the first damage; to go on behind it,
 * members are inflated one by one.
 */
export async function nextMember(source: ByteSource): Promise<Buffer | { readonly why: string }> {
  for (let look = FIRST_LOOK_BYTES; ; look *= 4) {
    const bytes = await source.peek(look);
    const header = headerLength(bytes);
    const member = header === null ? 'more' : inflated(bytes.subarray(header));
    if (member === 'damaged') return { why: 'a gzip member is damaged' };
    if (member === 'large') return { why: `a gzip member holds more than ${MAX_INFLATED_BYTES} bytes; if the whole file is one, decompress it first` };
    if (member !== 'more') {
      await source.take(header! + member.length);
      return member.content;
    }
    if (bytes.length < look) return { why: 'the file ends in the middle of a gzip member' };
    if (look >= MAX_COMPRESSED_BYTES) return { why: `a gzip member is larger than ${MAX_COMPRESSED_BYTES} bytes; if the whole file is one, decompress it first` };
  }
}

function inflated(bytes: Buffer): { readonly content: Buffer; readonly length: number } | 'more' | 'damaged' | 'large' {
  let content: Buffer;
  let length: number;
  try {
    // With `info` the engine comes along, which knows how much it has read; the types do not say so.
    const result = zlib.inflateRawSync(bytes, { info: true, maxOutputLength: MAX_INFLATED_BYTES }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    content = result.buffer;
    length = result.engine.bytesWritten;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'Z_BUF_ERROR' ? 'more' : code === 'ERR_BUFFER_TOO_LARGE' ? 'large' : 'damaged';
  }
  if (bytes.length < length + 8) return 'more';
  const whole = bytes.readUInt32LE(length) === zlib.crc32(content) && bytes.readUInt32LE(length + 4) === content.length;
  return whole ? { content, length: length + 8 } : 'damaged';
}

/** null if more is needed to know. */
function headerLength(bytes: Buffer): number | null {
  if (bytes.length < 12) return null;
  const flags = bytes[3]!;
  let at = 10;
  if (flags & FLAG.extra) at += 2 + bytes.readUInt16LE(10);
  for (const flag of [FLAG.name, FLAG.comment]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if (flags & FLAG.headerCrc) at += 2;
  return at > bytes.length ? null : at;
}
