import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import { canonicalizeUrl, newEvent, pageEventIdOf, PageFetched, type NewsEvent } from '@newsreel/contracts';
import { WARCParser } from 'warcio';

const MAX_BODY_BYTES = 8 * 1024 * 1024;
const PIECE_BYTES = 16 * 1024;
const MAX_HEADERS_BYTES = 32 * 1024;
const HTML = /^\s*(text\/html|application\/xhtml\+xml)\b/i;
const DECODERS: Readonly<Record<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer>> = { br: zlib.brotliDecompressSync, zstd: zlib.zstdDecompressSync };

export interface PageSource {
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly homeCountry: string | null;
}

/**
 * Why a record is no page event. `other` are the requests, metadata, revisits (the body stands elsewhere), images and so on that a WARC is full of;
 * `truncated` are pages of which whoever archived them kept a part only.
 */
export type Skipped = 'other' | 'damaged' | 'too-large' | 'truncated' | 'bad-url';

/** The page event of a WARC record: an HTML response as the crawler would have published it then. */
export async function pageOf(bytes: Buffer, source: PageSource | null): Promise<NewsEvent<Buffer> | Skipped> {
  const record = await WARCParser.parse(inPieces(bytes)).catch(() => null);
  if (!record) return 'damaged';
  const response = record.httpHeaders;
  if (record.warcType !== 'response' || !response) return 'other';
  const contentType = response.headers.get('content-type') ?? null;
  if (contentType === null || !HTML.test(contentType)) return 'other';
  if (record.warcHeaders.headers.has('WARC-Truncated')) return 'truncated';
  const fetchedAt = Date.parse(record.warcDate ?? '');
  const status = Number(response.statusCode);
  if (Number.isNaN(fetchedAt) || !(status >= 100 && status < 600)) return 'damaged';
  // WARC 1.0 writes URIs in angle brackets, by its grammar and nobody's habit but wget's.
  const target = record.warcTargetURI?.replace(/^<(.*)>$/, '$1') ?? '';
  const url = urlOf(target);
  if (!url) return 'bad-url';
  const body = await bodyOf(record, response.headers.get('content-encoding') ?? '');
  if (typeof body === 'string') return body;
  return pageEvent({ url, finalUrl: target, fetchedAt: new Date(fetchedAt).toISOString(), status, contentType, headers: [...(response.headers as Headers)], body, source });
}

/** In small pieces: what a piece inflates to is held whole. */
async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function urlOf(target: string): string | null {
  try {
    return canonicalizeUrl(target);
  } catch {
    return null;
  }
}

/** warcio undoes chunks, gzip and deflate, and leaves a body alone that is already decoded, as many archives keep them. */
async function bodyOf(record: AsyncIterable<Uint8Array>, encoding: string): Promise<Buffer | 'damaged' | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of record) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) return 'too-large';
    }
  } catch {
    return 'damaged';
  }
  const body = Buffer.concat(chunks);
  const decoder = DECODERS[encoding.trim().toLowerCase()];
  return decoder ? decoded(body, decoder) : body;
}

function decoded(body: Buffer, decoder: (typeof DECODERS)[string]): Buffer | 'too-large' {
  try {
    return decoder(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : body;
  }
}

interface Page {
  readonly url: string;
  readonly finalUrl: string;
  readonly fetchedAt: string;
  readonly status: number;
  readonly contentType: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly source: PageSource | null;
}

function pageEvent({ url, finalUrl, fetchedAt, status, contentType, headers, body, source }: Page): NewsEvent<Buffer> {
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  const robots = robotsOf(headers);
  return newEvent(PageFetched, {
    id: pageEventIdOf(url, fetchedAt, bodySha256),
    source: 'urn:newsreel:import',
    time: fetchedAt,
    subject: url,
    key: url,
    contentType,
    extensions: {
      finalurl: finalUrl,
      status: String(status),
      bodysha256: bodySha256,
      ...(source && { sourceid: source.id }),
      ...(source?.homeCountry && { homecountry: source.homeCountry }),
      ...(robots && { robots }),
    },
    headers: { 'http-headers': headersJson(headers) },
    data: body,
  });
}

/** What X-Robots-Tag asks of everybody; what it asks of one crawler begins with that one's name. */
function robotsOf(headers: Page['headers']): string {
  const asked = headers.filter(([name]) => name.toLowerCase() === 'x-robots-tag').flatMap(([, value]) => value.toLowerCase().split(','));
  return asked.map((directive) => directive.trim()).filter((directive) => /^[a-z]+$/.test(directive)).join(',');
}

function headersJson(headers: Page['headers']): string {
  const kept: (readonly [string, string])[] = [];
  let size = 2;
  for (const [name, value] of headers) {
    if (name.toLowerCase() === 'set-cookie') continue;
    size += Buffer.byteLength(JSON.stringify([name.toLowerCase(), value])) + 1;
    if (size > MAX_HEADERS_BYTES) break;
    kept.push([name.toLowerCase(), value]);
  }
  return JSON.stringify(kept);
}
