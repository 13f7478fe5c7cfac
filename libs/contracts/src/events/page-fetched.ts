import { createHash } from 'node:crypto';
import { z } from 'zod';
import { pageEventIdOf } from '../identity/identity.js';
import { PagesRaw } from '../topics/topics.js';
import { CountryCode } from '../article.js';
import type { EventDefinition, EventInput } from './definition.js';

const extensions = z.object({
  finalurl: z.string().min(1).describe('The URL that answered, after redirects.'),
  status: z.string().regex(/^[1-5]\d\d$/).describe('The HTTP status.'),
  bodysha256: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the value.'),
  sourceid: z.string().optional().describe('The source it belongs to; absent for a URL that was asked for by itself.'),
  homecountry: CountryCode.optional().describe('The country its source is at home in.'),
  robots: z.string().optional().describe('What X-Robots-Tag asked for, lower case, separated by commas, for example `noarchive`.'),
});

export type PageAttributes = z.infer<typeof extensions>;

const railUrl = 'https://news.example/world/rail-link';

export const PageFetched: EventDefinition<Buffer> = {
  type: 'newsreel.page.fetched.v1',
  topic: PagesRaw,
  title: 'Page fetched',
  description: 'A page was fetched. The value is the response body, its content-encoding removed and nothing else changed; `content-type` is what the web server said.',
  key: 'the requested URL, canonicalized',
  encoding: 'bytes',
  schema: null,
  extensions,
  headers: { 'http-headers': 'The response headers as a JSON array of [name, value], at most 32 KiB, without Set-Cookie.' },
  examples: [
    example(railUrl, '2026-02-05T09:00:00.000Z', Buffer.from('<!DOCTYPE html><title>Rail link</title><p>Ministers signed an agreement.</p>'), {
      contentType: 'text/html; charset=utf-8',
      attributes: { finalurl: railUrl, status: '200', sourceid: 'news-example', homecountry: 'KZ' },
      headers: [['content-type', 'text/html; charset=utf-8']],
    }),
    example(`${railUrl}?gone`, '2026-02-05T09:00:00.500Z', Buffer.alloc(0), { contentType: null, attributes: { finalurl: `${railUrl}?gone`, status: '410' }, headers: [] }),
    example('https://daily.example/2026/02/caspian-ferry', '2026-02-06T05:00:00.000Z', Buffer.from([0xcf, 0xee, 0xf0, 0xf2]), {
      contentType: 'text/html; charset=windows-1251',
      attributes: { finalurl: 'https://daily.example/2026/02/caspian-ferry.html', status: '200', sourceid: 'daily-example', homecountry: 'AZ', robots: 'noarchive,nosnippet' },
      headers: [['content-type', 'text/html; charset=windows-1251'], ['etag', '"5d8c"'], ['x-robots-tag', 'noarchive, nosnippet']],
    }),
  ],
};

function example(
  url: string,
  fetchedAt: string,
  body: Buffer,
  { contentType, attributes, headers }: { contentType: string | null; attributes: Record<string, string>; headers: [string, string][] },
): EventInput<Buffer> {
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  return { id: pageEventIdOf(url, fetchedAt, bodySha256), source: 'urn:newsreel:crawler', time: fetchedAt, subject: url, key: url, contentType, extensions: { ...attributes, bodysha256: bodySha256 }, headers: { 'http-headers': JSON.stringify(headers) }, data: body };
}
