import type { IHeaders } from 'kafkajs';

// A Kafka record batch (magic 2) as it lies in a fetch response: https://kafka.apache.org/documentation/#recordbatch
//   baseOffset 8, batchLength 4, leaderEpoch 4, magic 1, crc 4, attributes 2, lastOffsetDelta 4, timestamps 16, producer 14, count 4, records
const HEADER_BYTES = 61;
const AT = { length: 8, magic: 16, lastOffsetDelta: 23, count: 57 } as const;
const LENGTH_BEGINS = 12;

const MAX_RECORDS = 1_000_000;

const HEADER = 'newsreel-refused';

// A record of someone else's with such a header is no refusal: these are the buffers that were made here.
const stands = new WeakSet<ArrayBufferLike>();

/** Why the batch was refused for which this record stands; null for an ordinary one. */
export function refusalOf(headers: IHeaders | undefined): string | null {
  const value = headers?.[HEADER];
  return Buffer.isBuffer(value) && stands.has(value.buffer) ? value.toString('utf8') : null;
}

/**
 * Stands in for a batch that may not be inflated: as many records as the batch says it has, each at its last offset and with the reason in a
 * header, so that the consumer learns in which partition it is. A codec is given the compressed records alone, but as a view into the response,
 * where the batch's header stands before them. Null if it does not look like that.
 */
export function refusedBatch(compressed: Buffer, why: string): Buffer | null {
  if (compressed.byteOffset < HEADER_BYTES) return null;
  const header = Buffer.from(compressed.buffer, compressed.byteOffset - HEADER_BYTES, HEADER_BYTES);
  if (header[AT.magic] !== 2 || header.readInt32BE(AT.length) !== HEADER_BYTES - LENGTH_BEGINS + compressed.length) return null;
  const count = header.readInt32BE(AT.count);
  if (count > MAX_RECORDS) return null;
  const record = recordOf(header.readInt32BE(AT.lastOffsetDelta), why);
  // One reason is enough; the others are as small as a record can be.
  const empty = recordOf(header.readInt32BE(AT.lastOffsetDelta), '');
  const stand = Buffer.allocUnsafeSlow(record.length + (count - 1) * empty.length);
  record.copy(stand);
  for (let at = record.length; at < stand.length; at += empty.length) empty.copy(stand, at);
  stands.add(stand.buffer);
  return stand;
}

function recordOf(offsetDelta: number, why: string): Buffer {
  const name = Buffer.from(HEADER);
  const value = Buffer.from(why);
  const NULL = varint(-1);
  const body = Buffer.concat([
    Buffer.from([0]), // attributes
    varint(0), // timestamp delta
    varint(offsetDelta),
    NULL, // key
    NULL, // value
    varint(1), // headers
    varint(name.length),
    name,
    varint(value.length),
    value,
  ]);
  return Buffer.concat([varint(body.length), body]);
}

/** A signed 32-bit number in zigzag variable length, as Kafka and Protocol Buffers write it. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Buffer.from([...bytes, rest]);
}
