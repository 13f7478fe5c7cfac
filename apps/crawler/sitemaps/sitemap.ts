import { Parser } from 'htmlparser2';
import type { Link, Reading } from '../urls/reading.js';

/** The protocol's own limit (sitemaps.org). */
export const maxSitemapUrls = 50_000;
/** Of the 50 MB that the protocol allows: more than fifty thousand URLs need, and little enough to be read in one go. */
export const maxSitemapBytes = 16 * 1024 * 1024;
const MAX_TEXT = 8_192;

/**
 * Reads a sitemap, a news sitemap or a sitemap index by SAX: no tree is built, no entity is defined, and it stops at the protocol's limit.
 * @returns null if the root is neither `urlset` nor `sitemapindex`.
 */
export function readSitemap(text: string, url: string): Reading | null {
  const reader = new SitemapReader(url);
  const parser = new Parser(
    { onopentagname: (name) => reader.open(local(name), name), ontext: (piece) => reader.text(piece), onclosetag: (name) => reader.close(local(name)) },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true },
  );
  for (let at = 0; at < text.length && !reader.isDone; at += 65_536) parser.write(text.slice(at, at + 65_536));
  if (!reader.isDone) parser.end();
  return reader.kind === null ? null : { kind: 'sitemap', title: null, links: reader.links, freshMs: 0 };
}

/** Prefixes are the author's choice; but an image or a video has a `loc` too, which is no page. */
const local = (name: string): string => (/^(image|video|xhtml):/.test(name) ? name : name.slice(name.indexOf(':') + 1));

class SitemapReader {
  readonly links: Link[] = [];
  kind: 'page' | 'sitemap' | null = null;
  private isRoot = true;
  private isForeign = false;
  private field: string | null = null;
  private value = '';
  private entry: Record<string, string> = {};

  constructor(private readonly base: string) {}

  get isDone(): boolean {
    return this.isForeign || this.links.length >= maxSitemapUrls;
  }

  open(name: string, _whole: string): void {
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
    this.links.push({ url: address.href, kind: this.kind, publishedAt, changedAt: date(this.entry.lastmod) ?? publishedAt });
    this.entry = {};
  }
}

function date(text: string | undefined): Date | null {
  const ms = text ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? null : new Date(ms);
}
