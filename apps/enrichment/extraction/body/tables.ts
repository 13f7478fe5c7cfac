import type { Page, PageElement } from '../page/page.js';
import type { Paragraph } from './blocks.js';

/** Tables that hold data are short of text; those that lay out a page hold the article. */
const maxCell = 160;
const maxCells = 4000;

/** A data table as one paragraph, rows as lines, cells parted by tabs; null if it only lays out the page. */
export function tableParagraph(page: Page, table: PageElement, drop: Uint8Array): Paragraph | null {
  const rows: string[][] = [];
  let cells = 0;
  for (let i = table.index + 1; i < table.end; i++) {
    const element = page.elements[i]!;
    if (element.name === 'table' || ++cells > maxCells) return null;
    if (element.name === 'tr') rows.push([]);
    if (element.name !== 'td' && element.name !== 'th') continue;
    const text = cellText(page, element, drop);
    if (text === null) return null;
    rows.at(-1)?.push(text);
  }
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const wide = filled.filter((row) => row.length >= 2).length;
  if (filled.length < 2 || wide < 0.6 * filled.length) return null;
  const text = filled.map((row) => row.join('\t').trimEnd()).join('\n');
  return { kind: 'table', text, linkLength: 0, boldLength: 0, href: null, element: table.index, block: table.firstBlock, prose: 1 };
}

function cellText(page: Page, cell: PageElement, drop: Uint8Array): string | null {
  const blocks = page.blocks.slice(cell.firstBlock, cell.endBlock).filter(({ element }) => !drop[element]);
  const text = blocks.map((block) => block.text).join(' ').replace(/\s+/g, ' ');
  return text.length > maxCell ? null : text;
}
