import { bodyWords, furnitureRules, standfirstWords, type Strength } from './patterns.js';

/** What an element's class and id make of it. */
export interface Hint {
  readonly furniture: Strength | null;
  readonly isBody: boolean;
  readonly isStandfirst: boolean;
  readonly isByline: boolean;
}

/** One expression of many word patterns, see patterns.ts for how they are written. */
function anyOf(words: readonly string[]): RegExp {
  const sources = words.map((word) => (word.endsWith('*') ? word.slice(0, -1) : `${word}(?![a-z])`).replaceAll(' ', '-'));
  return new RegExp(`(?<![a-z])(?:${sources.join('|')})`);
}

const wordsOf = (strength: Strength) => furnitureRules.filter((rule) => rule.strength === strength).flatMap((rule) => rule.words);
const hidden = anyOf(wordsOf('hidden'));
const comments = anyOf(wordsOf('comments'));
const strong = anyOf(wordsOf('strong'));
const weak = anyOf(wordsOf('weak'));
const body = anyOf(bodyWords);
const standfirst = anyOf(standfirstWords);
const byline = anyOf(['byline*', 'by line', 'author*', 'autor*', 'auteur*', 'autore*', 'yazar*', 'writer*', 'reporter*']);

const none: Hint = { furniture: null, isBody: false, isStandfirst: false, isByline: false };
/** Pages of a site share their names, and elements of a page even more: a bounded memory saves most of the matching. */
const memory = new Map<string, Hint>();
const memorySize = 20_000;
const longestHint = 300;

export function readHint(raw: string): Hint {
  if (raw === '') return none;
  const known = memory.get(raw);
  if (known) return known;
  const words = normalize(raw);
  const isBody = body.test(words);
  const hint: Hint = {
    furniture: hidden.test(words) ? 'hidden' : comments.test(words) ? 'comments' : strong.test(words) ? 'strong' : weak.test(words) ? 'weak' : null,
    isBody,
    isStandfirst: standfirst.test(words),
    isByline: byline.test(words),
  };
  if (memory.size >= memorySize) memory.clear();
  if (raw.length <= longestHint) memory.set(raw, hint);
  return hint;
}

/**
 * Classes that tell of a state or of labels, not of what the element is: `has-sidebar`, `is-wide`, and what WordPress and Drupal put
 * on an article (`category-ads tag-newsletter author-reply field--label-hidden node--promoted`).
 */
const stateClass = /(?<!\S)(?:has|no|not|with|without|contains|js|theme|page|single|postid|status|format|field--label)[-_]\S+|(?<=(?:\bhentry\b|\btype-\w+|\bpost-\d+).{0,400})(?<!\S)(?:category|tag|author|format|tags|topics?)-\S+|node--\S+|(?<!\S)\S+[-_](?:enabled|disabled|open|closed)(?!\S)|(?<=\S)(?:--|__)(?:has|no|with|without)-\S+/g;

/** `relatedArticles_box-2` is `related-articles-box-2`. */
function normalize(raw: string): string {
  return raw.slice(0, longestHint).replace(stateClass, ' ').replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().replace(/\s+/g, '|').replace(/[^\p{L}\p{N}|]+/gu, '-');
}
