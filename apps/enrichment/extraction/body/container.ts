import type { Page, PageElement } from '../page/page.js';
import { readHint } from '../furniture/hints.js';
import { Totals, proseOf } from './prose.js';
import { dropped } from './keep.js';

/** A marked container is believed when it holds this share of the page's prose that is not furniture. */
const believable = 0.4;
/** Without marks, the way down is followed as long as one child holds this share. */
const dominant = 0.85;

/** The smallest element that holds the article's text. */
export function findContainer(page: Page): PageElement {
  const root = page.elements[0]!;
  const prose = new Totals(page, proseOf);
  const drop = dropped(page, prose, { ...root, end: page.elements.length });
  const clean = new Totals(page, (block) => (block.element >= 0 && drop[block.element] ? 0 : proseOf(block)));
  const total = clean.of(root);
  const marked = bestMarked(page, clean);
  const start = marked && clean.of(marked) >= believable * total ? marked : root;
  return descend(page, clean, start);
}

function bestMarked(page: Page, clean: Totals): PageElement | null {
  let best: PageElement | null = null;
  let bestScore = 0;
  for (const element of page.elements) {
    const weight = markOf(element);
    if (weight === 0) continue;
    const score = weight * clean.of(element);
    if (score > bestScore * 1.0001) {
      best = element;
      bestScore = score;
    }
  }
  return best;
}

function markOf(element: PageElement): number {
  if (element.attributes?.['itemprop']?.includes('articleBody')) return 1.3;
  if (readHint(element.hint).isBody && element.isBlock) return 1.2;
  if (element.name === 'article') return 1.1;
  if (element.name === 'main' || element.attributes?.['role'] === 'main') return 1;
  return 0;
}

function descend(page: Page, clean: Totals, start: PageElement): PageElement {
  let at = start;
  for (;;) {
    const total = clean.of(at);
    let next: PageElement | null = null;
    for (let i = at.index + 1; i < at.end; i = page.elements[i]!.end) {
      const child = page.elements[i]!;
      if (clean.of(child) >= dominant * total && total > 0) next = child;
    }
    if (!next || !next.isBlock || next.name === 'p') return at;
    at = next;
  }
}
