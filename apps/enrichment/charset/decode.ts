import { isAscii, isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { declaredEncoding, encodingOfLanguage } from './declared.js';
import { PageSource } from './source.js';

export interface Decoded {
  readonly text: string;
  /** The encoding's name in the WHATWG Encoding Standard, in lower case. */
  readonly encoding: string;
}

/** How many bytes detection looks at: enough for letters of a page whose head is all markup. */
const sampleBytes = 64 * 1024;

/** The page as text. Bytes that do not fit its encoding become U+FFFD. */
export function decodePage(body: Uint8Array, contentType: string | null): Decoded {
  const { encoding, utf8 } = recognize(body, contentType);
  return { encoding, text: utf8 ? utf8.toString() : decodeAs(body, encoding) };
}

/** The same to be read in parts. */
export function sourceOf(body: Uint8Array, contentType: string | null): PageSource {
  const { encoding, utf8 } = recognize(body, contentType);
  return utf8 ? new PageSource(utf8.toString('latin1'), isAscii(utf8) ? null : utf8) : new PageSource(decodeAs(body, encoding));
}

interface Recognized {
  readonly encoding: string;
  /** The bytes, where all of them are UTF-8 without a mark. */
  readonly utf8: Buffer | null;
}

/**
 * The first of these that applies names the encoding:
 * a byte order mark; bytes that are UTF-8 and more than ASCII, whatever is declared, since a text in another encoding is UTF-8 by
 * accident next to never while wrong declarations are common; the HTTP header; the page's own declaration; statistics and
 * the page's language; windows-1252.
 */
function recognize(body: Uint8Array, contentType: string | null): Recognized {
  const mark = byteOrderMark(body);
  if (mark) return { encoding: mark, utf8: null };
  const declared = declaredEncoding(body, contentType);
  const wide = declared?.startsWith('utf-16') || declared === 'iso-2022-jp' ? declared : zeroPattern(body);
  if (wide) return { encoding: wide, utf8: null };
  const utf8 = strictUtf8(body);
  return utf8 ? { encoding: 'utf-8', utf8 } : { encoding: declared ?? detect(body) ?? 'windows-1252', utf8: null };
}

function decodeAs(body: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(body);
}

function byteOrderMark(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without mark or header: markup is ASCII, so every second byte of its beginning is zero. */
function zeroPattern(body: Uint8Array): string | null {
  if (body.length < 4) return null;
  if (body[0] !== 0 && body[1] === 0 && body[2] !== 0 && body[3] === 0) return 'utf-16le';
  if (body[0] === 0 && body[1] !== 0 && body[2] === 0 && body[3] !== 0) return 'utf-16be';
  return null;
}

/** null unless all is UTF-8; a character cut off at the end is no objection, bodies are cut at the crawler's cap. */
function strictUtf8(body: Uint8Array): Buffer | null {
  const whole = withoutCutCharacter(body);
  return isUtf8(whole) ? Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength) : null;
}

/** The bytes before a character of two to four bytes that is not complete. */
function withoutCutCharacter(body: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, body.length); back++) {
    const byte = body[body.length - back]!;
    if (byte < 0x80) return body;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? body.subarray(0, body.length - back) : body;
  }
  return body;
}

/** Statistics tell the encodings of East Asia apart well; among single-byte ones the page's language knows better. */
function detect(body: Uint8Array): string | null {
  const likely = mostLikely(body);
  return likely && !/^(windows|iso-8859|koi8)/.test(likely) ? likely : (encodingOfLanguage(body) ?? likely);
}

function mostLikely(body: Uint8Array): string | null {
  for (const { name } of analyse(sample(body))) {
    const encoding = standardName(name);
    if (encoding && encoding !== 'utf-8' && !encoding.startsWith('utf-16') && !encoding.startsWith('iso-2022')) return encoding;
  }
  return null;
}

/** The part around the first byte that is not ASCII: nothing else tells encodings apart. */
function sample(body: Uint8Array): Uint8Array {
  const first = body.findIndex((byte) => byte >= 0x80);
  return body.subarray(Math.max(0, first - 256), Math.max(0, first - 256) + sampleBytes);
}

function standardName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
