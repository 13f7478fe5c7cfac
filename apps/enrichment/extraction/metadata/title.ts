import { decodeHTML } from 'entities';
import type { Page } from '../page/page.js';
import { type Node, textOf } from './json-ld.js';
import type { Metas } from './meta.js';

type Source = 'json-ld' | 'heading' | 'og' | 'tag';

interface Candidate {
  readonly source: Source;
  readonly text: string;
  /** Letters and digits alone: titles are compared without their quotes and dashes. */
  readonly key: string;
}

/** How much a source's word counts: the heading is what readers see, the others are written for machines, sharing and search. */
const trust: Readonly<Record<Source, number>> = { heading: 1.65, 'json-ld': 1.01, og: 1, tag: 0.6 };
const maxTitle = 500;

/**
 * The article's headline without the site's name: the one that most of JSON-LD, the visible heading, OpenGraph and the title element
 * agree on.
 */
export function titleOf(page: Page, metas: Metas, node: Node | null): string | null {
  const site = metas.first('og:site_name', 'application-name');
  const stated = [
    candidate('json-ld', textOf(node?.['headline']) ?? textOf(node?.['name']), site),
    candidate('og', metas.first('og:title', 'twitter:title', 'parsely-title', 'sailthru.title'), site),
    candidate('tag', page.titleTag, site),
  ].filter((found) => found !== null);
  const heading = headingOf(page, stated);
  const candidates = heading ? [...stated, heading] : stated;
  let best: Candidate | null = null;
  let bestVotes = 0;
  for (const one of candidates) {
    const votes = candidates.reduce((sum, other) => sum + trust[other.source] * agreement(one, other), 0);
    if (votes <= bestVotes) continue;
    best = one;
    bestVotes = votes;
  }
  // Of the same words OpenGraph has the tidiest form: a heading may be put together of kicker and line.
  const tidiest = candidates.find(({ source, key }) => source === 'og' && key === best?.key) ?? stated.find(({ key }) => key === best?.key) ?? best;
  return tidiest ? tidiest.text.slice(0, maxTitle) : null;
}

/** 1 for the same words; half if the other has them and more (a kicker or the site's name around them). */
function agreement(one: Candidate, other: Candidate): number {
  if (one.key === other.key) return 1;
  return one.key.length >= 12 && other.key.includes(one.key) ? 0.5 : 0;
}

function candidate(source: Source, raw: string | null, site: string | null): Candidate | null {
  if (!raw) return null;
  const decoded = raw.includes('&') ? decodeHTML(raw) : raw;
  const text = withoutSite(decoded.replace(/<\/?[a-z][^>]{0,200}>/gi, '').replace(/[\u00ad\u200b\ufeff]/g, '').replace(/\s+/g, ' ').trim(), site);
  const key = keyOf(text);
  return key === '' ? null : { source, text, key };
}

function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const separator = /\s*[|｜¦]\s*|\s+[-–—―·•»«~:/]{1,2}\s+|\s*::\s*/g;

/** Cuts ` | The Example Times` off: what follows the last separator if it is the site's own name or, after a bar, is short. */
function withoutSite(title: string, site: string | null): string {
  const siteKey = site ? keyOf(site) : '';
  for (let cut = 0, text = title; cut < 3; cut++) {
    const last = [...text.matchAll(separator)].at(-1);
    if (!last || last.index === 0) return text;
    const head = text.slice(0, last.index).trim();
    const tail = text.slice(last.index + last[0].length).trim();
    const tailKey = keyOf(tail);
    const isSite = tailKey !== '' && siteKey !== '' && (siteKey.includes(tailKey) || tailKey.includes(siteKey));
    const isShortAfterBar = /[|｜¦]/.test(last[0]) && tail.length <= 30 && head.length > tail.length;
    if (!isSite && !isShortAfterBar) return text;
    text = head;
    if (cut === 2) return text;
  }
  return title;
}

/** Among the page's headings the one that shares most words with what the page says of itself; without any, the first `h1`. */
function headingOf(page: Page, stated: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  let bestScore = 0;
  let looked = 0;
  const statedWords = stated.map((one) => wordsOf(one.text));
  for (const element of page.elements) {
    if (element.name.length !== 2 || !/^h[1-3]$/.test(element.name) || element.endBlock === element.firstBlock) continue;
    if (++looked > 100) break;
    const text = page.blocks.slice(element.firstBlock, Math.min(element.endBlock, element.firstBlock + 6)).map((block) => block.text).join(' ');
    const found = candidate('heading', text, null);
    if (!found) continue;
    const words = wordsOf(found.text);
    const overlap = Math.max(0, ...statedWords.map((one) => sharedWords(words, one)));
    const score = overlap + placeInTag(found, stated) + (element.name === 'h1' ? 0.3 : element.name === 'h2' ? 0.05 : 0);
    if (score <= bestScore || (overlap < 0.5 && (element.name !== 'h1' || best !== null))) continue;
    best = found;
    bestScore = score;
  }
  return best;
}

/** The title element begins with the headline and ends with the site's name, which is a heading too on some pages. */
function placeInTag(heading: Candidate, stated: readonly Candidate[]): number {
  const tag = stated.find(({ source }) => source === 'tag');
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
  const words = text.slice(0, maxTitle).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!unspaced.test(text)) return new Set(words);
  return new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
}
