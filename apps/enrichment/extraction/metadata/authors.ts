import type { Page } from '../page/page.js';
import { visibleAuthors } from './bylines.js';
import { type Node, listOf, textOf, typesOf } from './json-ld.js';
import type { Metas } from './meta.js';
import { namesIn, unique } from './names.js';
import { keyOf } from './site-name.js';

const maxAuthors = 30;
const metaNames = ['author', 'article:author', 'article:author_name', 'byl', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author', 'cxenseparse:author', 'citation_author', 'twitter:data1:author'];

export interface AuthorSources {
  readonly page: Page;
  readonly metas: Metas;
  /** The article's node of JSON-LD. */
  readonly node: Node | null;
  /** All nodes; authors are referred to by their `@id`. */
  readonly nodes: readonly Node[];
  readonly title: string | null;
  readonly finalUrl: string;
}

/**
 * Who wrote the article, as names: from JSON-LD, else the meta elements, else the visible byline. Where the structured data name only
 * the publisher, a byline that names somebody else is believed instead; beside persons the publisher is no author.
 */
export function authorsOf(sources: AuthorSources): string[] {
  const { page, metas, node, nodes, title } = sources;
  const publisher = publisherOf(sources);
  const structured = fromJsonLd(node, nodes);
  const fromMeta = fromMetas(metas);
  const stated = structured.length > 0 ? structured : fromMeta;
  const persons = [stated, fromMeta].map((names) => names.filter((name) => !publisher.isNamed(name))).find((names) => names.length > 0) ?? [];
  const isPublisherAlone = persons.every((name) => publisher.is(name));
  if (!isPublisherAlone && !persons.some(isLogin)) return persons.slice(0, maxAuthors);
  const shown = visibleAuthors(page, title, stated);
  if (!isPublisherAlone) return persons.map((name) => shown.find((one) => keyOf(one) === keyOf(name)) ?? name).slice(0, maxAuthors);
  const others = shown.filter((name) => !publisher.is(name));
  const isSigned = others.length === shown.length || stated.length === 0;
  return (others.length > 0 && isSigned ? others : stated.length > 0 ? stated : shown).slice(0, maxAuthors);
}

/** What people log in as instead of their name. */
function isLogin(name: string): boolean {
  return /^[\p{Ll}\d._-]+$/u.test(name);
}

function fromJsonLd(node: Node | null, nodes: readonly Node[]): string[] {
  const authors = listOf(node?.['author']).length > 0 ? listOf(node?.['author']) : listOf(node?.['creator']);
  return unique(
    authors.slice(0, maxAuthors).flatMap((author) => {
      if (typeof author === 'string') return namesIn(author);
      if (author === null || typeof author !== 'object') return [];
      const { name } = resolved(author as Node, nodes);
      return listOf(name).slice(0, maxAuthors).flatMap((one) => namesIn(textOf(one) ?? ''));
    }),
  );
}

/** The node itself, or the one that its `@id` refers to. */
function resolved(node: Node, nodes: readonly Node[]): Node {
  const id = node['@id'];
  if (node['name'] !== undefined || typeof id !== 'string') return node;
  return nodes.find((other) => other['@id'] === id && other['name'] !== undefined) ?? node;
}

function fromMetas(metas: Metas): string[] {
  for (const key of metaNames) {
    const names = unique(metas.all(key).slice(0, maxAuthors).flatMap(namesIn));
    if (names.length > 0) return names;
  }
  return [];
}

interface Publisher {
  /** Whether it is the name of the site or its publisher. */
  isNamed(name: string): boolean;
  /** Whether it is that, or an organisation that the page names as its author. */
  is(name: string): boolean;
}

function publisherOf({ metas, node, nodes, finalUrl }: AuthorSources): Publisher {
  const stated = node?.['publisher'];
  const publisher = stated !== null && typeof stated === 'object' && !Array.isArray(stated) ? textOf(resolved(stated as Node, nodes)['name']) : textOf(stated);
  const names = [publisher, metas.first('og:site_name'), metas.first('application-name'), metas.first('twitter:site')].map((one) => keyOf(one ?? '')).filter((key) => key !== '');
  const host = new URL(finalUrl).hostname.replace(/^www\d?\./, '');
  const hosts = [host, ...host.split('.').slice(0, -1)].map(keyOf);
  const organisations = listOf(node?.['author'])
    .filter((author): author is Node => author !== null && typeof author === 'object')
    .filter((author) => typesOf(author).some((type) => /Organi[sz]ation/.test(type)))
    .map((author) => keyOf(textOf(author['name']) ?? ''));
  const isKeyNamed = (key: string) => hosts.includes(key) || names.some((one) => one === key || (key.length > 4 && (one.includes(key) || key.includes(one))));
  return { isNamed: (name) => isKeyNamed(keyOf(name)), is: (name) => organisations.includes(keyOf(name)) || isKeyNamed(keyOf(name)) };
}
