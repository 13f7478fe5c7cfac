import { Markup } from '../documents/markup.js';
import type { Link, Reading } from '../urls/reading.js';

/** The protocol's own limit (sitemaps.org). */
export const maxSitemapUrls = 50_000;
/** The protocol's other limit: 50 MB uncompressed. */
export const maxSitemapBytes = 50 * 1024 * 1024;
/** Addresses of fifty thousand pages need a fraction of this; who needs more means to fill our memory. */
const MAX_ADDRESSES = 16 * 1024 * 1024;
const MAX_TEXT = 8_192;

/** Whether a text that begins so is a sitemap or an index of them. */
export function isSitemap(start: string): boolean {
  let at = 0;
  for (;;) {
    at += /^[\s\uFEFF]*/.exec(start.slice(at))![0].length;
    const end = start.startsWith('<?', at) ? '?>' : start.startsWith('<!--', at) ? '-->' : /^<!doctype[^[>]*\[/i.test(start.slice(at)) ? ']>' : /^<!doctype/i.test(start.slice(at)) ? '>' : null;
    if (end === null) return /^<(?:[\w.-]+:)?(?:urlset|sitemapindex)[\s>]/i.test(start.slice(at));
    const found = start.indexOf(end, at);
    if (found < 0) return false;
    at = found + end.length;
  }
}

/**
 * Reads a sitemap, a news sitemap or a sitemap index by SAX while it comes: no tree is built, no entity is defined, and it stops at the
 * protocol's limit.
 * @returns null if the root is neither `urlset` nor `sitemapindex`.
 */
export async function readSitemap(texts: readonly string[] | AsyncIterable<string>, url: string): Promise<Reading | null> {
  const reader = new SitemapReader(url);
  const events = { onopentagname: (name: string) => reader.open(local(name)), ontext: (piece: string) => reader.text(piece), onclosetag: (name: string) => reader.close(local(name)) };
  await new Markup(events, () => reader.isDone, { xmlMode: true, decodeEntities: true, lowerCaseTags: true }).readInTurns(texts);
  return reader.kind === null ? null : { kind: 'sitemap', title: null, links: reader.links, freshMs: 0 };
}

/** Prefixes are the author's choice; but an image or a video has a `loc` too, which is no page. */
const local = (name: string): string => (/^(image|video|xhtml):/.test(name) ? name : name.slice(name.indexOf(':') + 1));

class SitemapReader {
  readonly links: Link[] = [];
  kind: 'page' | 'sitemap' | null = null;
  private addresses = 0;
  private isRoot = true;
  private isForeign = false;
  private field: string | null = null;
  private value = '';
  private entry: Record<string, string> = {};

  constructor(private readonly base: string) {}

  get isDone(): boolean {
    return this.isForeign || this.links.length >= maxSitemapUrls || this.addresses > MAX_ADDRESSES;
  }

  open(name: string): void {
    if (this.isRoot) {
      this.isRoot = false;
      if (name === 'urlset') this.kind = 'page';
      else if (name === 'sitemapindex') this.kind = 'sitemap';
      else this.isForeign = true;
      return;
    }
    if (name === 'url' || name === 'sitemap') this.entry = {};
    this.field = name === 'loc' || name === 'lastmod' || name === 'publication_date' ? name : null;
    this.value = '';
  }

  text(piece: string): void {
    if (this.field && this.value.length < MAX_TEXT) this.value += piece;
  }

  close(name: string): void {
    if (this.field === name) this.entry[name] = this.value.trim();
    this.field = null;
    if (name === 'url' || name === 'sitemap') this.add();
  }

  private add(): void {
    const address = this.entry.loc ? URL.parse(this.entry.loc, this.base) : null;
    if (!address || !this.kind || this.isDone) return;
    const publishedAt = date(this.entry.publication_date);
    this.addresses += address.href.length;
    this.links.push({ url: address.href, kind: this.kind, publishedAt, changedAt: date(this.entry.lastmod) ?? publishedAt });
    this.entry = {};
  }
}

function date(text: string | undefined): Date | null {
  const ms = text ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? null : new Date(ms);
}
