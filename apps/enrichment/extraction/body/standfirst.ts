import type { Page, PageElement } from '../page/page.js';
import { hintOf } from '../furniture/hints.js';
import type { Paragraph } from './blocks.js';
import { noiseIn } from './noise.js';
import { endsSentence, proseOf, weightOf } from './prose.js';

/** Between headline and text there is room for a standfirst of this many blocks, and little else. */
const maxGap = 80;
const maxStandfirst = 3;
/** Without a headline above it a standfirst has to be named so, and to be this near. */
const maxBefore = 10;

/** A date, a time, or who wrote it. */
const isByline = /\d{1,2}[.:/]\d{2}|\d{4}|^(?:by|von|par|por|di|door|av|af)\s/i;

/**
 * The paragraphs that introduce the article between its headline and its first paragraph.
 * @param first number of the block that the text begins with.
 */
export function standfirstOf(page: Page, headline: PageElement | null, first: number, drop: Uint8Array): Paragraph[] {
  const found: Paragraph[] = [];
  const start = headline && headline.endBlock <= first && first - headline.endBlock <= maxGap ? headline.endBlock : Math.max(0, first - maxBefore);
  for (let i = start; i < first && found.length < maxStandfirst; i++) {
    const block = page.blocks[i]!;
    const { text, linkLength, boldLength, href } = block;
    if (linkLength > 0.3 * text.length) continue;
    const isNamed = isNamedSo(page, block.element, drop);
    if (!isNamed && (drop[block.element] || start !== headline?.endBlock)) continue;
    const weight = weightOf(text);
    const isSentence = endsSentence(text);
    if (weight > 900 || weight < 40 || !((isNamed && (isSentence || weight >= 60)) || (isSentence && weight >= 60) || weight >= 100)) continue;
    if (weight < 100 && !isSentence && isByline.test(text)) continue;
    const paragraph: Paragraph = { kind: 'paragraph', text, linkLength, boldLength, href, element: block.element, block: i, prose: Math.max(1, proseOf(block)) };
    if (noiseIn(paragraph, '') === null) found.push(paragraph);
  }
  return found;
}

/** Named so, and not inside of something else that is furniture: the excerpt in a box of related stories, the description of a picture. */
function isNamedSo(page: Page, from: number, drop: Uint8Array): boolean {
  for (let i = from, n = 0; i >= 0 && n < 3; n++) {
    const element = page.elements[i]!;
    if (element.name === 'figure' || element.name === 'figcaption' || hintOf(element).furniture === 'hidden') return false;
    if (hintOf(element).isStandfirst || element.attributes?.['itemprop']?.includes('description')) return element.parent < 0 || !drop[element.parent];
    i = element.parent;
  }
  return false;
}
