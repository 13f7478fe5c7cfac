import type { Page, PageElement, TextBlock } from '../page/page.js';

export type Range = Pick<PageElement, 'index' | 'end' | 'firstBlock' | 'endBlock'>;

/** Letters of scripts that write no spaces say as much as two or three Latin ones. */
const dense = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/g;
/** What may end running text: a sentence, but also a quote, a bracket, and what leads to a list. */
const proseEnd = /[.!?…。！？।॥؟۔։።။។:;"”»“’)\]」』）]$/;
const sentenceEnd = /[.!?…。！？।॥؟۔։።။។]["'”»“’)\]」』）]?$/;

/** Whether the text ends as a sentence does, in any script that marks the end of sentences. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text);
}

/** How long the text is, in letters of an alphabet. */
export function weightOf(text: string): number {
  // eslint-disable-next-line no-control-regex
  return /^[\u0000-\u0dff]*$/.test(text) ? text.length : text.length + 1.5 * (text.match(dense)?.length ?? 0);
}

/** How much a block speaks for being part of an article: the weight of running text, 0 for everything short or linked. */
export function proseOf(block: TextBlock): number {
  const { text } = block;
  if (text.length < 15) return 0;
  const weight = weightOf(text);
  if (weight < 50) return 0;
  const isSentence = proseEnd.test(text);
  const linked = block.linkLength / text.length;
  if (linked > 0.5 && !(isSentence && weight >= 100 && linked < 0.8)) return 0;
  if (weight < 80 && !isSentence) return 0;
  return isSentence ? weight : weight * 0.6;
}

/** Sums over ranges of blocks. */
export class Totals {
  private readonly sums: Float64Array;

  constructor(page: Page, valueOf: (block: TextBlock, index: number) => number) {
    this.sums = new Float64Array(page.blocks.length + 1);
    page.blocks.forEach((block, i) => (this.sums[i + 1] = this.sums[i]! + valueOf(block, i)));
  }

  of(range: { readonly firstBlock: number; readonly endBlock: number }): number {
    return this.sums[range.endBlock]! - this.sums[range.firstBlock]!;
  }
}
