import type { Page, PageElement } from '../page/page.js';
import { hintOf } from '../furniture/hints.js';
import { Totals, proseOf } from './prose.js';
import { dropped } from './keep.js';
import type { Strength } from '../furniture/patterns.js';

/** A marked container is believed when it holds this share of the page's prose that is not furniture. */
const believable = 0.4;
/** Less is enough for one that the headline is part of. */
const believableWithHeadline = 0.15;
/** Without marks, the way down is followed as long as one child holds this share. */
const dominant = 0.85;
/** In an element that is named as the body itself. */
const dominantInMarked = 0.98;
/** The elements that may hold a whole article. */
const wrappers = new Set(['body', 'div', 'section', 'article', 'main', 'td', 'tr', 'tbody', 'table', 'center', 'form', 'span']);

export interface Found {
  /** The smallest element that holds the article's text. */
  readonly container: PageElement;
  /** Which elements of the page are furniture. */
  readonly drop: Uint8Array;
}

export function findContainer(page: Page, suspects: readonly (Strength | null)[], prose: Totals, headline: PageElement | null): Found {
  const root = page.elements[0]!;
  const drop = dropped(page, suspects, prose, root, headline);
  const clean = new Totals(page, (block) => (drop[block.element] ? 0 : proseOf(block)));
  const marked = bestMarked(page, clean);
  const total = clean.of(root);
  const isBelievable = marked !== null && clean.of(marked) >= (isAround(marked, headline) ? believableWithHeadline : believable) * total;
  return { container: descend(page, clean, isBelievable ? marked : root, isBelievable && markOf(marked) >= 1.2 ? dominantInMarked : dominant), drop };
}

function isAround(element: PageElement, inner: PageElement | null): boolean {
  return inner !== null && element.index <= inner.index && inner.index < element.end;
}

interface Mark {
  readonly element: PageElement;
  readonly weight: number;
}

/** The best of the elements marked as the article's body; where one mark is on many parts, the element around them all. */
function bestMarked(page: Page, clean: Totals): PageElement | null {
  const groups = new Map<string, Mark[]>();
  for (const element of page.elements) {
    const weight = markOf(element);
    if (weight === 0 || clean.of(element) === 0) continue;
    const key = weight === 1.3 ? 'articleBody' : `${element.name} ${element.hint}`;
    const group = groups.get(key);
    if (!group) groups.set(key, [{ element, weight }]);
    else if (element.index >= group[group.length - 1]!.element.end) group.push({ element, weight });
  }
  let best: PageElement | null = null;
  let bestScore = 0;
  for (const group of groups.values()) {
    const { element, weight } = widest(page, group, clean);
    const score = weight * clean.of(element);
    if (score > bestScore * 1.0001) {
      best = element;
      bestScore = score;
    }
  }
  return best;
}

function widest(page: Page, group: Mark[], clean: Totals): Mark {
  let best = group[0]!;
  let sum = 0;
  for (const mark of group) {
    const prose = clean.of(mark.element);
    sum += prose;
    if (prose > clean.of(best.element)) best = mark;
  }
  if (group.length === 1 || best.element.name === 'article' || sum < 1.2 * clean.of(best.element)) return best;
  const last = group[group.length - 1]!.element;
  let around = group[0]!.element;
  while (around.end < last.end && around.parent >= 0) around = page.elements[around.parent]!;
  return { element: around, weight: best.weight * (sum / Math.max(1, clean.of(around))) };
}

function markOf(element: PageElement): number {
  if (element.attributes?.['itemprop']?.includes('articleBody')) return 1.3;
  if (hintOf(element).isBody && element.isBlock) return 1.2;
  if (element.name === 'article') return 1.1;
  if (element.name === 'main' || element.attributes?.['role'] === 'main') return 1;
  return 0;
}

function descend(page: Page, clean: Totals, start: PageElement, share: number): PageElement {
  let at = start;
  for (;;) {
    const total = clean.of(at);
    let next: PageElement | null = null;
    for (let i = at.index + 1; i < at.end; i = page.elements[i]!.end) {
      const child = page.elements[i]!;
      if (clean.of(child) >= share * total && total > 0) next = child;
    }
    if (!next || !(wrappers.has(next.name) || next.name.includes('-'))) return at;
    at = next;
  }
}
