import { derive } from './derive.js';
import { lockArticles } from './facts.js';
import type { Sql } from './transaction.js';

/** More ids than this are never one article: some site names one canonical URL for all its pages. */
const MAX_TOGETHER = 500;

interface Edge {
  readonly alias_id: string;
  readonly own_id: string;
}

interface Part {
  readonly own_id: string;
  readonly article_id: string;
  readonly first: Date;
}

export interface Merged {
  readonly changed: number;
  /** Ids that were left alone because too many hang together. */
  readonly tooMany: number;
}

/**
 * Brings together what turned out to be one article: a page whose own id is X was an article of its own, and a page of article Y
 * was reached by X's URL, or names another canonical URL now. Parts what hung together by a reading that a newer one has replaced.
 * The id of the earliest fetch stays (the lower one, if two are equal), the others become tombstones that name it.
 */
export async function settle(sql: Sql, ids: readonly string[]): Promise<Merged> {
  const together = await hangTogether(sql, ids);
  if (together.length > MAX_TOGETHER) return { changed: 0, tooMany: together.length };
  const locked = await lockArticles(sql, together);
  const parts = await partsOf(sql, [...locked.keys()]);
  const winners = winnersOf(parts, await edgesAmong(sql, parts.map(({ own_id: own }) => own)));
  const moves = parts.filter(({ own_id: own, article_id: article }) => winners.get(own) !== article);
  // Merged by a reading that a newer one has replaced: no page goes by that id any more.
  const empty = [...locked.values()].filter(({ id, state }) => state === 'merged' && !winners.has(id)).map(({ id }) => id);
  if (moves.length + empty.length === 0) return { changed: 0, tooMany: 0 };
  await sql(
    `UPDATE store.article_fetches AS f SET article_id = move.winner FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS move (own, article, winner)
     WHERE f.article_id = move.article AND f.own_id = move.own AND f.not_article IS NULL`,
    [moves.map(({ own_id: own }) => own), moves.map(({ article_id: article }) => article), moves.map(({ own_id: own }) => winners.get(own))],
  );
  const { changed } = await derive(sql, [...locked.keys()], locked);
  return { changed, tooMany: 0 };
}

/** All ids that are one article with one of these, or were. An alias counts only where it is an article of its own: many pages may be reached by one that is not. */
async function hangTogether(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `WITH RECURSIVE linked (id) AS (
       SELECT id FROM store.articles WHERE id = ANY($1::uuid[])
       UNION
       SELECT a.id FROM linked
       CROSS JOIN LATERAL (
         SELECT alias_id AS id FROM store.article_aliases WHERE own_id = linked.id
         UNION ALL SELECT own_id FROM store.article_aliases WHERE alias_id = linked.id
         UNION ALL SELECT merged_into FROM store.articles WHERE id = linked.id
         UNION ALL SELECT id FROM store.articles WHERE merged_into = linked.id
       ) AS next
       JOIN store.articles a ON a.id = next.id AND a.state IN ('stored', 'merged')
     )
     SELECT id FROM linked LIMIT ${MAX_TOGETHER + 1}`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

function partsOf(sql: Sql, ids: readonly string[]): Promise<Part[]> {
  return sql<Part>(
    `SELECT own_id, article_id, min(fetched_at) AS first FROM store.article_fetches
     WHERE article_id = ANY($1::uuid[]) AND not_article IS NULL GROUP BY own_id, article_id`,
    [ids],
  );
}

function edgesAmong(sql: Sql, owns: readonly string[]): Promise<Edge[]> {
  return sql<Edge>('SELECT DISTINCT alias_id, own_id FROM store.article_aliases WHERE own_id = ANY($1::uuid[]) AND alias_id = ANY($1::uuid[])', [owns]);
}

/** Which id each of them goes by: union-find, the earliest fetch wins. */
function winnersOf(parts: readonly Part[], edges: readonly Edge[]): Map<string, string> {
  const first = new Map<string, number>();
  for (const { own_id: own, first: at } of parts) first.set(own, Math.min(first.get(own) ?? Infinity, at.getTime()));
  const parent = new Map([...first.keys()].map((id) => [id, id]));
  const root = (id: string): string => {
    const above = parent.get(id)!;
    return above === id ? id : root(above);
  };
  for (const { alias_id: alias, own_id: own } of edges) {
    const [a, b] = [root(alias), root(own)];
    if (a === b) continue;
    const aWins = first.get(a)! !== first.get(b)! ? first.get(a)! < first.get(b)! : a < b;
    parent.set(aWins ? b : a, aWins ? a : b);
  }
  return new Map([...parent.keys()].map((id) => [id, root(id)]));
}
