import { z } from 'zod';
import type { Sql } from '../writing/transaction.js';
import { m49 } from './m49.js';

export const RegionQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(7).describe('Articles of so many days are counted, 1 to 90.') });

const Counted = z.object({ code: z.string(), name: z.string(), articles: z.int() });
/** Written out to four levels, which is how deep M49 goes: OpenAPI 3.0 and recursion agree badly. */
const Leaf = Counted.extend({ children: z.array(Counted.extend({ children: z.array(Counted.extend({ children: z.array(Counted.extend({ children: z.array(z.never()) })) })) })) });
export const RegionCounts = z.object({
  from: z.iso.datetime(),
  world: Leaf.describe('The regions of M49 as a tree. An article counts once in every region it is about; larger ones are among an article’s regions by themselves.'),
  countries: z.array(z.object({ code: z.string(), articles: z.int(), subdivisions: z.array(Counted) })).describe('Those with most articles first.'),
  others: z.array(Counted.extend({ kind: z.string() })).describe('Blocs and seas.'),
});

export interface RegionNode {
  readonly code: string;
  readonly name: string;
  readonly articles: number;
  readonly children: RegionNode[];
}

export interface RegionAnswer {
  readonly from: string;
  readonly world: RegionNode;
  readonly countries: { code: string; articles: number; subdivisions: { code: string; name: string; articles: number }[] }[];
  readonly others: { code: string; name: string; kind: string; articles: number }[];
}

export async function regionCounts(sql: Sql, days: number): Promise<RegionAnswer> {
  const from = new Date(Date.now() - days * 86_400_000);
  const rows = await sql<{ kind: string; code: string; name: string; articles: number }>(
    `WITH counted AS (
       SELECT 'region' AS kind, code, count(*)::int AS articles FROM store.articles, unnest(regions) AS code WHERE state = 'stored' AND sort_at >= $1 GROUP BY code
       UNION ALL
       SELECT 'country', code, count(*)::int FROM store.articles, unnest(countries) AS code WHERE state = 'stored' AND sort_at >= $1 GROUP BY code
     )
     SELECT CASE WHEN c.kind = 'country' THEN 'country' ELSE coalesce(n.kind, 'm49') END AS kind, c.code, coalesce(n.name, c.code) AS name, c.articles
     FROM counted c LEFT JOIN store.region_names n ON n.code = c.code AND c.kind = 'region' ORDER BY c.articles DESC, c.code`,
    [from],
  );
  const articles = new Map(rows.filter(({ kind }) => kind === 'm49').map((row) => [row.code, row.articles]));
  const subdivisions = rows.filter(({ kind }) => kind === 'subdivision');
  const tree = (code: string, name: string): RegionNode => ({
    code,
    name,
    articles: articles.get(code) ?? 0,
    children: m49.filter(([, , parent]) => parent === code).map(([child, childName]) => tree(child, childName)),
  });
  return {
    from: from.toISOString(),
    world: tree('001', 'World'),
    countries: rows.filter(({ kind }) => kind === 'country').map((row) => ({
      code: row.code,
      articles: row.articles,
      subdivisions: subdivisions.filter(({ code }) => code.startsWith(`${row.code}-`)).map(({ code, name, articles: count }) => ({ code, name, articles: count })),
    })),
    others: rows.filter(({ kind }) => kind === 'bloc' || kind === 'sea'),
  };
}
