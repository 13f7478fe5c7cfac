import { matches, normalizePath } from '../robots/pattern.js';
import { isSameSite } from '../urls/same-site.js';
import type { Reading } from '../urls/reading.js';
import { anchorsOf, type Anchor } from './anchors.js';
import { noArticle, noPageSuffix } from './words.js';

/** Rules of a source for the links of its section pages: patterns of paths, as robots.txt writes them. */
export interface SectionRules {
  /** Where given, a link has to match one of them, and its score does not matter. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** So many links a visit brings at most: the best ones. */
const MAX_LINKS = 300;
/** From here on a link is taken for one to an article. */
const THRESHOLD = 2;

/**
 * Finds the articles that a section or front page leads to. Every link is scored by the shape of its URL, by its words and by its place in the
 * page; several links to one URL (picture, headline, "read more") add to each other's evidence: the best one counts.
 */
export async function readSection(html: string, url: string, rules: SectionRules | null): Promise<Reading> {
  const scores = new Map<string, number>();
  const include = rules?.include?.map(normalizePath) ?? [];
  const exclude = rules?.exclude?.map(normalizePath) ?? [];
  for (const anchor of await anchorsOf(html, url)) {
    const target = new URL(anchor.url);
    target.hash = '';
    const path = normalizePath(target.pathname + target.search);
    if (!isSameSite(target.href, url) || target.href === url || exclude.some((pattern) => matches(pattern, path))) continue;
    const score = include.length > 0 ? (include.some((pattern) => matches(pattern, path)) ? THRESHOLD : -Infinity) : scoreOf(anchor, target);
    scores.set(target.href, Math.max(score, scores.get(target.href) ?? -Infinity));
  }
  const best = [...scores].filter(([, score]) => score >= THRESHOLD).sort(([, a], [, b]) => b - a).slice(0, MAX_LINKS);
  return { kind: 'section', title: null, links: best.map(([href]) => ({ url: href, kind: 'page', publishedAt: null, changedAt: null })), freshMs: 0 };
}

function scoreOf(anchor: Anchor, url: URL): number {
  return shapeScore(url) + wordsScore(anchor.text) + (anchor.isFurniture ? -3 : 0) + (anchor.isTeaser ? 1.5 : 0);
}

/** How much a URL looks like an article's. */
export function shapeScore({ pathname, search }: URL): number {
  const segments = pathname.split('/').filter(Boolean);
  const last = segments.at(-1) ?? '';
  if (segments.length === 0 || noPageSuffix.test(pathname)) return -Infinity;
  let score = 0;
  if (segments.some((segment) => noArticle.has(segment.toLowerCase()))) score -= 6;
  if (/\/(19|20)\d\d[/-](0?[1-9]|1[0-2])([/-]|$)|\/20\d{6}\//.test(`${pathname}/`)) score += 2.5;
  const words = last.replace(/\.\w+$/, '').split(/[-_]|%20/).filter((word) => /\p{L}|%[A-F\d]{2}/u.test(word)).length;
  score += words >= 4 ? 2.5 : words === 3 ? 1.5 : words === 2 ? 0 : -0.5;
  if (/\d{5,}/.test(last) || /(^|&)(\w*id|p|n|news|article)=\d{3,}/i.test(search.slice(1))) score += 1.5;
  if (/\.(html?|shtml|php|aspx?|stm)$/i.test(last)) score += 0.5;
  if (segments.length === 1 && words <= 1 && !/\d{4,}/.test(last)) score -= 1.5;
  return score;
}

/** Headlines are long; the names of sections are one or two words. Scripts without spaces say more in fewer characters. */
function wordsScore(text: string): number {
  const dense = (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu) ?? []).length;
  const words = dense > 0 ? dense / 2.5 : text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return words >= 5 ? 2 : words >= 4 ? 1 : words >= 3 ? 0 : words >= 1 ? -1 : -0.5;
}
