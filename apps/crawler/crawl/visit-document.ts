import { createHash } from 'node:crypto';
import { headerOf, type Fetched } from '../fetching/fetcher.js';
import { enqueue } from '../frontier/enqueue-urls.js';
import type { LeasedEntry } from '../frontier/lease-hosts.js';
import { jittered, nextInterval } from '../schedule/revisit.js';
import { foundUrls, readDocument } from './document.js';
import { failed, home, movedToBy, type Verdict, type Visit, type VisitTools } from './verdict.js';
import { validators } from './visit-page.js';

/** Reads a feed, a sitemap or a list, puts what it names into the frontier, and says when to come back. */
export async function readAsDocument({ entry, url, at }: Visit, response: Fetched, tools: VisitTools): Promise<Verdict> {
  const reading = await readDocument(response.body, headerOf(response, 'content-type'), url);
  if (!reading) return failed(entry, 'nothing to read: it is no feed, no sitemap and no list of URLs.', true);
  const urls = foundUrls(reading, entry.source?.id ?? null, at);
  const brought = await enqueue(tools.database, urls);
  return {
    outcome: 'read',
    kind: reading.kind,
    ...nextVisit(entry, brought, Math.max(reading.freshMs, maxAgeMs(response)), tools),
    ...home(entry, movedToBy(entry, url)),
    ...validators(response),
    bodySha256: createHash('sha256').update(response.body).digest('hex'),
    fetchedAt: at,
    entries: urls.length,
    broughtNew: brought > 0,
  };
}

export function unchangedDocument(entry: LeasedEntry, response: Fetched, tools: VisitTools): Verdict {
  return { outcome: 'unchanged', ...nextVisit(entry, 0, maxAgeMs(response), tools) };
}

function nextVisit({ intervalMs }: LeasedEntry, brought: number, freshMs: number, { random }: VisitTools): Pick<Verdict, 'dueInMs' | 'intervalS' | 'tries'> {
  const next = nextInterval({ intervalMs, brought, freshMs });
  return { dueInMs: jittered(next, random()), intervalS: Math.round(next / 1_000), tries: 0 };
}

/** Cache-Control's max-age (RFC 9111, section 5.2.2.1); 0 where there is none. */
function maxAgeMs(response: Fetched): number {
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headerOf(response, 'cache-control') ?? '')?.[1];
  return seconds ? Number(seconds) * 1_000 : 0;
}
