import { decodeHTML } from 'entities';
import type { TextBlock } from './page.js';

/** Stands for a `br` while a block is being read; no text contains it. */
const lineBreak = '\u0001';
/** Invisible characters that would make equal texts differ: controls, zero-width space, word joiner, soft hyphen, byte order mark. */
// eslint-disable-next-line no-control-regex
const invisible = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g;

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
    if (isLineEnd) this.href = null;
    if (isLineEnd) this.paragraph++;
  }

  private emit(element: number): void {
    const raw = this.buffer;
    const length = raw.length;
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
          spaced: /^\s/.test(part),
        });
      }
      if (part.length < length) this.paragraph++;
    }
    this.buffer = '';
    this.linkLength = this.boldLength = 0;
    this.hasBreaks = false;
    this.href = null;
  }
}

function visibleLength(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? 0 : text.length;
}

function collapse(part: string): string {
  const text = part.includes(lineBreak)
    ? part.split(lineBreak).map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').join('\n')
    : part.replace(/\s+/g, ' ').trim();
  return text.replace(invisible, '').toWellFormed().trim();
}
