import { TextDecoder } from 'node:util';

const MAX_DECLARATION = 2_048;

/**
 * Decodes the text of a document: by its byte order mark, the XML declaration, the Content-Type's charset, HTML's meta element, else UTF-8. What
 * can't be decoded becomes U+FFFD: a link in it is not worth losing the others for.
 * @param start its first bytes
 */
export function decoderOf(start: Buffer, contentType: string | null): TextDecoder {
  const head = start.subarray(0, MAX_DECLARATION).toString('latin1');
  const declared = /^\s*(?:\xEF\xBB\xBF)?<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1];
  const meta = /<meta[^>]+\bcharset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  const named = /;\s*charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? '')?.[1];
  for (const label of [byteOrderMark(start), declared, named, meta]) {
    if (label === undefined) continue;
    try {
      return new TextDecoder(label);
    } catch {
      // An encoding that the Encoding Standard does not know: the next one may do.
    }
  }
  return new TextDecoder('utf-8');
}

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}
