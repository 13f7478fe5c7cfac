import { decodeHTML } from 'entities';
import type { TextBlock } from './page.js';

/** Stands for a `br` while a block is being read; no text contains it. */
const lineBreak = '\u0001';
/** Invisible characters that would make equal texts differ: controls, zero-width space, word joiner, soft hyphen, byte order mark. */
// eslint-disable-next-line no-control-regex
const invisible = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/;
const allInvisible = new RegExp(invisible, 'g');

// eslint-disable-next-line no-control-regex
const doubleBreak = /\u0001\s*\u0001[\u0001\s]*/;

/** Collects inline text and cuts it into blocks. */
export class TextCollector {
  readonly blocks: TextBlock[] = [];
  private buffer = '';
  private linkLength = 0;
  private boldLength = 0;
  private href: string | null = null;
  private hasBreaks = false;
  private paragraph = 0;
  /** Whether white space alone stood between the last block and the next. */
  private gap = false;

  append(raw: string, inLink: boolean, inBold: boolean): void {
    const text = raw.includes('&') ? decodeHTML(raw) : raw;
    this.buffer += text;
    if (inLink) this.linkLength += visibleLength(text);
    if (inBold) this.boldLength += visibleLength(text);
  }

  link(href: string | null): void {
    this.href ??= href;
  }

  breakLine(): void {
    this.buffer += lineBreak;
    this.hasBreaks = true;
  }

  /** A space between two words that markup alone keeps apart. */
  space(): void {
    if (this.buffer !== '') this.buffer += ' ';
  }

  /** Ends the block; `element` is the one that holds it. Without `isLineEnd` the next block goes on with the same paragraph. */
  flush(element: number, isLineEnd: boolean): void {
    if (this.buffer !== '') this.emit(element);
    if (!isLineEnd) return;
    this.href = null;
    this.gap = false;
    this.paragraph++;
  }

  private emit(element: number): void {
    const raw = this.buffer;
    const length = raw.length;
    if (!this.hasBreaks && raw.trim() === '') {
      this.gap = true;
      return this.reset();
    }
    for (const part of this.hasBreaks ? raw.split(doubleBreak) : [raw]) {
      const text = collapse(part);
      const share = part.length / length;
      if (text !== '') {
        this.blocks.push({
          element,
          text,
          linkLength: Math.min(text.length, Math.round(this.linkLength * (this.hasBreaks ? share : 1))),
          boldLength: Math.min(text.length, Math.round(this.boldLength * (this.hasBreaks ? share : 1))),
          href: this.href,
          paragraph: this.paragraph,
          spaced: this.gap || /^\s/.test(part),
        });
        this.gap = /\s$/.test(part);
      }
      if (part.length < length) this.paragraph++;
    }
    this.reset();
  }

  private reset(): void {
    this.buffer = '';
    this.linkLength = this.boldLength = 0;
    this.hasBreaks = false;
    this.href = null;
  }
}

function visibleLength(text: string): number {
  return text.trim() === '' ? 0 : text.length;
}

function collapse(part: string): string {
  const text = part.includes(lineBreak) ? part.split(lineBreak).map(oneLine).filter((line) => line !== '').join('\n') : oneLine(part);
  const clean = invisible.test(text) ? text.replace(allInvisible, '').trim() : text;
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}

/** Any white space but a single space. */
const uneven = /[^\S ]| {2}/;

function oneLine(part: string): string {
  const text = part.trim();
  return uneven.test(text) ? text.replace(/\s+/g, ' ') : text;
}
