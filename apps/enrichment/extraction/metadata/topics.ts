import { type Node, listOf, textOf } from './json-ld.js';
import type { Metas } from './meta.js';

const maxTags = 50;

/** The part of the paper that the article appeared in. */
export function sectionOf(metas: Metas, node: Node | null): string | null {
  return textOf(node?.['articleSection']) ?? metas.first('article:section', 'section', 'parsely-section');
}

/** The publisher's own labels, without doubles. */
export function tagsOf(metas: Metas, node: Node | null): string[] {
  const lists = [metas.all('article:tag'), listOf(node?.['keywords']).map(textOf), [metas.first('news_keywords', 'keywords')]];
  const tags = lists.find((list) => list.some((tag) => tag !== null && tag !== ''))?.flatMap((tag) => tag?.split(/[,;]/) ?? []) ?? [];
  const seen = new Map(tags.map((tag) => tag.trim()).filter((tag) => tag !== '' && tag.length <= 100).map((tag) => [tag.toLowerCase(), tag]));
  return [...seen.values()].slice(0, maxTags);
}
