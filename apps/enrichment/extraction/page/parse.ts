import { decodeHTML } from 'entities';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { PageBuilder, type IsOfInterest } from './builder.js';
import type { Page } from './page.js';
import { type Tag, tagOf } from './tags.js';

/** More JSON-LD than this describes something else than one article. */
const maxJsonLd = 2 * 1024 * 1024;

const maxTitle = 2000;

/**
 * One pass over the markup. htmlparser2's tokenizer gives offsets; entities are decoded only where a text or an attribute is wanted,
 * and no tree is built.
 */
export function parsePage(source: string, isOfInterest: IsOfInterest): Page {
  const handler = new TokenHandler(source, isOfInterest);
  const tokenizer = new Tokenizer({ decodeEntities: false }, handler);
  tokenizer.write(source);
  tokenizer.end();
  return handler.page();
}

class TokenHandler implements TokenizerCallbacks {
  private readonly builder: PageBuilder;
  private readonly jsonLd: string[] = [];
  private titleTag: string | null = null;
  private tag: Tag = tagOf('html');
  private valueStart = -1;
  private capture: 'json' | 'title' | 'nothing' | null = null;
  private captured = '';

  constructor(private readonly source: string, isOfInterest: IsOfInterest) {
    this.builder = new PageBuilder(source, isOfInterest);
  }

  page(): Page {
    return this.builder.finish(this.jsonLd, decodeHTML((this.titleTag ?? '').slice(0, maxTitle)).replace(/\s+/g, ' ').trim().toWellFormed());
  }

  onopentagname(start: number, end: number): void {
    this.tag = tagOf(this.source.slice(start, end).toLowerCase());
    this.builder.attributes.begin(this.builder.isSilent && !this.tag.belongsInHead);
  }

  onattribname(start: number, end: number): void {
    this.builder.attributes.name(start, end);
    this.valueStart = -1;
  }

  onattribdata(start: number, end: number): void {
    if (this.valueStart < 0) this.valueStart = start;
    this.builder.attributes.value(this.valueStart, end);
  }

  onopentagend(): void {
    this.openTag(false);
  }

  onselfclosingtag(): void {
    this.openTag(true);
  }

  onclosetag(start: number, end: number): void {
    if (this.capture) this.endCapture();
    this.builder.closeTag(tagOf(this.source.slice(start, end).toLowerCase()));
  }

  ontext(start: number, end: number): void {
    if (this.capture === null) {
      if (!this.builder.isSilent) this.builder.appendText(this.source.slice(start, end));
    } else if (this.capture !== 'nothing' && this.captured.length < maxJsonLd) this.captured += this.source.slice(start, end);
  }

  isInForeignContext(): boolean {
    return this.builder.isForeign;
  }

  onattribend(): void {}
  onattribentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {
    if (this.capture) this.endCapture();
  }
  onprocessinginstruction(): void {}
  ontextentity(): void {}

  private openTag(isSelfClosing: boolean): void {
    const { tag, builder } = this;
    const isForeign = builder.isForeign;
    builder.openTag(tag, isSelfClosing);
    if (isForeign) return;
    const { name } = tag;
    if (name === 'script') this.capture = /ld\+json/i.test(builder.attributes.get('type') ?? '') ? 'json' : 'nothing';
    else if (name === 'style') this.capture = 'nothing';
    else if (name === 'title') this.capture = this.titleTag === null ? 'title' : 'nothing';
  }

  private endCapture(): void {
    if (this.capture === 'json' && this.captured.length < maxJsonLd) this.jsonLd.push(this.captured);
    if (this.capture === 'title') this.titleTag ??= this.captured;
    this.capture = null;
    this.captured = '';
  }
}
