import type { Page, PageElement } from '../page/page.js';
import { readHint } from '../furniture/hints.js';
import { baseOf } from './canonical.js';
import { type Node, listOf, textOf } from './json-ld.js';
import type { Metas } from './meta.js';

export interface LeadImage {
  readonly url: string;
  readonly caption: string | null;
}

const maxCaption = 500;
const captionHint = /caption|legend|bildunterschrift|bildtext|pie-?(?:de-?)?foto|didascalia|description|credit/i;

/** The lead image and the words under it: OpenGraph's, else JSON-LD's, else the first picture of a figure. */
export function imageOf(page: Page, metas: Metas, node: Node | null, finalUrl: string): LeadImage | null {
  const base = baseOf(page, finalUrl);
  const figure = page.pictures.find(({ element }) => figureAround(page, element) !== null);
  const stated = listOf(node?.['image'])[0];
  const inNode = stated !== null && typeof stated === 'object' ? (stated as Node) : null;
  const candidates = [metas.first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'), typeof stated === 'string' ? stated : textOf(inNode?.['url'] ?? inNode?.['contentUrl']), figure && sourceOf(figure.attributes)];
  const url = candidates.map((candidate) => addressOf(candidate, base)).find((address) => address !== null);
  if (!url) return null;
  const caption = textOf(inNode?.['caption']) ?? captionOf(page, url);
  return { url, caption: caption ? caption.slice(0, maxCaption).toWellFormed() : null };
}

function addressOf(candidate: string | null | undefined, base: string): string | null {
  const url = candidate ? URL.parse(candidate, base) : null;
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 4096 ? url.href : null;
}

function sourceOf(attributes: Readonly<Record<string, string>>): string | null {
  const source = [attributes['data-src'], attributes['src'], attributes['data-srcset'], attributes['srcset']].find((value) => value && !value.startsWith('data:'));
  return source ? (source.trim().split(/[\s,]+/)[0] ?? null) : null;
}

/** The caption in the figure of the picture with this address; where none has it, of the first figure. */
function captionOf(page: Page, url: string): string | null {
  const name = fileName(url);
  const shown = page.pictures.slice(0, 60).find(({ attributes }) => fileName(sourceOf(attributes) ?? '') === name) ?? page.pictures.find(({ element }) => figureAround(page, element) !== null);
  const figure = shown ? figureAround(page, shown.element) : null;
  if (!figure) return null;
  for (let i = figure.index; i < figure.end; i++) {
    const element = page.elements[i]!;
    if (element.name !== 'figcaption' && !captionHint.test(element.hint)) continue;
    const text = page.blocks.slice(element.firstBlock, Math.min(element.endBlock, element.firstBlock + 4)).map((block) => block.text).join(' ');
    if (text !== '') return text;
  }
  return null;
}

function fileName(url: string): string {
  const path = /([^/?#]+)(?:[?#].*)?$/.exec(url)?.[1] ?? '';
  return path.length >= 6 ? path.toLowerCase() : `?${url}`;
}

function figureAround(page: Page, from: number): PageElement | null {
  for (let i = from, n = 0; i >= 0 && n < 5; n++) {
    const element = page.elements[i]!;
    if (element.name === 'figure' || /(?<![a-z])(?:figure|image|picture|photo|media|wp-caption|bild|foto)/i.test(element.hint)) return readHint(element.hint).furniture === 'comments' ? null : element;
    i = element.parent;
  }
  return null;
}
