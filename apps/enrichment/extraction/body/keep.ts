import type { Page, PageElement } from '../page/page.js';
import { hintOf } from '../furniture/hints.js';
import { furnitureOf } from '../furniture/elements.js';
import type { Strength } from '../furniture/patterns.js';
import type { Range, Totals } from './prose.js';

/**
 * An element that looks like furniture is the article in a wrapper with an unlucky name if it holds this many times the prose that is
 * in no furniture at all.
 */
const outweighs: Readonly<Record<Strength, number>> = { weak: 0.5, strong: 1, hidden: 4, comments: 25 };
/** A name that says "body of the article" speaks against the other words in it. */
const bodyDiscount = 0.3;
/** With a marked body, or text under the headline, among what is left there is little reason to forgive anything. */
const markedFactor = 4;
const minMarked = 100;
const minMarkedText = 400;
const minAfterHeadline = 250;
const textReach = 30;
/** Of several that may be forgiven, the one around the headline, else the first below it, comes first unless another weighs so many times more: how long boxes of teasers are is chance. */
const atHeadline = 4;
/** Wrappers of wrappers: how many may be forgiven. */
const maxForgiven = 12;

/** Which elements look like furniture: by their own names, and what is another article than the one with the headline. */
export function suspectsOf(page: Page, prose: Totals, headline: PageElement | null, posts: readonly PageElement[]): (Strength | null)[] {
  const suspects = page.elements.map(furnitureOf);
  if (posts.length > 0) {
    for (const { index } of posts) suspects[index] = null;
    return suspects;
  }
  const own = headline && articleOf(page, prose, headline);
  if (!own) return suspects;
  for (const { index, name, end } of page.elements) {
    const isOther = name === 'article' && (index >= own.end || end <= own.index);
    if (isOther && prose.of(page.elements[index]!) < prose.of(own)) suspects[index] ??= 'comments';
  }
  return suspects;
}

/** The `article` element around the headline, if it holds running text. */
function articleOf(page: Page, prose: Totals, headline: PageElement): PageElement | null {
  for (let i = headline.index; i > 0; i = page.elements[i]!.parent) {
    if (page.elements[i]!.name === 'article') return prose.of(page.elements[i]!) >= minAfterHeadline ? page.elements[i]! : null;
  }
  return null;
}

/** For each element of `scope` whether it, or one around it inside `scope`, is furniture. */
export function dropped(page: Page, suspects: readonly (Strength | null)[], prose: Totals, scope: Range, headline: PageElement | null): Uint8Array {
  const forgiven = new Uint8Array(page.elements.length);
  const drop = new Uint8Array(page.elements.length);
  for (let tries = 0; ; tries++) {
    mark(page, suspects, scope, forgiven, drop);
    const group = tries < maxForgiven ? heaviest({ page, suspects, prose, scope, headline }, drop) : null;
    if (!group) return drop;
    for (const index of group) forgiven[index] = 1;
  }
}

interface Search {
  readonly page: Page;
  readonly suspects: readonly (Strength | null)[];
  readonly prose: Totals;
  readonly scope: Range;
  readonly headline: PageElement | null;
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
function heaviest({ page, suspects, prose, scope, headline }: Search, drop: Uint8Array): number[] | null {
  const groups = new Map<string, { indexes: number[]; prose: number; strength: Strength; isBody: boolean }>();
  let left = prose.of(scope);
  for (let i = scope.index + 1; i < scope.end; i++) {
    if (!drop[i]) continue;
    const element = page.elements[i]!;
    const weight = prose.of(element);
    left -= weight;
    i = element.end - 1;
    if (weight === 0) continue;
    const key = `${element.name} ${firstName(element.hint)}`;
    const group = groups.get(key);
    if (group) {
      group.indexes.push(element.index);
      group.prose += weight;
    } else groups.set(key, { indexes: [element.index], prose: weight, strength: suspects[element.index]!, isBody: hintOf(element).isBody });
  }
  const factor = Math.max(left, 100) * (hasMarkedBody(page, prose, scope, drop) || hasTextAfter(page, prose, scope, headline, drop) ? markedFactor : 1);
  const heavy = [...groups.values()]
    .map(({ indexes, prose: weight, strength, isBody }) => ({ indexes, ratio: weight / (outweighs[strength] * (isBody ? bodyDiscount : 1) * factor) }))
    .filter(({ ratio }) => ratio > 1);
  const near = headline && (heavy.find(({ indexes }) => indexes.some((index) => isAround(page.elements[index]!, headline))) ?? heavy.find(({ indexes }) => isBelow(page.elements[indexes[0]!]!, headline)));
  const weightOf = (group: (typeof heavy)[number]) => group.ratio * (group === near ? atHeadline : 1);
  return heavy.length === 0 ? null : heavy.reduce((best, group) => (weightOf(group) > weightOf(best) ? group : best)).indexes;
}

function isAround({ index, end }: PageElement, headline: PageElement): boolean {
  return index <= headline.index && headline.index < end;
}

function isBelow({ firstBlock }: PageElement, { endBlock }: PageElement): boolean {
  return firstBlock >= endBlock && firstBlock <= endBlock + textReach;
}

/** The first class, which says what an element is; those after it, and numbers, tell it from its like. */
function firstName(hint: string): string {
  return /(?<!\S)[^\s\d]+(?!\S)/.exec(hint)?.[0] ?? '';
}

function hasMarkedBody(page: Page, prose: Totals, scope: Range, drop: Uint8Array): boolean {
  for (let i = scope.index; i < scope.end; i++) {
    const element = page.elements[i]!;
    if (!drop[i] && (hintOf(element).isBody || element.attributes?.['itemprop']?.includes('articleBody')) && (prose.of(element) >= minMarked || textOf(page, element, drop) >= minMarkedText)) return true;
  }
  return false;
}

/** How much text is in it that is no furniture, running or not: tables of results, verses. */
function textOf(page: Page, { firstBlock, endBlock }: PageElement, drop: Uint8Array): number {
  let length = 0;
  for (let i = firstBlock; i < endBlock && length < minMarkedText; i++) {
    const { element, text, linkLength } = page.blocks[i]!;
    if (!drop[element]) length += text.length - linkLength;
  }
  return length;
}

/** Whether running text that is no furniture follows the headline closely. */
function hasTextAfter(page: Page, prose: Totals, scope: Range, headline: PageElement | null, drop: Uint8Array): boolean {
  if (!headline || headline.index < scope.index || headline.index >= scope.end || drop[headline.index]) return false;
  let found = 0;
  const end = Math.min(headline.endBlock + textReach, scope.endBlock);
  for (let i = headline.endBlock; i < end && found < minAfterHeadline; i++) {
    if (!drop[page.blocks[i]!.element]) found += prose.of({ firstBlock: i, endBlock: i + 1 });
  }
  return found >= minAfterHeadline;
}
