import { canonicalizeUrl, UrlError } from '@newsreel/contracts';
import { priority, type Kind } from '../frontier/entry.js';
import type { FoundBy, FoundUrl } from '../frontier/enqueue-urls.js';
import { noPageSuffix } from '../sections/words.js';
import type { Link, Reading } from '../urls/reading.js';
import { trapOf } from '../urls/trap.js';

const DAY = 24 * 3_600_000;
/** What is older when it is found is no news: it comes after everything else. */
const OLD_AFTER = 3 * DAY;
/** What a sitemap names and is older still is an archive, which is not ours to copy. */
const ARCHIVE_AFTER = 30 * DAY;

/** What a reading puts into the frontier: without what can't be crawled, is no page by its name, is a trap, or lies in an archive. */
export function foundUrls(reading: Reading, links: readonly Link[], sourceId: string | null, now: Date): FoundUrl[] {
  return links.flatMap((link) => {
    const url = canonical(link.url);
    const age = ageOf(link, now);
    if (url === null || (link.kind === 'page' && (noPageSuffix.test(new URL(url).pathname) || trapOf(url, now.getUTCFullYear()) !== null))) return [];
    if (reading.kind === 'sitemap' && age !== null && age > ARCHIVE_AFTER) return [];
    return [{ url, kind: link.kind, sourceId, priority: priorityOf(reading, link, age), hintedAt: link.changedAt, ...(link.kind === 'sitemap' && { foundBy: 'index' as const }) }];
  });
}

const ageOf = ({ publishedAt, changedAt }: Link, now: Date): number | null => {
  const date = publishedAt ?? changedAt;
  return date === null ? null : now.getTime() - date.getTime();
};

function priorityOf({ kind }: Reading, link: Link, age: number | null): FoundUrl['priority'] {
  // Of an index whatever is not said to be new comes after the pages: many list the archives of decades.
  if (link.kind === 'sitemap') return age !== null && age <= OLD_AFTER ? priority.document : priority.old;
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
export const documentAt = (url: string, kind: Kind, sourceId: string | null, foundBy: FoundBy): FoundUrl => ({ url, kind, sourceId, priority: priority.document, hintedAt: null, foundBy });
