import type { ReadDocument } from '../documents/document.js';
import { foundUrls } from '../documents/found-urls.js';
import { headerOf, type Answer } from '../fetching/fetcher.js';
import { enqueue, urlsOf } from '../frontier/enqueue-urls.js';
import type { LeasedEntry } from '../frontier/lease-hosts.js';
import { jittered, longestIntervalMs, nextInterval } from '../schedule/revisit.js';
import { readSection, type SectionRules } from '../sections/section.js';
import { noteBrought } from '../sources/arrivals.js';
import type { Reading } from '../urls/reading.js';
import { discover } from './discover.js';
import { failed, home, movedToBy, type Verdict, type Visit, type VisitTools } from './verdict.js';
import { validators } from './visit-page.js';

/** A document's answer and what was read of it. */
interface Response extends Answer {
  readonly content: ReadDocument;
}

/** Puts what a document names into the frontier, and says when to come back. */
export async function followDocument(visit: Visit, response: Response, tools: VisitTools): Promise<Verdict> {
  const { entry, url } = visit;
  const { content } = response.content;
  if ('reading' in content) return named(visit, response, content.reading, tools);
  if ('html' in content && entry.kind === 'section') return named(visit, response, await readSection(content.html, url, rulesOf(entry)), tools);
  if ('html' in content && entry.kind === 'site') {
    const isSite = isFrontPage(entry.url) && (await discover(visit, content.html, tools));
    // Rules are for the links of a page: who sets some wants it read, whatever feeds there are.
    if (!isSite || rulesOf(entry) !== null) return named(visit, response, await readSection(content.html, url, rulesOf(entry)), tools);
    return { outcome: 'read', kind: 'site', tries: 0, dueInMs: jittered(longestIntervalMs, tools.random()), ...seen(visit, response), entries: null };
  }
  const isGone = entry.kind === 'probe';
  return { ...failed(entry, `nothing to read: it is ${'html' in content ? 'a web page' : 'no feed, no sitemap and no list of URLs'}.`, !isGone), ...(isGone && { dueInMs: null }) };
}

/** What is deeper in a site was given for its own sake: the feeds and sitemaps of the whole site are more than was asked for. */
const isFrontPage = (url: string): boolean => /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:index\.\w+)?$/i.test(new URL(url).pathname);

const rulesOf = ({ source }: LeasedEntry) => (source?.sectionRules ?? null) as SectionRules | null;

/** In the frontier, of one source: years of a large paper, and nothing to who makes up sitemaps without end. */
const MAX_URLS = 1_000_000;
/** So few are let in without counting. */
const FEW_LINKS = 100;
/** Fifty thousand URLs at once would hold up everybody else. */
const LINKS_AT_ONCE = 1_000;

async function named(visit: Visit, response: Response, reading: Reading, tools: VisitTools): Promise<Verdict> {
  const { entry, at } = visit;
  const sourceId = entry.source?.id ?? null;
  let [entries, brought] = [0, 0];
  const isFull = sourceId !== null && reading.links.length > FEW_LINKS && (await urlsOf(tools.database, sourceId, MAX_URLS)) >= MAX_URLS;
  for (let from = 0; from < reading.links.length && !isFull; from += LINKS_AT_ONCE) {
    const urls = foundUrls(reading, reading.links.slice(from, from + LINKS_AT_ONCE), sourceId, at);
    entries += urls.length;
    brought += await enqueue(tools.database, urls);
  }
  if (brought > 0 && sourceId !== null) await noteBrought(tools.database, sourceId, reading.title);
  return {
    outcome: 'read',
    kind: reading.kind,
    ...nextVisit(entry, brought, Math.max(reading.freshMs, maxAgeMs(response)), tools),
    ...seen(visit, response),
    entries: isFull ? entry.entries : entries,
    reason: isFull ? `full: ${sourceId} has ${MAX_URLS} URLs in the frontier, and what this names is left out until some are done with.` : null,
    broughtNew: brought > 0,
  };
}

function seen({ entry, url, at }: Visit, response: Response) {
  const { bodySha256 } = response.content;
  return { ...home(entry, movedToBy(entry, url)), ...validators(response, entry, bodySha256), bodySha256, fetchedAt: at };
}

export function unchangedDocument(entry: LeasedEntry, response: Answer, tools: VisitTools): Verdict {
  return { outcome: 'unchanged', ...nextVisit(entry, 0, maxAgeMs(response), tools) };
}

function nextVisit({ intervalMs }: LeasedEntry, brought: number, freshMs: number, { random }: VisitTools): Pick<Verdict, 'dueInMs' | 'intervalS' | 'tries'> {
  const next = nextInterval({ intervalMs, brought, freshMs });
  return { dueInMs: jittered(next, random()), intervalS: Math.round(next / 1_000), tries: 0 };
}

/** Cache-Control's max-age (RFC 9111, section 5.2.2.1); 0 where there is none. */
function maxAgeMs(response: Answer): number {
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headerOf(response, 'cache-control') ?? '')?.[1];
  return seconds ? Number(seconds) * 1_000 : 0;
}
