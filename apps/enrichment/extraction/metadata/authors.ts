import type { Page } from '../page/page.js';
import { type Node, listOf, textOf } from './json-ld.js';
import type { Metas } from './meta.js';

/** Who wrote the article, as names. */
export function authorsOf(_page: Page, metas: Metas, node: Node | null): string[] {
  const structured = listOf(node?.['author']).map(textOf).filter((name) => name !== null);
  if (structured.length > 0) return [...new Set(structured)];
  return [...new Set(metas.all('author', 'article:author', 'byl', 'dc.creator', 'parsely-author', 'sailthru.author').filter((name) => !/^https?:/.test(name)))];
}
