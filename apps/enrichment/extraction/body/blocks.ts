import type { Page, PageElement, TextBlock } from '../page/page.js';
import { proseOf } from './prose.js';

export interface Paragraph {
  readonly kind: 'paragraph' | 'heading' | 'listItem' | 'quote' | 'table';
  readonly text: string;
  readonly linkLength: number;
  readonly boldLength: number;
  readonly href: string | null;
  readonly element: number;
  readonly block: number;
  readonly prose: number;
}

/** The container's text without furniture, its pieces joined to paragraphs. */
export function paragraphsOf(page: Page, container: PageElement, drop: Uint8Array): Paragraph[] {
  const result: Paragraph[] = [];
  let last = -1;
  for (let i = container.firstBlock; i < container.endBlock; i++) {
    const block = page.blocks[i]!;
    if (drop[block.element]) continue;
    if (block.paragraph === last) result.push(joined(result.pop()!, block));
    else {
      const { text, linkLength, boldLength, href, element } = block;
      const kind = kindOf(page, element, container.index);
      result.push({ kind, text, linkLength, boldLength, href, element, block: i, prose: kind === 'heading' ? 0 : proseOf(block) });
    }
    last = block.paragraph;
  }
  return result;
}

function joined(paragraph: Paragraph, block: TextBlock): Paragraph {
  const text = paragraph.text + (block.spaced ? ' ' : '') + block.text;
  const linkLength = paragraph.linkLength + block.linkLength;
  const boldLength = paragraph.boldLength + block.boldLength;
  return { ...paragraph, text, linkLength, boldLength, href: paragraph.href ?? block.href, prose: proseOf({ ...block, text, linkLength }) };
}

function kindOf(page: Page, from: number, top: number): Paragraph['kind'] {
  let isQuote = false;
  for (let i = from, n = 0; i > top && n < 30; n++) {
    const { name, parent } = page.elements[i]!;
    if (/^h[1-6]$/.test(name)) return 'heading';
    if (name === 'li') return 'listItem';
    if (name === 'blockquote' || name === 'q') isQuote = true;
    i = parent;
  }
  return isQuote ? 'quote' : 'paragraph';
}
