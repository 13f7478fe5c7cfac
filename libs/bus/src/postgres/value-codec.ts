import { promisify } from 'node:util';
import zlib from 'node:zlib';

// Values are compressed by us, not by PostgreSQL: zstd does better than pglz, and the database's processors have better things to do.
const compress = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdCompress);
const decompress = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);
const WORTH_IT_BYTES = 512;
// Up to here it takes some three milliseconds at most. On another thread the same work takes a third to a half longer: its memory is always new.
const AT_ONCE_BYTES = 1024 * 1024;
const MIN_CHUNK_BYTES = 1024;
const params = { [zlib.constants.ZSTD_c_compressionLevel]: 1 };

export interface StoredValue {
  readonly value: Buffer | null;
  readonly zstd: boolean;
}

export async function storedValue(value: Buffer | null): Promise<StoredValue> {
  if (value === null || value.length < WORTH_IT_BYTES) return { value, zstd: false };
  // Room for what a page makes, so that it is in one place, and no more: memory of this kind is what collects garbage.
  const options = { params, pledgedSrcSize: value.length, chunkSize: Math.max(MIN_CHUNK_BYTES, value.length / 3 | 0) };
  const compressed = value.length <= AT_ONCE_BYTES ? zlib.zstdCompressSync(value, options) : await compress(value, options);
  return compressed.length < value.length ? { value: compressed, zstd: true } : { value, zstd: false };
}

/** `bytes`: how long it was, from the row; a value that inflates past that is corrupt. */
export async function originalValue({ value, zstd }: StoredValue, bytes: number): Promise<Buffer | null> {
  if (value === null || !zstd) return value;
  // One byte to spare: a buffer that is just filled makes zlib ask for another.
  const limit = { maxOutputLength: Math.max(1, bytes), chunkSize: Math.max(MIN_CHUNK_BYTES, bytes + 1) };
  return bytes <= AT_ONCE_BYTES ? zlib.zstdDecompressSync(value, limit) : decompress(value, limit);
}

/** Headers as bytes, since their values may be any: name length 2, value length 4, name, value, and so on; big endian. */
export function packHeaders(headers: Readonly<Record<string, Buffer>>): Buffer {
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(headers)) {
    const nameBytes = Buffer.from(name, 'utf8');
    const lengths = Buffer.alloc(6);
    lengths.writeUInt16BE(nameBytes.length, 0);
    lengths.writeUInt32BE(value.length, 2);
    parts.push(lengths, nameBytes, value);
  }
  return Buffer.concat(parts);
}

export function unpackHeaders(packed: Buffer): Record<string, Buffer> {
  const headers: Record<string, Buffer> = {};
  for (let at = 0; at < packed.length; ) {
    const nameLength = packed.readUInt16BE(at);
    const valueLength = packed.readUInt32BE(at + 2);
    const name = packed.toString('utf8', at + 6, at + 6 + nameLength);
    at += 6 + nameLength + valueLength;
    headers[name] = packed.subarray(at - valueLength, at);
  }
  return headers;
}
