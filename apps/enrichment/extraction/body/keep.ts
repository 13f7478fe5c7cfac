import type { Page, PageElement } from '../page/page.js';
import { readHint } from '../furniture/hints.js';
import { furnitureOf } from '../furniture/elements.js';
import type { Strength } from '../furniture/patterns.js';
import type { Totals } from './prose.js';

/**
 * An element that looks like furniture is the article in a wrapper with an unlucky name if it holds this many times the prose that is
 * in no furniture at all.
 */
const outweighs: Readonly<Record<Strength, number>> = { weak: 0.5, strong: 1, hidden: 1.5, comments: 6 };
/** A name that says "body of the article" speaks against the other words in it. */
const bodyDiscount = 0.3;
/** Wrappers of wrappers: how many may be forgiven. */
const maxForgiven = 12;

export type Range = Pick<PageElement, 'index' | 'end' | 'firstBlock' | 'endBlock'>;

/** Which elements look like furniture, by their own names. */
export function suspectsOf(page: Page): (Strength | null)[] {
  return page.elements.map(furnitureOf);
}

/** For each element of `scope` whether it, or one around it inside `scope`, is furniture. */
export function dropped(page: Page, suspects: readonly (Strength | null)[], prose: Totals, scope: Range): Uint8Array {
  const forgiven = new Set<number>();
  for (;;) {
    const drop = mark(page, suspects, scope, forgiven);
    if (forgiven.size >= maxForgiven) return drop;
    const candidate = heaviest(page, suspects, prose, scope, forgiven, drop);
    if (candidate < 0) return drop;
    forgiven.add(candidate);
  }
}

function mark(page: Page, suspects: readonly (Strength | null)[], scope: Range, forgiven: ReadonlySet<number>): Uint8Array {
  const drop = new Uint8Array(page.elements.length);
  for (let i = scope.index + 1; i < scope.end; i++) {
    const { parent } = page.elements[i]!;
    if ((parent > scope.index && drop[parent]) || (suspects[i] && !forgiven.has(i))) drop[i] = 1;
  }
  return drop;
}

/** The dropped element with the most prose, if that outweighs what is left. */
function heaviest(page: Page, suspects: readonly (Strength | null)[], prose: Totals, scope: Range, forgiven: ReadonlySet<number>, drop: Uint8Array): number {
  let left = prose.of(scope);
  for (let i = scope.index + 1; i < scope.end; i++) {
    if (!drop[i]) continue;
    left -= prose.of(page.elements[i]!);
    i = page.elements[i]!.end - 1;
  }
  let best = -1;
  let bestRatio = 1;
  for (let i = scope.index + 1; i < scope.end; i++) {
    if (!drop[i]) continue;
    const element = page.elements[i]!;
    const needed = outweighs[suspects[i]!] * (readHint(element.hint).isBody ? bodyDiscount : 1) * Math.max(left, 100);
    const ratio = prose.of(element) / needed;
    if (ratio > bestRatio && !forgiven.has(i)) {
      best = i;
      bestRatio = ratio;
    }
    i = element.end - 1;
  }
  return best;
}
