import type { Page } from '../page/page.js';
import { visibleAuthors } from './bylines.js';
import { type Node, listOf, textOf, typesOf } from './json-ld.js';
import type { Metas } from './meta.js';
import { namesIn, unique } from './names.js';

const maxAuthors = 30;

/**
 * Who wrote the article, as names: from JSON-LD, else the meta elements, else the visible byline. Where the structured data name only
 * the publisher, a byline that names somebody else is believed instead.
 */
export function authorsOf(page: Page, metas: Metas, node: Node | null): string[] {
  const structured = fromJsonLd(node);
  const stated = structured.length > 0 ? structured : fromMetas(metas);
  if (stated.length > 0 && !stated.every((name) => isPublisher(name, metas, node))) return stated.slice(0, maxAuthors);
  const persons = [...fromMetas(metas), ...visibleAuthors(page)].filter((name) => !isPublisher(name, metas, node));
  const found = persons.length > 0 ? unique(persons) : stated;
  return found.slice(0, maxAuthors);
}

function fromJsonLd(node: Node | null): string[] {
  const authors = listOf(node?.['author']).length > 0 ? listOf(node?.['author']) : listOf(node?.['creator']);
  return unique(
    authors.slice(0, maxAuthors).flatMap((author) => {
      if (typeof author === 'string') return namesIn(author);
      if (author === null || typeof author !== 'object') return [];
      const { name } = author as Node;
      return listOf(name).flatMap((one) => namesIn(textOf(one) ?? ''));
    }),
  );
}

function fromMetas(metas: Metas): string[] {
  for (const key of ['author', 'article:author', 'article:author_name', 'byl', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author', 'cxenseparse:author', 'citation_author', 'twitter:data1:author']) {
    const names = unique(metas.all(key).flatMap(namesIn));
    if (names.length > 0) return names;
  }
  return [];
}

function isPublisher(name: string, metas: Metas, node: Node | null): boolean {
  const key = keyOf(name);
  const publisher = textOf((node?.['publisher'] as Node | undefined)?.['name'] ?? node?.['publisher']);
  const names = [publisher, metas.first('og:site_name'), metas.first('application-name'), metas.first('twitter:site')].map((one) => keyOf(one ?? ''));
  if (names.some((one) => one !== '' && (one === key || (key.length > 4 && (one.includes(key) || key.includes(one)))))) return true;
  return listOf(node?.['author']).some((author) => author !== null && typeof author === 'object' && typesOf(author as Node).some((type) => /Organi[sz]ation/.test(type)) && keyOf(textOf((author as Node)['name']) ?? '') === key);
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
