import type { Page } from '../page/page.js';
import { type Node, textOf } from './json-ld.js';
import type { Metas } from './meta.js';

export function datesOf(page: Page, metas: Metas, node: Node | null): { publishedAt: string | null; modifiedAt: string | null } {
  const time = page.elements.find((element) => element.name === 'time' && element.attributes?.['datetime']);
  return {
    publishedAt: instant(textOf(node?.['datePublished']) ?? metas.first('article:published_time', 'datepublished', 'date', 'pubdate', 'dc.date.issued') ?? time?.attributes?.['datetime'] ?? null),
    modifiedAt: instant(textOf(node?.['dateModified']) ?? metas.first('article:modified_time', 'datemodified')),
  };
}

function instant(text: string | null): string | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?/.exec(text ?? '');
  if (!match) return null;
  const zone = match[3] ?? 'Z';
  const iso = `${match[1]}T${(match[2] ?? '00:00').padEnd(8, ':00')}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}
