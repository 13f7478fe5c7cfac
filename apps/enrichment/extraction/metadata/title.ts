import type { Page } from '../page/page.js';
import { type Node, textOf } from './json-ld.js';
import type { Metas } from './meta.js';

/** The article's headline, without the site's name. */
export function titleOf(page: Page, metas: Metas, node: Node | null): string | null {
  const candidates = [metas.first('og:title', 'twitter:title'), textOf(node?.['headline']), headlineOf(page), page.titleTag];
  for (const candidate of candidates) if (candidate) return candidate;
  return null;
}

function headlineOf(page: Page): string | null {
  const h1 = page.elements.filter((element) => element.name === 'h1' && element.endBlock > element.firstBlock);
  return h1[0] ? page.blocks.slice(h1[0].firstBlock, h1[0].endBlock).map((block) => block.text).join(' ') : null;
}
