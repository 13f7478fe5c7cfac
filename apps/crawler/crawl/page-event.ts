import { createHash } from 'node:crypto';
import { PageFetched, newEvent, pageEventIdOf, type NewsEvent } from '@newsreel/contracts';
import type { Fetched } from '../fetching/fetcher.js';
import { headerOf } from '../fetching/fetcher.js';
import { productToken } from '../frontier/robots-cache.js';
import { robotsDirectives } from '../robots/directives.js';

const MAX_HEADERS_BYTES = 32 * 1024;

export interface FetchedPage {
  /** As requested, canonical. */
  readonly url: string;
  readonly finalUrl: string;
  readonly fetchedAt: Date;
  readonly response: Fetched;
  readonly source: { readonly id: string; readonly homeCountry: string | null } | null;
}

/** The same fetch always makes the same event: its id is a hash of URL, fetch time and body hash. */
export function pageEvent({ url, finalUrl, fetchedAt, response, source }: FetchedPage): NewsEvent<Buffer> {
  const bodySha256 = createHash('sha256').update(response.body).digest('hex');
  const time = fetchedAt.toISOString();
  const tags = response.headers.filter(([name]) => name === 'x-robots-tag').map(([, value]) => value);
  const robots = robotsDirectives(tags, response.body, productToken).join(',');
  return newEvent(PageFetched, {
    id: pageEventIdOf(url, time, bodySha256),
    source: 'urn:newsreel:crawler',
    time,
    subject: url,
    key: url,
    contentType: headerOf(response, 'content-type'),
    extensions: {
      finalurl: finalUrl,
      status: String(response.status),
      bodysha256: bodySha256,
      ...(source && { sourceid: source.id }),
      ...(source?.homeCountry && { homecountry: source.homeCountry }),
      ...(robots && { robots }),
    },
    headers: { 'http-headers': headersJson(response) },
    data: response.body,
  });
}

function headersJson({ headers }: Fetched): string {
  const kept: (readonly [string, string])[] = [];
  let size = 2;
  for (const pair of headers) {
    if (pair[0] === 'set-cookie') continue;
    size += Buffer.byteLength(JSON.stringify(pair)) + 1;
    if (size > MAX_HEADERS_BYTES) break;
    kept.push(pair);
  }
  return JSON.stringify(kept);
}
