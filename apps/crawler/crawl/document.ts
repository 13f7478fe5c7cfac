import { canonicalizeUrl, UrlError } from '@newsreel/contracts';
import { gunzip } from '../fetching/body.js';
import { readFeed } from '../feeds/feed.js';
import { priority, type Kind } from '../frontier/entry.js';
import type { FoundUrl } from '../frontier/enqueue-urls.js';
import { readSitemap } from '../sitemaps/sitemap.js';
import { readList } from '../urls/list.js';
import type { Reading } from '../urls/reading.js';
import { textOf } from '../urls/text.js';

/** A sitemap may have 50 MB (sitemaps.org); what is longer than that is cut off by the cap on bodies anyway. */
const MAX_UNPACKED = 50 * 1024 * 1024;
const DAY = 24 * 3_600_000;
/** What is older when it is found is no news: it comes after everything else. */
const OLD_AFTER = 3 * DAY;

/** Reads a document by what it is, not by what it was taken for: publishers move a feed to where a page was. @returns null if it names nothing. */
export async function readDocument(body: Buffer, contentType: string | null, url: string): Promise<Reading | null> {
  const bytes = body[0] === 0x1f && body[1] === 0x8b ? await gunzip(body, MAX_UNPACKED) : body;
  const text = textOf(bytes, contentType);
  const start = text.slice(0, 2_000).trimStart();
  if (start.startsWith('<')) return readSitemap(text, url) ?? readFeed(text, url);
  if (start.startsWith('{')) return readFeed(text, url);
  return readList(text);
}

/** What a reading puts into the frontier. Links that can't be crawled are left out. */
export function foundUrls(reading: Reading, sourceId: string | null, now: Date): FoundUrl[] {
  return reading.links.flatMap((link) => {
    const url = canonical(link.url);
    if (url === null) return [];
    const kind: Kind = link.kind;
    const age = link.publishedAt ?? link.changedAt;
    const isOld = age !== null && now.getTime() - age.getTime() > OLD_AFTER;
    return [{ url, kind, sourceId, priority: kind === 'sitemap' ? priority.document : isOld ? priority.old : priority.new, hintedAt: link.changedAt }];
  });
}

function canonical(url: string): string | null {
  try {
    return canonicalizeUrl(url);
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
}
