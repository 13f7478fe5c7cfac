import type { Page, PageElement } from '../page/page.js';
import { keyOf } from './site-name.js';

/** A heading as the page shows it. */
export interface Heading {
  readonly text: string;
  readonly key: string;
  readonly isFirstLevel: boolean;
  /** Its last line, where it has several: a kicker stands above the headline. */
  readonly lastLine: string | null;
  /** The page's block that it begins with. */
  readonly block: number;
}

/** What the page says of itself in its head. */
export interface Stated {
  readonly text: string;
  readonly key: string;
  readonly isTag: boolean;
}

/** What themes call the name of the site over every page. */
const siteTitle = /(?<!\S)(?:site-?(?:title|name|logo|branding)|blog-?(?:title|name)|logo)(?!\S)/i;
const maxHeadings = 100;
const maxCompared = 500;
/** A heading shares at least this much of the words (Dice); one below the first level, of which there are many, more, unless the title element begins with it. */
const minShared = 0.5;
const minSharedBelow = 0.7;
/** The headline in large letters stands beside the `h1`, no more blocks away; a teaser of the article itself is further off. */
const maxApart = 12;
/** Fewer letters are a section's name rather than a headline. */
const minHeadline = 12;

/** The page's headings of the first three levels, in order. */
export function headingsOf(page: Page): Heading[] {
  const found: Heading[] = [];
  for (const element of page.elements) {
    if (element.name.length !== 2 || !/^h[1-3]$/.test(element.name) || element.endBlock === element.firstBlock || siteTitle.test(element.hint)) continue;
    const heading = headingOf(page, element);
    if (heading.key !== '') found.push(heading);
    if (found.length >= maxHeadings) break;
  }
  return found;
}

function headingOf(page: Page, { firstBlock, endBlock, name }: PageElement): Heading {
  const lines = page.blocks.slice(firstBlock, Math.min(endBlock, firstBlock + 6)).map((block) => block.text.slice(0, maxCompared).replace(/\s+/g, ' '));
  const text = lines.join(' ').replace(/ (?=[:;,] )/g, '');
  return { text, key: keyOf(text), isFirstLevel: name === 'h1', lastLine: lines.length > 1 ? lines[lines.length - 1]! : null, block: firstBlock };
}

/** Among the headings the one that shares most words with what the page says of itself; without any, the only `h1`, or the one that the title element begins with. */
export function mainHeading(headings: readonly Heading[], stated: readonly Stated[]): Heading | null {
  let best: Heading | null = null;
  let bestScore = 0;
  const statedWords = stated.map((one) => wordsOf(one.text));
  for (const heading of headings) {
    const words = wordsOf(heading.text);
    const overlap = Math.max(0, ...statedWords.map((one) => sharedWords(words, one)));
    const place = placeInTag(heading, stated);
    if (overlap < (heading.isFirstLevel || place > 0 ? minShared : minSharedBelow)) continue;
    const score = overlap + place + (heading.isFirstLevel ? 0.3 : 0.05);
    if (score <= bestScore) continue;
    best = heading;
    bestScore = score;
  }
  const firstLevel = headings.filter(({ isFirstLevel }) => isFirstLevel);
  return best ?? firstLevel.find((heading) => firstLevel.length === 1 || placeInTag(heading, stated) > 0) ?? null;
}

/**
 * The headline in large letters of a page whose `h1` is written for search engines: a lower heading that says what the page says of
 * itself, in other words than the `h1`.
 */
export function displayedHeading(headings: readonly Heading[], main: Heading, stated: readonly Stated[]): { text: string; key: string } | null {
  if (!main.isFirstLevel) return null;
  const others = new Set(stated.filter(({ isTag, key }) => !isTag && key !== main.key && key.length >= minHeadline).map(({ key }) => key));
  if (others.size === 0) return null;
  for (const { text, key, lastLine, isFirstLevel, block } of headings) {
    if (isFirstLevel || Math.abs(block - main.block) > maxApart) continue;
    if (others.has(key)) return { text, key };
    if (lastLine !== null && others.has(keyOf(lastLine))) return { text: lastLine, key: keyOf(lastLine) };
  }
  return null;
}

/** The title element begins with the headline and ends with the site's name, which is a heading too on some pages. */
function placeInTag(heading: Heading, stated: readonly Stated[]): number {
  const tag = stated.find(({ isTag }) => isTag);
  if (!tag || tag.key === heading.key || heading.key.length < 5) return 0;
  return tag.key.startsWith(heading.key) ? 0.3 : tag.key.endsWith(heading.key) ? -0.3 : 0;
}

/** The share of words in common, 0 to 1 (Dice). */
function sharedWords(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return (2 * shared) / (left.size + right.size);
}

/** Titles in scripts without spaces are compared by their pairs of letters. */
const unspaced = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;

function wordsOf(text: string): Set<string> {
  const start = text.slice(0, maxCompared).toLowerCase();
  if (!unspaced.test(start)) return new Set(start.match(/[\p{L}\p{N}]+/gu) ?? []);
  return new Set(Array.from({ length: start.length - 1 }, (_, i) => start.slice(i, i + 2)));
}
