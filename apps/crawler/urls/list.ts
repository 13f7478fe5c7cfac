import type { Link, Reading } from './reading.js';

/** As many as a text sitemap may hold (sitemaps.org). */
export const maxListed = 50_000;

/** Reads a plain list of URLs, one a line; lines that begin with `#` are comments. @returns null if it holds anything else. */
export function readList(text: string): Reading | null {
  const links: Link[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const address = line.trim();
    if (address === '' || address.startsWith('#')) continue;
    const url = /^https?:\/\//i.test(address) && !/\s/.test(address) ? URL.parse(address) : null;
    if (!url) return null;
    links.push({ url: url.href, kind: 'page', publishedAt: null, changedAt: null });
    if (links.length === maxListed) break;
  }
  return links.length === 0 ? null : { kind: 'list', title: null, links, freshMs: 0 };
}
