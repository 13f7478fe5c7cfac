import { z } from 'zod';
import { CrawlRequests } from '../topics/topics.js';
import type { EventDefinition } from './definition.js';

export const CrawlRequest = z.object({
  url: z.string().min(1).max(4096).describe('An http or https URL.'),
  sourceId: z.string().nullable().optional().describe('Fetch it as a page of this source, under its rules.'),
  requestedBy: z.string().max(200).nullable().optional().describe('Who asks, for the logs.'),
});
export type CrawlRequest = z.infer<typeof CrawlRequest>;

export const CrawlRequested: EventDefinition<CrawlRequest> = {
  type: 'newsreel.crawl.requested.v1',
  topic: CrawlRequests,
  title: 'Crawl requested',
  description: 'Somebody wants a URL fetched. The answer is a page event whose subject is the canonicalized URL.',
  key: 'the requested URL, canonicalized',
  encoding: 'json',
  schema: CrawlRequest,
  extensions: z.object({}),
  headers: {},
  examples: [
    {
      id: 'c0a8f3d2-6b51-4e7c-9f0e-3d2b1a4c5e6f',
      source: 'urn:example:newsroom',
      time: '2026-02-05T08:59:58.000Z',
      subject: 'https://news.example/world/rail-link',
      key: 'https://news.example/world/rail-link',
      data: { url: 'https://news.example/world/rail-link', requestedBy: 'newsroom' },
    },
    {
      id: '1',
      source: 'urn:example:shell',
      time: '2026-02-05T09:00:00Z',
      key: 'https://news.example/world/rail-link',
      data: { url: 'https://news.example/world/rail-link' },
    },
    {
      id: '8e1d0c4b-93a7-4f26-b5de-6a7c8f9b0d12',
      source: 'urn:example:newsroom',
      time: '2026-02-05T14:03:00.250+05:00',
      subject: 'https://news.example/world/rail-link?page=2',
      key: 'https://news.example/world/rail-link?page=2',
      data: { url: 'https://news.example/world/rail-link?page=2&utm_source=mail', sourceId: 'news-example', requestedBy: 'newsroom' },
    },
  ],
};
