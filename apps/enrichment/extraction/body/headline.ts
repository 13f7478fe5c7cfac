import type { Page, PageElement } from '../page/page.js';
import { plain } from './plain.js';

/** A heading is compared by no more of its lines. */
const maxCompared = 500;

/** The heading that shows the title: the first that says the same, else the first `h1`. */
export function findHeadline(page: Page, title: string | null): PageElement | null {
  const wanted = plain(title ?? '');
  let firstH1: PageElement | null = null;
  for (const element of page.elements) {
    if (element.name.length !== 2 || !/^h[1-3]$/.test(element.name) || element.endBlock === element.firstBlock) continue;
    if (wanted !== '' && isSame(textOf(page, element), wanted)) return element;
    if (element.name === 'h1') firstH1 ??= element;
  }
  return firstH1;
}

function isSame(text: string, title: string): boolean {
  return text === title || (text.length > 20 && title.includes(text)) || (title.length > 20 && text.includes(title));
}

function textOf(page: Page, element: PageElement): string {
  const blocks = page.blocks.slice(element.firstBlock, Math.min(element.endBlock, element.firstBlock + 10));
  return plain(blocks.map((block) => block.text.slice(0, maxCompared)).join(' '));
}
