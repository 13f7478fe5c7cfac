import { BadRequestException } from '@nestjs/common';
import { z } from 'zod';
import { rangeOf } from '../articles/articles.js';
import { ArticleFilter } from '../articles/query.js';
import { anyOperand, searchQueryOf } from '../search/query.js';
import { lexemesOf } from '../search/window.js';
import type { Sql } from '../writing/transaction.js';

export const StatsQuery = ArticleFilter.extend({
  interval: z.enum(['hour', 'day']).default('day').describe('Counts per hour (of at most 14 days) or per day (of at most 366), in UTC.'),
  by: z.enum(['country', 'source', 'language', 'none']).default('none').describe('Counts for each country, source or language; an article about two countries counts for both.'),
});
export const Stats = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  items: z.array(z.object({ at: z.iso.datetime().describe('Where the hour or day begins.'), key: z.string().nullable().describe('Country, source or language; null where it is unknown, and with by=none.'), articles: z.int() })),
});

const DAY = 86_400_000;
const LONGEST = { hour: 14 * DAY, day: 366 * DAY };
const NORMAL = { hour: DAY, day: 30 * DAY };
const KEY = { country: 'country', source: 'source_id', language: 'language', none: 'NULL::text' };

/** How many articles there were per hour or day. Without publishedFrom: the last day, or the last 30. */
export async function statsOf(sql: Sql, query: z.infer<typeof StatsQuery>): Promise<z.infer<typeof Stats>> {
  const range = rangeOf(query);
  const to = range.to ?? new Date();
  const from = range.from ?? new Date(to.getTime() - NORMAL[query.interval]);
  if (from >= to) throw new BadRequestException('publishedFrom: must be before publishedTo, which is now unless you say otherwise.');
  if (to.getTime() - from.getTime() > LONGEST[query.interval]) throw new BadRequestException(`publishedFrom: counts per ${query.interval} are for at most ${LONGEST[query.interval] / DAY} days.`);
  const { match, story } = await searchQueryOf(sql, query);
  const rows = await sql<{ at: Date; key: string | null; articles: number }>(
    `SELECT date_trunc('${query.interval}', at, 'UTC') AS at, ${KEY[query.by]} AS key, count(*)::int AS articles
     FROM (SELECT id, sort_at AS at, source_id, language, countries FROM store.articles WHERE state = 'stored' AND ($1::tsquery IS NULL OR search @@ $1::tsquery) AND sort_at >= $2 AND sort_at < $3) a
     ${query.by === 'country' ? 'CROSS JOIN LATERAL unnest(countries) AS country' : ''}
     WHERE $4::uuid IS NULL OR EXISTS (SELECT FROM store.story_articles s WHERE s.article_id = a.id AND s.story_id = $4::uuid)
     GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2 LIMIT 50000`,
    [match === null ? null : `(${match}) & ${anyOperand(lexemesOf({ from, to }))}`, from, to, story],
  );
  return { from: from.toISOString(), to: to.toISOString(), items: rows.map(({ at, key, articles }) => ({ at: at.toISOString(), key, articles })) };
}
