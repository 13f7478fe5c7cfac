import { createHash } from 'node:crypto';
import { headerOf, type Fetched } from '../fetching/fetcher.js';
import { enqueue } from '../frontier/enqueue-urls.js';
import type { LeasedEntry } from '../frontier/lease-hosts.js';
import { jittered, longestIntervalMs, nextInterval } from '../schedule/revisit.js';
import { readSection, type SectionRules } from '../sections/section.js';
import { noteBrought } from '../sources/arrivals.js';
import type { Reading } from '../urls/reading.js';
import { discover } from './discover.js';
import { foundUrls, readDocument } from './document.js';
import { failed, home, movedToBy, type Verdict, type Visit, type VisitTools } from './verdict.js';
import { validators } from './visit-page.js';

/** Reads a document, puts what it names into the frontier, and says when to come back. */
export async function readAsDocument(visit: Visit, response: Fetched, tools: VisitTools): Promise<Verdict> {
  const { entry, url } = visit;
  const read = await readDocument(response.body, headerOf(response, 'content-type'), url);
  if (read && 'reading' in read) return named(visit, response, read.reading, tools);
  if (read && entry.kind === 'section') return named(visit, response, readSection(read.html, url, rulesOf(entry)), tools);
  if (read && entry.kind === 'site') {
    const isSite = await discover(visit, read.html, tools);
    if (!isSite) return named(visit, response, readSection(read.html, url, rulesOf(entry)), tools);
    return { outcome: 'read', kind: 'site', tries: 0, dueInMs: jittered(longestIntervalMs, tools.random()), ...seen(visit, response), entries: null };
  }
  const isGone = entry.kind === 'probe';
  return { ...failed(entry, `nothing to read: it is ${read ? 'a web page' : 'no feed, no sitemap and no list of URLs'}.`, !isGone), ...(isGone && { dueInMs: null }) };
}

const rulesOf = ({ source }: LeasedEntry) => (source?.sectionRules ?? null) as SectionRules | null;

async function named(visit: Visit, response: Fetched, reading: Reading, tools: VisitTools): Promise<Verdict> {
  const { entry, at } = visit;
  const sourceId = entry.source?.id ?? null;
  const urls = foundUrls(reading, sourceId, at);
  const brought = await enqueue(tools.database, urls);
  if (brought > 0 && sourceId !== null) await noteBrought(tools.database, sourceId, reading.title);
  return {
    outcome: 'read',
    kind: reading.kind,
    ...nextVisit(entry, brought, Math.max(reading.freshMs, maxAgeMs(response)), tools),
    ...seen(visit, response),
    entries: urls.length,
    broughtNew: brought > 0,
  };
}

function seen({ entry, url, at }: Visit, response: Fetched) {
  const bodySha256 = createHash('sha256').update(response.body).digest('hex');
  return { ...home(entry, movedToBy(entry, url)), ...validators(response, entry, bodySha256), bodySha256, fetchedAt: at };
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
