import { createHash } from 'node:crypto';

/** The namespace for URLs of RFC 9562, appendix A. */
const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** The article's id: UUIDv5 (RFC 9562, section 5.5) of its canonical URL. The same everywhere and forever. */
export function articleIdOf(canonicalUrl: string): string {
  const bytes = createHash('sha1').update(urlNamespace).update(canonicalUrl, 'utf8').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The id of a page event: the same page fetched at the same time with the same body is the same event, however often it is sent. */
export function pageEventIdOf(url: string, fetchedAt: string, bodySha256: string): string {
  return createHash('sha256').update(`${url}\n${fetchedAt}\n${bodySha256}`, 'utf8').digest('hex');
}

/** What two fetches must share to be the same content: SHA-256 over NFC(title), two newlines, text, in UTF-8, as lower-case hexadecimal. */
export function contentSha256(title: string | null, text: string): string {
  return createHash('sha256').update(`${(title ?? '').normalize('NFC')}\n\n${text}`, 'utf8').digest('hex');
}
