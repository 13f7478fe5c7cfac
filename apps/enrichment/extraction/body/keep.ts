import type { Page } from '../page/page.js';
import { furnitureOf } from '../furniture/elements.js';
import type { Totals } from './prose.js';

/** The share of the prose around it that furniture may hold; what holds more is the article in a wrapper with an unlucky name. */
export const tolerance = { hidden: 0.6, strong: 0.5, weak: 0.25 } as const;

/** For each element whether it, or one around it inside `scope`, is furniture. */
export function dropped(page: Page, prose: Totals, scope: { index: number; end: number; firstBlock: number; endBlock: number }, strictness = 1): Uint8Array {
  const result = new Uint8Array(page.elements.length);
  const total = prose.of(scope);
  for (let i = scope.index + 1; i < scope.end; i++) {
    const element = page.elements[i]!;
    if (element.parent >= scope.index && result[element.parent]) {
      result[i] = 1;
      continue;
    }
    const strength = furnitureOf(element);
    if (strength && prose.of(element) <= tolerance[strength] * strictness * total) result[i] = 1;
  }
  return result;
}
