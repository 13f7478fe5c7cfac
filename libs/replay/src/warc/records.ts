import type { ByteSource } from '../reel/byte-source.js';
import { nextMember, type Piece } from './members.js';

/** The largest record, uncompressed: a page of 8 MiB and its headers, several times over. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;
const MAX_HEADER_BYTES = 64 * 1024;
const SCAN_BYTES = 64 * 1024;
const START = Buffer.from('WARC/1.');
const GZIP = Buffer.from([0x1f, 0x8b]);

/** The records of a WARC file, each as bytes of its own, whatever is compressed how; what is damaged stands between them, named. */
export async function* warcRecords(source: ByteSource): AsyncGenerator<Piece> {
  let inDamage = false;
  for (;;) {
    const start = await source.peek(2);
    if (start.length === 0) return;
    const at = source.position;
    const piece = start.equals(GZIP) ? await nextMember(source) : await nextPlain(source);
    if (piece === 'blank') continue;
    if (Buffer.isBuffer(piece)) {
      inDamage = false;
      yield* split(piece, at);
      continue;
    }
    // One damage, however many false starts there are in it.
    if (!inDamage) yield { kind: 'damage', byte: at, why: piece.why };
    inDamage = true;
    await skipToStart(source);
  }
}

/** A record that is not compressed. */
async function nextPlain(source: ByteSource): Promise<Buffer | 'blank' | { readonly why: string }> {
  const first = (await source.peek(1))[0];
  if (first === 0x0d || first === 0x0a) {
    await source.take(1);
    return 'blank';
  }
  const length = recordLength(await source.peek(MAX_HEADER_BYTES));
  if (typeof length === 'string') return { why: length };
  if ((await source.peek(length)).length < length) return { why: 'the file ends in the middle of a record' };
  return source.take(length);
}

/** A gzip member is one record by the standard; a few writers put several into one. */
function* split(bytes: Buffer, byte: number): Generator<Piece> {
  let rest = bytes;
  for (;;) {
    let blank = 0;
    while (rest[blank] === 0x0d || rest[blank] === 0x0a) blank++;
    rest = rest.subarray(blank);
    if (rest.length === 0) return;
    const length = recordLength(rest.subarray(0, MAX_HEADER_BYTES));
    if (typeof length === 'string' || length > rest.length) return yield { kind: 'damage', byte, why: typeof length === 'string' ? length : 'a record is shorter than it says' };
    yield { kind: 'record', byte, bytes: rest.subarray(0, length) };
    rest = rest.subarray(length);
  }
}

/** Headers and block, or what is wrong with the headers. */
function recordLength(start: Buffer): number | string {
  if (!start.subarray(0, START.length).equals(START)) return 'no record begins here';
  const end = start.indexOf('\r\n\r\n');
  if (end < 0) return 'the headers of a record have no end';
  const [, length] = /^content-length:[ \t]*(\d+)[ \t]*\r?$/im.exec(start.toString('latin1', 0, end)) ?? [];
  if (length === undefined) return 'a record does not say its length';
  const total = end + 4 + Number(length);
  return total > MAX_RECORD_BYTES ? `a record of ${total} bytes is larger than ${MAX_RECORD_BYTES}` : total;
}

/** On to where a record may begin, at least one byte further. */
async function skipToStart(source: ByteSource): Promise<void> {
  await source.take(1);
  for (;;) {
    const bytes = await source.peek(SCAN_BYTES);
    if (bytes.length === 0) return;
    const found = [bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08])), bytes.indexOf(START)].filter((at) => at >= 0);
    if (found.length > 0) return void (await source.take(Math.min(...found)));
    // A start may lie across the end of what was looked at.
    const looked = bytes.length < SCAN_BYTES ? bytes.length : bytes.length - START.length;
    await source.take(looked);
  }
}
