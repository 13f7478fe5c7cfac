import type { PageElement } from '../page/page.js';
import { copyOf } from '../page/copy.js';
import { bodyWords, bylineWords, furnitureRules, liveWords, quotedPostWords, standfirstWords, type Strength } from './patterns.js';

/** What an element's class and id make of it. */
export interface Hint {
  readonly furniture: Strength | null;
  readonly isBody: boolean;
  readonly isStandfirst: boolean;
  readonly isByline: boolean;
  readonly isQuotedPost: boolean;
  readonly isLive: boolean;
}

/** One expression of many word patterns, see patterns.ts for how they are written. */
function anyOf(words: readonly string[]): RegExp {
  const sources = words.map((word) => {
    const source = word.replaceAll(' ', '-');
    if (source.startsWith('=')) return `(?<!.)${source.slice(1)}(?!.)`;
    return source.endsWith('*') ? source.slice(0, -1) : `${source}(?![a-z])`;
  });
  return new RegExp(`(?<![a-z])(?:${sources.join('|')})`);
}

const strengths: readonly Strength[] = ['hidden', 'comments', 'strong', 'weak'];
const furniture = strengths.map((strength) => anyOf(furnitureRules.filter((rule) => rule.strength === strength).flatMap((rule) => rule.words)));
const body = anyOf(bodyWords);
const standfirst = anyOf(standfirstWords);
const byline = anyOf(bylineWords);
const quotedPost = anyOf(quotedPostWords);
const live = anyOf(liveWords);

/** Bits of a hint: the strengths in their order, then these. */
const isBodyBit = 16;
const isStandfirstBit = 32;
const isBylineBit = 64;
const isQuotedPostBit = 128;
const isLiveBit = 256;

/**
 * Classes that tell of a state, not of what the element is: `has-sidebar`, `js-comments`, `field--label-hidden`, `comments-enabled`,
 * `card--with-ads`; and the one that Drupal gives to what lies beside its dialogs, which is the whole page.
 */
const state = /^(?:has|no|not(?!-prose)|with|without|contains|js|theme|page|single|postid|status|format|field--label)[-_]|^node--|[-_](?:enabled|disabled|open|closed)$|-off-canvas-main-canvas$/;
const stateModifier = /(?:--|__)(?:has|no|with|without)-.*/;
/** A headline as a name, `minister-talks-of-a-tax-on-newsletters`, says nothing of the element. */
const slug = /^(?:[a-z0-9]+-){6,}[a-z0-9]+$/;
/** WordPress puts the labels of an article on its element: `hentry category-ads tag-newsletter author-reply`. */
const wordpressArticle = /\bhentry\b|\btype-\w|\bpost-\d/;
const wordpressLabel = /^(?:category|tag|author|format|tags|topics?)-/;

/** Of the panes under tabs only the active one is shown (Bootstrap and what is built like it). */
const tabPane = /(?<!\S)tab-pane(?!\S)/;
const shownTab = /(?<!\S)(?:active|show|in)(?!\S)/;
const hiddenBit = 1 << strengths.indexOf('hidden');
/** The card of a recipe is what the reader came for. */
const recipe = /(?<![a-z])recipes?(?![a-z])/;

/** Names repeat on a page, and pages of a site share them: a bounded memory saves most of the matching. */
const known = new Map<string, number>();
const memorySize = 50_000;
const longestHint = 400;
const longestName = 80;

const hints: Hint[] = Array.from({ length: 512 }, (_, bits) => ({
  furniture: strengths.find((_strength, i) => bits & (1 << i)) ?? null,
  isBody: (bits & isBodyBit) !== 0,
  isStandfirst: (bits & isStandfirstBit) !== 0,
  isByline: (bits & isBylineBit) !== 0,
  isQuotedPost: (bits & isQuotedPostBit) !== 0,
  isLive: (bits & isLiveBit) !== 0,
}));

/** What an element's class and id say; read once an element. */
export function hintOf(element: PageElement): Hint {
  return (element.meaning ??= readHint(element.hint));
}

/** @param raw class and id as written, parted by white space. */
export function readHint(raw: string): Hint {
  let bits = known.get(raw);
  if (bits !== undefined) return hints[bits]!;
  bits = 0;
  const isWordpress = wordpressArticle.test(raw);
  for (const name of raw.slice(0, longestHint).split(/\s+/)) {
    if (name !== '' && !(isWordpress && wordpressLabel.test(name))) bits |= bitsOf(name);
  }
  if (tabPane.test(raw) && !shownTab.test(raw)) bits |= hiddenBit;
  remember(raw, bits);
  return hints[bits]!;
}

function bitsOf(name: string): number {
  let bits = known.get(name);
  if (bits !== undefined) return bits;
  bits = 0;
  if (!state.test(name) && !slug.test(name)) {
    const words = normalize(name);
    furniture.forEach((pattern, i) => (bits! |= pattern.test(words) && !(strengths[i] === 'weak' && recipe.test(words)) ? 1 << i : 0));
    if (body.test(words)) bits |= isBodyBit;
    if (standfirst.test(words)) bits |= isStandfirstBit;
    if (byline.test(words)) bits |= isBylineBit;
    if (quotedPost.test(words)) bits |= isQuotedPostBit;
    if (live.test(words)) bits |= isLiveBit;
  }
  remember(name, bits);
  return bits;
}

function remember(name: string, bits: number): void {
  if (name.length > longestHint) return;
  if (known.size >= memorySize) known.clear();
  known.set(copyOf(name), bits);
}

/** A number in base sixteen, made anew at each visit, in which `ad` is no word. */
const hash = /(?<![a-zA-Z0-9])(?=[a-f]*\d)[a-f\d]{8,}(?![a-zA-Z0-9])/g;

/** `relatedArticles_box2` is `related-articles-box2`. */
function normalize(name: string): string {
  return name.slice(0, longestName).replace(stateModifier, '').replace(hash, '').replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}
