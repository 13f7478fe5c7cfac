import type { Page, PageElement } from '../page/page.js';
import { proseOf, Totals, type Range } from './prose.js';

/** An element of this many characters or more inside the article is judged by its links. */
const minText = 20;
const linkDense = 0.55;
/** Text beside a picture that is no longer than this and no running text is its caption. */
const maxCaption = 220;

/** A card that leads to another article says no more than its headline and this much; how long the headline is says nothing. */
const maxCard = 280;
const maxCardBlocks = 3;
const minCardHeadline = 15;

/** Drops what names don't tell but shape does: lists of links, teaser cards, captions. Sets `drop` for elements inside `scope`. */
export function pruneByShape(page: Page, scope: PageElement, drop: Uint8Array): void {
  const kept = (index: number) => (drop[index] ? 0 : 1);
  const text = new Totals(page, (block) => kept(block.element) * block.text.length);
  const links = new Totals(page, (block) => kept(block.element) * block.linkLength);
  const lines = new Totals(page, (block) => kept(block.element));
  const prose = new Totals(page, (block) => (drop[block.element] ? 0 : proseOf(block)));
  const pictures = picturesBefore(page);
  const cards = cardsOf(page, scope);
  for (let i = scope.index + 1; i < scope.end; i++) {
    const element = page.elements[i]!;
    if (drop[i]) continue;
    if (element.parent > scope.index && drop[element.parent]) drop[i] = 1;
    else if (cards.has(i) || isLinkList(element, text, links, prose) || isCaption(element, { text, lines, prose }, pictures)) drop[i] = 1;
  }
}

function isLinkList(element: PageElement, text: Totals, links: Totals, prose: Totals): boolean {
  if (!element.isBlock || element.name === 'p' || element.name === 'td' || element.name === 'tr') return false;
  const length = text.of(element);
  return length >= minText && links.of(element) > linkDense * length && prose.of(element) < 0.2 * length;
}

/** Two or more elements side by side, alike in name and class, that each begin with a whole headline in a link and add a line or two. */
function cardsOf(page: Page, scope: PageElement): Set<number> {
  const rows = new Map<string, number[]>();
  for (let i = scope.index + 1; i < scope.end; i++) {
    const element = page.elements[i]!;
    if (!isCard(page, element)) continue;
    const key = `${element.parent} ${element.name} ${element.hint}`;
    const row = rows.get(key);
    if (row) row.push(i);
    else rows.set(key, [i]);
  }
  return new Set([...rows.values()].filter((row) => row.length > 1).flat());
}

function isCard(page: Page, { name, isBlock, firstBlock, endBlock }: PageElement): boolean {
  if (!isBlock || !/^(?:div|li|article|section)$/.test(name) || endBlock - firstBlock < 2 || endBlock - firstBlock > maxCardBlocks) return false;
  const [headline, ...rest] = page.blocks.slice(firstBlock, endBlock);
  if (!headline || headline.text.length < minCardHeadline || headline.linkLength < 0.9 * headline.text.length) return false;
  return rest.reduce((sum, { text }) => sum + text.length, 0) <= maxCard;
}

function isCaption(element: PageElement, { text, lines, prose }: Record<'text' | 'lines' | 'prose', Totals>, pictures: (range: Range) => boolean): boolean {
  if (!element.isBlock || element.name === 'p' || /^(?:td|tr|table|tbody|li|ul|ol|h\\d)$/.test(element.name)) return false;
  const length = text.of(element);
  return length > 0 && length <= maxCaption && prose.of(element) < 100 && lines.of(element) <= 3 && pictures(element);
}

/** Whether an element has a picture in it, by its index. */
function picturesBefore(page: Page): (range: Range) => boolean {
  const before = new Uint32Array(page.elements.length + 1);
  for (const { element } of page.pictures) if (element >= 0) before[element + 1]! += 1;
  for (let i = 0; i < page.elements.length; i++) before[i + 1]! += before[i]!;
  return (range) => before[range.end]! > before[range.index]!;
}
