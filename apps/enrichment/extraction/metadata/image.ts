import type { Page } from '../page/page.js';
import { baseOf } from './canonical.js';
import { type Node, listOf } from './json-ld.js';
import type { Metas } from './meta.js';

/** The lead image and the words under it. */
export function imageOf(page: Page, metas: Metas, node: Node | null, finalUrl: string): { url: string; caption: string | null } | null {
  const image = listOf(node?.['image'])[0];
  const inNode = typeof image === 'string' ? image : image && typeof image === 'object' ? String((image as Node)['url'] ?? '') : '';
  const found = metas.first('og:image', 'og:image:url', 'twitter:image') ?? inNode;
  const url = found && URL.parse(found, baseOf(page, finalUrl))?.href;
  return url && url.length <= 4096 && /^https?:/.test(url) ? { url, caption: null } : null;
}
