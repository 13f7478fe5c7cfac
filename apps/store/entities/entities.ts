import { z } from 'zod';
import { nameKey } from '../search/lexemes.js';
import type { Sql } from '../writing/transaction.js';

export const EntityQuery = z.strictObject({
  q: z.string().trim().min(2).max(100).describe('How the name begins: two letters or more.'),
  type: z.enum(['PERSON', 'ORGANIZATION', 'LOCATION', 'MONEY', 'DATE']).optional().describe('Only of this kind.'),
  limit: z.coerce.number().int().min(1).max(20).default(10).describe('Entities, 1 to 20.'),
});
const Known = z.object({ type: z.string(), name: z.string(), articles: z.int() });
export const EntityFound = Known.extend({ articles: z.int().describe('In how many articles, as far as was counted.'), with: z.array(Known).describe('Whom up to 200 of its articles name most often beside it.') });
export type EntityFound = z.infer<typeof EntityFound>;

const MAX_COUNTED = 20_000;
const MAX_ARTICLES = 200;

/** The entities whose name begins so, those in most articles first, each with those it is named together with. */
export async function entitiesOf(sql: Sql, { q, type, limit }: z.infer<typeof EntityQuery>): Promise<EntityFound[]> {
  const key = nameKey(q.replaceAll('\0', '').toWellFormed());
  const found = await sql<{ type: string; key: string; name: string; articles: number }>(
    `SELECT type, key, min(name) AS name, count(*)::int AS articles
     FROM (SELECT type, key, name FROM store.mentions WHERE key >= $1 AND key < $2 AND ($3::text IS NULL OR type = $3) ORDER BY key LIMIT ${MAX_COUNTED}) m
     GROUP BY type, key ORDER BY articles DESC, key, type LIMIT $4`,
    [key, `${key}\u{10ffff}`, type ?? null, limit],
  );
  const others = await sql<{ of_type: string; of_key: string; type: string; name: string; articles: number }>(
    `SELECT e.type AS of_type, e.key AS of_key, o.type, o.name, o.articles
     FROM unnest($1::text[], $2::text[]) AS e (type, key)
     CROSS JOIN LATERAL (
       SELECT b.type, min(b.name) AS name, count(*)::int AS articles
       FROM (SELECT article_id FROM store.mentions WHERE key = e.key AND type = e.type LIMIT ${MAX_ARTICLES}) a
       JOIN store.mentions b ON b.article_id = a.article_id AND (b.type, b.key) <> (e.type, e.key)
       GROUP BY b.type, b.key ORDER BY articles DESC, b.key LIMIT 10
     ) o`,
    [found.map((entity) => entity.type), found.map((entity) => entity.key)],
  );
  return found.map((entity) => ({
    type: entity.type,
    name: entity.name,
    articles: entity.articles,
    with: others.filter((other) => other.of_type === entity.type && other.of_key === entity.key).map(({ type: kind, name, articles }) => ({ type: kind, name, articles })),
  }));
}
