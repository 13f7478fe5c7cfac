import { canonicalizeUrl, UrlError } from '@newsreel/contracts';
import { gunzip } from '../fetching/body.js';
import { readFeed } from '../feeds/feed.js';
import { priority, type Kind } from '../frontier/entry.js';
import type { FoundUrl } from '../frontier/enqueue-urls.js';
import { maxSitemapBytes, readSitemap } from '../sitemaps/sitemap.js';
import { readList } from '../urls/list.js';
import type { Link, Reading } from '../urls/reading.js';
import { textOf } from '../urls/text.js';
import { trapOf } from '../urls/trap.js';

const DAY = 24 * 3_600_000;
/** What is older when it is found is no news: it comes after everything else. */
const OLD_AFTER = 3 * DAY;
/** What a sitemap names and is older still is an archive, which is not ours to copy. */
const ARCHIVE_AFTER = 30 * DAY;

/** What a response of a document holds: something that names URLs, or a web page. */
export type Read = { readonly reading: Reading } | { readonly html: string } | null;

/** Reads a document by what it is, not by what it was taken for: publishers move a feed to where a page was. @returns null if it is nothing of the kind. */
export async function readDocument(body: Buffer, contentType: string | null, url: string): Promise<Read> {
  const bytes = body[0] === 0x1f && body[1] === 0x8b ? await gunzip(body, maxSitemapBytes) : body;
  const text = textOf(bytes, contentType);
  const start = text.slice(0, 2_000).trimStart();
  const reading = readingOf(text, start, url);
  if (reading) return { reading };
  return start.startsWith('<') && /<(!doctype\s+html|html|head|body)\b/i.test(start) ? { html: text } : null;
}

function readingOf(text: string, start: string, url: string): Reading | null {
  if (start.startsWith('<')) return /<!doctype\s+html|<html\b/i.test(start) ? null : (readSitemap(text, url) ?? readFeed(text, url));
  return start.startsWith('{') ? readFeed(text, url) : readList(text);
}

/** What a reading puts into the frontier: without what can't be crawled, is a trap, or lies in an archive. */
export function foundUrls(reading: Reading, sourceId: string | null, now: Date): FoundUrl[] {
  return reading.links.flatMap((link) => {
    const url = canonical(link.url);
    const age = ageOf(link, now);
    if (url === null || (link.kind === 'page' && trapOf(url, now.getUTCFullYear()) !== null)) return [];
    if (reading.kind === 'sitemap' && age !== null && age > ARCHIVE_AFTER) return [];
    return [{ url, kind: link.kind, sourceId, priority: priorityOf(reading, link, age), hintedAt: link.changedAt }];
  });
}

const ageOf = ({ publishedAt, changedAt }: Link, now: Date): number | null => {
  const date = publishedAt ?? changedAt;
  return date === null ? null : now.getTime() - date.getTime();
};

function priorityOf({ kind }: Reading, link: Link, age: number | null): FoundUrl['priority'] {
  if (link.kind === 'sitemap') return priority.document;
  // A sitemap that gives no date names everything the site ever had.
  if (age === null) return kind === 'sitemap' ? priority.old : priority.new;
  return age > OLD_AFTER ? priority.old : priority.new;
}

/** @returns null if it can't be crawled. */
export function canonical(url: string): string | null {
  try {
    return canonicalizeUrl(url);
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
}

/** A document of a source, to be fetched soon. */
export const documentAt = (url: string, kind: Kind, sourceId: string | null): FoundUrl => ({ url, kind, sourceId, priority: priority.document, hintedAt: null });
