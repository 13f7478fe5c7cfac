import type { DataSource } from 'typeorm';
import { itemOf, type ArticleItem } from './articles/item.js';
import { statesOf } from './outbox/states.js';
import { sqlOf } from './writing/transaction.js';

/** What became of a page event. */
export type Recorded = { readonly isArticle: true; readonly article: ArticleItem } | { readonly isArticle: false; readonly reason: string };

/** What became of these page events; those that the store has not recorded (yet) are absent. */
export async function recordedPages(database: DataSource, pageEventIds: readonly string[]): Promise<Map<string, Recorded>> {
  const sql = sqlOf(database);
  const fetches = await sql<{ id: string; article: string; no: string | null }>(
    'SELECT page_event_id AS id, article_id AS article, not_article AS no FROM store.article_fetches WHERE page_event_id = ANY($1::text[])',
    [pageEventIds],
  );
  const states = new Map((await statesOf(sql, [...new Set(fetches.map(({ article }) => article))])).map((state) => [state.id, state]));
  const recorded = new Map<string, Recorded>();
  for (const { id, article, no } of fetches) {
    const state = states.get(article);
    if (no !== null) recorded.set(id, { isArticle: false, reason: no });
    else if (state?.state === 'stored') recorded.set(id, { isArticle: true, article: itemOf(state) });
  }
  return recorded;
}
