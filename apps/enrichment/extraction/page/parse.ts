import { decodeHTML } from 'entities';
import type { PageSource } from '../../charset/source.js';
import { PageBuilder, type IsOfInterest } from './builder.js';
import type { Page } from './page.js';
import { type Tag, tagAt, tagOf } from './tags.js';
import { readTokens, type TokenHandler } from './tokens.js';

/** More JSON-LD than this describes something else than one article. */
const maxJsonLd = 2 * 1024 * 1024;

const maxTitle = 2000;

/** One pass over the markup. Tokens are offsets; entities are decoded only where a text or an attribute is wanted, and no tree is built. */
export function parsePage(source: PageSource, isOfInterest: IsOfInterest): Page {
  const reader = new PageReader(source, isOfInterest);
  readTokens(source.markup, reader);
  return reader.page();
}

class PageReader implements TokenHandler {
  private readonly builder: PageBuilder;
  private readonly jsonLd: string[] = [];
  private titleTag: string | null = null;
  private tag: Tag = tagOf('html');
  private capture: 'json' | 'title' | 'nothing' | null = null;
  private captured = '';

  constructor(private readonly source: PageSource, isOfInterest: IsOfInterest) {
    this.builder = new PageBuilder(source, isOfInterest);
  }

  page(): Page {
    if (this.capture) this.endCapture();
    return this.builder.finish(this.jsonLd, decodeHTML((this.titleTag ?? '').slice(0, maxTitle)).replace(/\s+/g, ' ').trim().toWellFormed());
  }

  openTag(start: number, end: number): void {
    this.tag = tagAt(this.source.markup, start, end);
    this.builder.attributes.begin(this.builder.isSilent && !this.tag.belongsInHead);
  }

  attributeName(start: number, end: number): void {
    this.builder.attributes.name(start, end);
  }

  attributeValue(start: number, end: number): void {
    this.builder.attributes.value(start, end);
  }

  openTagEnd(isSelfClosing: boolean): void {
    const { tag, builder } = this;
    const isForeign = builder.isForeign;
    builder.openTag(tag, isSelfClosing);
    if (isForeign) return;
    const { name } = tag;
    if (name === 'script') this.capture = /ld\+json/i.test(builder.attributes.get('type') ?? '') ? 'json' : 'nothing';
    else if (name === 'style') this.capture = 'nothing';
    else if (name === 'title') this.capture = this.titleTag === null ? 'title' : 'nothing';
  }

  closeTag(start: number, end: number): void {
    if (this.capture) this.endCapture();
    this.builder.closeTag(tagAt(this.source.markup, start, end));
  }

  text(start: number, end: number): void {
    if (this.capture === null) {
      if (!this.builder.isSilent) this.builder.appendText(this.source.slice(start, end));
    } else if (this.capture !== 'nothing' && this.captured.length < maxJsonLd) this.captured += this.source.slice(start, end);
  }

  isForeign(): boolean {
    return this.builder.isForeign;
  }

  private endCapture(): void {
    if (this.capture === 'json' && this.captured.length < maxJsonLd) this.jsonLd.push(this.captured);
    if (this.capture === 'title') this.titleTag ??= this.captured;
    this.capture = null;
    this.captured = '';
  }
}
