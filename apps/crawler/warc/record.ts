import { createHash, randomUUID } from 'node:crypto';

// WARC 1.1 (ISO 28500:2017), as far as a crawler writes it.

export interface WarcRecord {
  readonly type: 'warcinfo' | 'request' | 'response' | 'revisit';
  /** `<urn:uuid:…>` */
  readonly id: string;
  readonly date: Date;
  /** Named fields besides those that every record has, in order. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly contentType: string;
  readonly block: Buffer;
}

export const newRecordId = (): string => `<urn:uuid:${randomUUID()}>`;

/** The record as it stands in a file, uncompressed. */
export function serialize({ type, id, date, fields, contentType, block }: WarcRecord): Buffer {
  const head: (readonly [string, string])[] = [
    ['WARC-Type', type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date.toISOString()],
    ...fields,
    ['WARC-Block-Digest', digest(block)],
    ['Content-Type', contentType],
    ['Content-Length', String(block.length)],
  ];
  const lines = head.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines}\r\n`, 'utf8'), block, Buffer.from('\r\n\r\n')]);
}

/** As everybody who writes WARC labels it: SHA-1 in Base32 (RFC 4648). */
export const digest = (bytes: Buffer): string => `sha1:${base32(createHash('sha1').update(bytes).digest())}`;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Buffer): string {
  let out = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[(value >>> (bits - 5)) & 31];
    value &= 0xff;
  }
  return bits > 0 ? out + alphabet[(value << (5 - bits)) & 31] : out;
}
