import type { Sql } from '../writing/transaction.js';
import type { ArticleState } from './events.js';

/** The columns of an ArticleState, from `articles AS a` with its current revision `r` and content `c`. */
export const STATE = `a.id, a.state, a.sequence, a.changed_at AS "changedAt", a.merged_into AS "mergedInto", a.url, a.first_fetched_at AS "firstFetchedAt",
  a.revision_id AS "revisionId", a.revision_count AS "revisionCount", r.first_fetched_at AS "revisedAt", c.document`;

export const FROM_STATE = `store.articles a
  LEFT JOIN store.article_revisions r ON r.revision_id = a.revision_id
  LEFT JOIN store.article_contents c ON c.own_id = a.content_own_id AND c.content_sha256 = a.content_sha256`;

/** The states of these articles as one moment shows them, in no particular order; ids without a row are absent. */
export function statesOf(sql: Sql, ids: readonly string[]): Promise<ArticleState[]> {
  return sql<ArticleState>(`SELECT ${STATE} FROM ${FROM_STATE} WHERE a.id = ANY($1::uuid[])`, [ids]);
}
