import type { Page, PageElement, TextBlock } from '../page/page.js';
import { endsSentence, proseOf, weightOf } from './prose.js';
import { tableParagraph } from './tables.js';

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
  let pieces: TextBlock[] = [];
  let first = -1;
  const finish = () => {
    // A time that stands alone says when something was written.
    if (pieces.some(({ element }) => page.elements[element]!.name !== 'time')) result.push(paragraphOf(pieces, first, kindOf(page, pieces[0]!.element, container.index, pieces[0]!.text)));
    pieces = [];
  };
  const tables = dataTables(page, container, drop);
  for (let i = container.firstBlock; i < container.endBlock; i++) {
    const table = tables.get(i);
    if (table) {
      finish();
      result.push(table.paragraph);
      i = table.end - 1;
      continue;
    }
    const block = page.blocks[i]!;
    if (drop[block.element]) continue;
    if (pieces.length > 0 && pieces[0]!.paragraph !== block.paragraph) finish();
    if (pieces.length === 0) first = i;
    pieces.push(block);
  }
  finish();
  return result;
}

/** The data tables by their first block. */
function dataTables(page: Page, container: PageElement, drop: Uint8Array): Map<number, { paragraph: Paragraph; end: number }> {
  const found = new Map<number, { paragraph: Paragraph; end: number }>();
  for (let i = container.index + 1; i < container.end; i++) {
    const element = page.elements[i]!;
    if (element.name !== 'table' || drop[i] || element.endBlock === element.firstBlock) continue;
    const paragraph = tableParagraph(page, element, drop);
    if (paragraph) found.set(element.firstBlock, { paragraph, end: element.endBlock });
  }
  return found;
}

function paragraphOf(pieces: readonly TextBlock[], block: number, kind: Paragraph['kind']): Paragraph {
  const [head] = pieces as [TextBlock];
  if (pieces.length === 1) {
    const { text, linkLength, boldLength, href, element } = head;
    return { kind, text, linkLength, boldLength, href, element, block, prose: kind === 'heading' ? 0 : proseOf(head) };
  }
  const text = pieces.map((piece, i) => (i > 0 && piece.spaced ? ` ${piece.text}` : piece.text)).join('');
  const linkLength = pieces.reduce((sum, piece) => sum + piece.linkLength, 0);
  const boldLength = pieces.reduce((sum, piece) => sum + piece.boldLength, 0);
  const href = pieces.find((piece) => piece.href !== null)?.href ?? null;
  const prose = kind === 'heading' ? 0 : proseOf({ ...head, text, linkLength });
  return { kind, text, linkLength, boldLength, href, element: head.element, block, prose };
}

/** A heading of this weight that ends like a sentence is text in large letters. */
const minRunning = 110;

function isRunningText(text: string): boolean {
  return weightOf(text) >= minRunning && endsSentence(text);
}

function kindOf(page: Page, from: number, top: number, text: string): Paragraph['kind'] {
  let isQuote = false;
  for (let i = from, n = 0; i > top && n < 30; n++) {
    const { name, parent } = page.elements[i]!;
    if (/^h[1-6]$/.test(name)) return name !== 'h1' && isRunningText(text) ? 'paragraph' : 'heading';
    if (name === 'li') return 'listItem';
    if (name === 'blockquote' || name === 'q') isQuote = true;
    i = parent;
  }
  return isQuote ? 'quote' : 'paragraph';
}
