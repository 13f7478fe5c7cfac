import type { Page, PageElement } from '../page/page.js';
import { readHint } from '../furniture/hints.js';
import type { Paragraph } from './blocks.js';
import { noiseIn } from './noise.js';
import { plain } from './plain.js';
import { proseOf, weightOf } from './prose.js';

/** Between headline and text there is room for a standfirst of this many blocks, and little else. */
const maxGap = 80;
const maxStandfirst = 3;

/** The paragraphs that introduce the article between its headline and the element that holds its text. */
export function standfirstOf(page: Page, headline: PageElement | null, container: PageElement, drop: Uint8Array): Paragraph[] {
  if (!headline || headline.endBlock > container.firstBlock || container.firstBlock - headline.endBlock > maxGap) return [];
  const found: Paragraph[] = [];
  for (let i = headline.endBlock; i < container.firstBlock && found.length < maxStandfirst; i++) {
    const block = page.blocks[i]!;
    const { text, linkLength, boldLength, href } = block;
    if (drop[block.element] || linkLength > 0.3 * text.length) continue;
    const weight = weightOf(text);
    const isSentence = /[.!?…。！？।؟]["'”»“’)\]]?$/.test(text);
    const isNamed = isNamedSo(page, block.element);
    if (weight > 900 || weight < 30 || !(isNamed || (isSentence && weight >= 60) || weight >= 100)) continue;
    const paragraph: Paragraph = { kind: 'paragraph', text, linkLength, boldLength, href, element: block.element, block: i, prose: Math.max(1, proseOf(block)) };
    if (noiseIn(paragraph, plain('')) === null) found.push(paragraph);
  }
  return found;
}

function isNamedSo(page: Page, from: number): boolean {
  for (let i = from, n = 0; i >= 0 && n < 3; n++) {
    const element = page.elements[i]!;
    if (readHint(element.hint).isStandfirst || element.attributes?.['itemprop']?.includes('description')) return true;
    i = element.parent;
  }
  return false;
}
