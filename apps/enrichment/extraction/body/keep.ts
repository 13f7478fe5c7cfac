import type { Page } from '../page/page.js';
import { readHint } from '../furniture/hints.js';
import { furnitureOf } from '../furniture/elements.js';
import type { Strength } from '../furniture/patterns.js';
import type { Range, Totals } from './prose.js';

/**
 * An element that looks like furniture is the article in a wrapper with an unlucky name if it holds this many times the prose that is
 * in no furniture at all.
 */
const outweighs: Readonly<Record<Strength, number>> = { weak: 0.5, strong: 1, hidden: 3, comments: 25 };
/** A name that says "body of the article" speaks against the other words in it. */
const bodyDiscount = 0.3;
/** With a marked body among what is left there is little reason to forgive anything. */
const markedFactor = 4;
const minMarked = 100;
/** Wrappers of wrappers: how many may be forgiven. */
const maxForgiven = 12;

/** Which elements look like furniture, by their own names. */
export function suspectsOf(page: Page): (Strength | null)[] {
  return page.elements.map(furnitureOf);
}

/** For each element of `scope` whether it, or one around it inside `scope`, is furniture. */
export function dropped(page: Page, suspects: readonly (Strength | null)[], prose: Totals, scope: Range): Uint8Array {
  const forgiven = new Uint8Array(page.elements.length);
  const drop = new Uint8Array(page.elements.length);
  for (let tries = 0; ; tries++) {
    mark(page, suspects, scope, forgiven, drop);
    const group = tries < maxForgiven ? heaviest(page, suspects, prose, scope, drop) : null;
    if (!group) return drop;
    for (const index of group) forgiven[index] = 1;
  }
}

function mark(page: Page, suspects: readonly (Strength | null)[], scope: Range, forgiven: Uint8Array, drop: Uint8Array): void {
  for (let i = scope.index + 1; i < scope.end; i++) {
    const { parent } = page.elements[i]!;
    drop[i] = (parent > scope.index && drop[parent]) || (suspects[i] && !forgiven[i]) ? 1 : 0;
  }
}

/**
 * Among the outermost dropped elements those of one name that hold the most prose, if that outweighs what is left. A name counts with all
 * its elements: paragraphs of the class `paywall` are the article only together.
 */
function heaviest(page: Page, suspects: readonly (Strength | null)[], prose: Totals, scope: Range, drop: Uint8Array): number[] | null {
  const groups = new Map<string, { indexes: number[]; prose: number; strength: Strength; isBody: boolean }>();
  let left = prose.of(scope);
  for (let i = scope.index + 1; i < scope.end; i++) {
    if (!drop[i]) continue;
    const element = page.elements[i]!;
    const weight = prose.of(element);
    left -= weight;
    i = element.end - 1;
    if (weight === 0) continue;
    const key = `${element.name} ${element.hint.replace(/\S*\d\S*/g, '')}`;
    const group = groups.get(key);
    if (group) {
      group.indexes.push(element.index);
      group.prose += weight;
    } else groups.set(key, { indexes: [element.index], prose: weight, strength: suspects[element.index]!, isBody: readHint(element.hint).isBody });
  }
  const factor = Math.max(left, 100) * (hasMarkedBody(page, prose, scope, drop) ? markedFactor : 1);
  let best: number[] | null = null;
  let bestRatio = 1;
  for (const group of groups.values()) {
    const ratio = group.prose / (outweighs[group.strength] * (group.isBody ? bodyDiscount : 1) * factor);
    if (ratio <= bestRatio) continue;
    best = group.indexes;
    bestRatio = ratio;
  }
  return best;
}

function hasMarkedBody(page: Page, prose: Totals, scope: Range, drop: Uint8Array): boolean {
  for (let i = scope.index; i < scope.end; i++) {
    const element = page.elements[i]!;
    if (!drop[i] && (readHint(element.hint).isBody || element.attributes?.['itemprop']?.includes('articleBody')) && prose.of(element) >= minMarked) return true;
  }
  return false;
}
