import { type Node, listOf, textOf, typesOf } from './json-ld.js';
import type { Metas } from './meta.js';

const maxTags = 50;
/** An id, not a word. */
const madeByMachine = /^(?:[\da-f]{8}-[\da-f-]{20,}|\d+|[\da-f]{16,})$/i;

/** A crumb longer than this is the headline. */
const maxCrumb = 40;

/** The part of the paper that the article appeared in: as stated, else the innermost breadcrumb. */
export function sectionOf(metas: Metas, node: Node | null, nodes: readonly Node[], title: string | null): string | null {
  return textOf(node?.['articleSection']) ?? metas.first('article:section', 'section', 'parsely-section') ?? fromBreadcrumbs(nodes, title);
}

/** Home, section, perhaps a part of it, perhaps the article. */
function fromBreadcrumbs(nodes: readonly Node[], title: string | null): string | null {
  const list = nodes.find((node) => typesOf(node).includes('BreadcrumbList'));
  const crumbs = listOf(list?.['itemListElement']).slice(0, 10).map(nameOf);
  const sections = crumbs.slice(1).filter((name) => name !== null && name.length <= maxCrumb && name.toLowerCase() !== title?.toLowerCase());
  return sections.at(-1) ?? null;
}

function nameOf(crumb: unknown): string | null {
  if (crumb === null || typeof crumb !== 'object') return null;
  const { name, item } = crumb as Node;
  return textOf(name) ?? (item !== null && typeof item === 'object' ? textOf((item as Node)['name']) : null);
}

/** The publisher's own labels, without doubles. */
export function tagsOf(metas: Metas, node: Node | null): string[] {
  const lists = [metas.all('article:tag'), listOf(node?.['keywords']).map(textOf), [metas.first('news_keywords', 'keywords')]];
  const tags = lists.find((list) => list.some((tag) => tag !== null && tag !== ''))?.flatMap((tag) => tag?.split(/[,;]/) ?? []) ?? [];
  const seen = new Map(tags.map((tag) => tag.trim()).filter((tag) => tag !== '' && tag.length <= 100 && !madeByMachine.test(tag)).map((tag) => [tag.toLowerCase(), tag]));
  return [...seen.values()].slice(0, maxTags);
}
