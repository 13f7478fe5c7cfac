import { parseFeed } from 'feedsmith';
import type { Link, Reading } from '../urls/reading.js';

/** Items read of one feed. The newest stand first; who names more is an archive, and has a sitemap. */
export const maxItems = 5_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Periods of the syndication module (RSS 1.0 Modules: Syndication). */
const periods: Readonly<Record<string, number>> = { hourly: 60 * MINUTE, daily: DAY };

/** Reads RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed. @returns null if it is none of them. */
export function readFeed(text: string, url: string): Reading | null {
  const parsed = parse(withFewerItems(text));
  if (!parsed) return null;
  const { feed, format } = parsed;
  switch (format) {
    case 'rss':
      return reading(feed.title, feed.items?.map((item) => link(item.link ?? permalink(item.guid), url, item.pubDate, item.atom?.updated ?? item.dcterms?.modified?.[0])), rssFreshness(feed.ttl, feed.sy));
    case 'rdf':
      return reading(feed.title, feed.items?.map((item) => link(item.link, url, item.dc?.dates?.[0], undefined)), rssFreshness(undefined, feed.sy));
    case 'atom':
      return reading(feed.title?.value, feed.entries?.map((entry) => link(alternate(entry.links), absolute(feed.xml?.base ?? '', url) ?? url, entry.published, entry.updated)), 0);
    case 'json':
      return reading(feed.title, feed.items?.map((item) => link(item.url, url, item.date_published, item.date_modified)), 0);
  }
}

function parse(text: string): ReturnType<typeof parseFeed> | null {
  try {
    return parseFeed(text, { maxItems });
  } catch {
    return null;
  }
}

/** Cuts the middle out of an XML feed of too many items before it is parsed: half a million of them would hold up everybody else. */
function withFewerItems(text: string): string {
  let count = 0;
  let cut = 0;
  let end = 0;
  for (const { index, 0: tag } of text.matchAll(/<\/(?:item|entry)\s*>/gi)) {
    end = index + tag.length;
    if (++count === maxItems) cut = end;
  }
  return count > maxItems ? text.slice(0, cut) + text.slice(end) : text;
}

function reading(title: string | undefined, links: readonly (Link | null)[] | undefined, freshMs: number): Reading {
  return { kind: 'feed', title: title ?? null, links: (links ?? []).filter((one) => one !== null), freshMs };
}

function link(address: string | undefined, base: string, published: unknown, changed: unknown): Link | null {
  const url = address && absolute(address.trim(), base);
  if (!url) return null;
  return { url, kind: 'page', publishedAt: date(published), changedAt: date(changed) ?? date(published) };
}

const absolute = (address: string, base: string): string | undefined => URL.parse(address, base)?.href;

const permalink = (guid: { readonly value?: string; readonly isPermaLink?: boolean } | undefined): string | undefined =>
  guid?.isPermaLink !== false && /^https?:/.test(guid?.value ?? '') ? guid!.value : undefined;

function alternate(links: readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[] | undefined): string | undefined {
  const alternates = links?.filter(({ rel = 'alternate' }) => rel === 'alternate') ?? [];
  return (alternates.find(({ type }) => type === undefined || type.includes('html')) ?? alternates[0])?.href;
}

function date(text: unknown): Date | null {
  const ms = typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? null : new Date(ms);
}

function rssFreshness(ttl: number | undefined, sy: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined): number {
  const period = periods[sy?.updatePeriod?.toLowerCase() ?? ''];
  // Many feeds say "hourly" because their software does, so a period is a hint of an hour at most.
  const bySyndication = period === undefined ? 0 : Math.min(period / Math.max(1, sy?.updateFrequency ?? 1), 60 * MINUTE);
  return Math.max((ttl ?? 0) > 0 ? ttl! * MINUTE : 0, ttl === undefined ? bySyndication : 0);
}
