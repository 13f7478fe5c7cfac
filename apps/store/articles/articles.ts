import { BadRequestException } from '@nestjs/common';
import { statesOf } from '../outbox/states.js';
import type { ArticleState } from '../outbox/events.js';
import { newest, ranked, type Position, type Range } from '../search/search.js';
import { searchQueryOf } from '../search/query.js';
import type { Sql } from '../writing/transaction.js';
import { packCursor, unpackCursor, type Cursor } from './cursor.js';
import { fieldsOf, itemOf, pick, type ArticleItem } from './item.js';
import type { ArticleFilter, ArticleQuery } from './query.js';

export interface ArticlePage {
  readonly items: readonly Partial<ArticleItem>[];
  readonly nextCursor: string | null;
  /** With `sort=relevance`: how many of the newest matches were ranked. */
  readonly ranked?: { readonly matches: number; readonly all: boolean };
}

export const rangeOf = ({ publishedFrom, publishedTo }: ArticleFilter): Range => ({ from: publishedFrom ?? null, to: publishedTo ?? null });

/** One page of the articles that match. */
export async function articlePage(sql: Sql, query: ArticleQuery): Promise<ArticlePage> {
  const fields = fieldsOf(query.fields);
  const cursor = unpackCursor(query.cursor);
  if (query.sort === 'relevance') return rankedPage(sql, query, cursor, fields);
  if (cursor && !('at' in cursor)) throw new BadRequestException('cursor: it is of a list by relevance; give sort=relevance with it.');
  const after: Position | null = cursor && { at: new Date(cursor.at), id: cursor.id };
  const found = await newest(sql, await searchQueryOf(sql, query), rangeOf(query), after, query.limit + 1);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: (await inOrder(sql, shown.map(({ id }) => id))).map((state) => pick(itemOf(state), fields)),
    nextCursor: last && found.length > query.limit ? packCursor({ at: last.at.getTime(), id: last.id }) : null,
  };
}

async function rankedPage(sql: Sql, query: ArticleQuery, cursor: Cursor | null, fields: ReadonlySet<string> | null): Promise<ArticlePage> {
  if (query.q === undefined) throw new BadRequestException('sort: relevance is about q; give words to search for, or sort=newest.');
  if (cursor && !('rank' in cursor)) throw new BadRequestException('cursor: it is of a list by time; give sort=newest with it.');
  // What is stored between two pages must not push the ranking about.
  const until = cursor ? cursor.until : Date.now() + 1;
  const range = rangeOf(query);
  const upTo = new Date(Math.min(range.to?.getTime() ?? Infinity, until));
  const { items, matches, all } = await ranked(sql, await searchQueryOf(sql, query), { ...range, to: upTo }, cursor, query.limit + 1);
  const shown = items.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: (await inOrder(sql, shown.map(({ id }) => id))).map((state) => pick(itemOf(state), fields)),
    nextCursor: last && items.length > query.limit ? packCursor({ rank: last.rank, id: last.id, until }) : null,
    ranked: { matches, all },
  };
}

/** Between two statements an article may have gone; then it is left out. */
export async function inOrder(sql: Sql, ids: readonly string[]): Promise<ArticleState[]> {
  const states = new Map((await statesOf(sql, ids)).map((state) => [state.id, state]));
  return ids.flatMap((id) => states.get(id) ?? []).filter(({ state }) => state === 'stored');
}
