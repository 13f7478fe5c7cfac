import { z } from 'zod';
import { PagesRaw } from '../topics/topics.js';
import { CountryCode } from '../article.js';
import type { EventDefinition } from './definition.js';

const extensions = z.object({
  finalurl: z.string().min(1).describe('The URL that answered, after redirects.'),
  status: z.string().regex(/^[1-5]\d\d$/).describe('The HTTP status.'),
  bodysha256: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the value.'),
  sourceid: z.string().optional().describe('The source it belongs to; absent for a URL that was asked for by itself.'),
  homecountry: CountryCode.optional().describe('The country its source is at home in.'),
  robots: z.string().optional().describe('What X-Robots-Tag asked for, lower case, separated by commas, for example `noarchive`.'),
});

export type PageAttributes = z.infer<typeof extensions>;

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
    {
    id: '9d6c1b8e5f0a4c7d2e3b9f1a6d8c0e5b4a7f2c9d1e6b3a8f5c0d7e2b9a4f1c6d',
    source: 'urn:newsreel:crawler',
    time: '2026-02-05T09:00:00.000Z',
    subject: 'https://news.example/world/rail-link',
    key: 'https://news.example/world/rail-link',
    contentType: 'text/html; charset=utf-8',
    extensions: {
      finalurl: 'https://news.example/world/rail-link',
      status: '200',
      bodysha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      sourceid: 'news-example',
      homecountry: 'KZ',
    },
    headers: { 'http-headers': '[["content-type","text/html; charset=utf-8"]]' },
    data: Buffer.from('foo'),
  },
  ],
};
