import { parseFeed } from 'feedsmith';
import { Breath } from '../documents/breath.js';
import { FetchFailure } from '../fetching/failure.js';
import type { Link, Reading } from '../urls/reading.js';

/** Items read of one feed. The newest stand first; who names more is an archive, and has a sitemap. */
export const maxItems = 5_000;
const ITEMS_AT_ONCE = 200;
const TEXT_AT_ONCE = 256 * 1024;
/** Elements parsed at once: several times as many as so many items of news have. */
const MAX_ELEMENTS = 40_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Periods of the syndication module (RSS 1.0 Modules: Syndication). */
const periods: Readonly<Record<string, number>> = { hourly: 60 * MINUTE, daily: DAY };

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed. @returns null if it is none of them.
 * @throws FetchFailure `too-large` if it is one great tangle of markup; an item that is, among others, is left out.
 */
export async function readFeed(text: string, url: string): Promise<Reading | null> {
  const breath = new Breath();
  const readings: Reading[] = [];
  const isJson = /^\s*\{/.test(text);
  let isTooDense = false;
  for (const part of partsOf(text)) {
    if (!isJson && elementsIn(part) > MAX_ELEMENTS) {
      isTooDense = true;
      continue;
    }
    const read = readPart(part, url);
    if (!read) break;
    readings.push(read);
    await breath.take();
  }
  if (isTooDense && readings.length === 0) throw new FetchFailure('too-large', `An item has more than ${MAX_ELEMENTS} elements, which is no feed of news.`);
  return readings[0] ? { ...readings[0], links: readings.flatMap(({ links }) => links) } : null;
}

function readPart(text: string, url: string): Reading | null {
  const parsed = parse(text);
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

/**
 * Cuts an XML feed of many items into feeds of some, each with the head and the foot of the whole: parsed in one go they would hold up everybody
 * else. Ends with the first `maxItems`.
 */
function* partsOf(text: string): Generator<string> {
  const first = text.search(/<(?:item|entry)[\s>]/i);
  const ends = itemEnds(text);
  if (ends.length < 2 || (ends.length <= ITEMS_AT_ONCE && text.length <= TEXT_AT_ONCE)) return yield text;
  const [head, foot] = [text.slice(0, first), text.slice(ends.at(-1))];
  let [from, to, items] = [first, first, 0];
  for (const end of ends.slice(0, maxItems)) {
    if (items > 0 && (items === ITEMS_AT_ONCE || end - from > TEXT_AT_ONCE)) {
      yield head + text.slice(from, to) + foot;
      [from, items] = [to, 0];
    }
    [to, items] = [end, items + 1];
  }
  yield head + text.slice(from, to) + foot;
}

function elementsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) count++;
  return count / 2;
}

/** Where items end; what stands in CDATA and comments is only said. */
function itemEnds(text: string): number[] {
  const ends: number[] = [];
  const token = /<!\[CDATA\[|<!--|<\/(?:item|entry)\s*>/gi;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const close = match[0].startsWith('</') ? null : match[0] === '<!--' ? '-->' : ']]>';
    if (close === null) ends.push(token.lastIndex);
    else if ((token.lastIndex = text.indexOf(close, token.lastIndex)) < 0) break;
  }
  return ends;
}

function reading(title: string | undefined, links: readonly (Link | null)[] | undefined, freshMs: number): Reading {
  return { kind: 'feed', title: title ?? null, links: (links ?? []).filter((one) => one !== null), freshMs };
}

function link(address: string | undefined, base: string, published: unknown, changed: unknown): Link | null {
  const url = address && absolute(unescaped(address.trim()), base);
  if (!url) return null;
  return { url, kind: 'page', publishedAt: date(published), changedAt: date(changed) ?? date(published) };
}

/** Some escape an ampersand twice; no address means the words `amp;`. */
const unescaped = (address: string): string => address.replaceAll('&amp;', '&');

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
