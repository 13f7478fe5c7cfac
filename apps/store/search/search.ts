import type { Sql } from '../writing/transaction.js';
import { anyOperand, type SearchQuery } from './query.js';
import { backwards, growthFor, lexemesOf, type Window } from './window.js';

/** Where a page of the list ends: the time articles are sorted by, and the id of those that share it. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

export interface Range {
  readonly from: Date | null;
  /** Exclusive. */
  readonly to: Date | null;
}

/** So many of the newest are looked at one by one first: what is common is among them, and for that no index is faster. */
const LOOKED_AT = 300;
/** What the first window is to hold, whether or not it matches. */
const FIRST_WINDOW = 3_000;
const BEGINNING = new Date(0);
const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface Row {
  readonly id: string;
  readonly at: Date;
}

/** The newest articles that match, newest first, behind `after`; up to `limit`. */
export async function newest(sql: Sql, query: SearchQuery, range: Range, after: Position | null, limit: number): Promise<Position[]> {
  const start = startOf(range, after);
  if (query.story !== null) return withinStory(sql, query.story, query.match, { start, from: range.from ?? BEGINNING, limit });
  if (query.match === null) return walk(sql, start, range.from ?? BEGINNING, limit);
  const from = range.from ?? BEGINNING;
  const { matches, next } = await lookAt(sql, query.match, start, from, limit);
  if (matches.length >= limit || next === null) return matches;
  const found: Position[] = [...matches];
  let got = 0;
  const { span, oldest } = await spreadOf(sql, next);
  for (const window of backwards(from > oldest ? from : oldest, endOf(next), span, () => growthFor(limit - found.length, got))) {
    const rows = await within(sql, query.match, window, next, limit - found.length);
    got = rows.length;
    found.push(...rows);
    if (found.length >= limit) break;
  }
  return found;
}

/** Behind the position; a range that ends earlier wins. */
function startOf({ to }: Range, after: Position | null): Position {
  const end: Position = { at: to === null ? new Date(Date.now() + 1) : new Date(to.getTime() - 1), id: HIGHEST_ID };
  return after === null || after.at > end.at ? end : after;
}

/** Exclusive, so that the window holds those of the very moment too. */
const endOf = ({ at }: Position): Date => new Date(at.getTime() + 1);

/** How far back the newest 3,000 reach, in milliseconds: dense or sparse, the first window costs the same. And how far back there is anything. */
async function spreadOf(sql: Sql, { at }: Position): Promise<{ span: number; oldest: Date }> {
  const [row] = await sql<{ at: Date | null; oldest: Date }>(
    `SELECT (SELECT sort_at FROM store.articles WHERE state = 'stored' AND sort_at <= $1 ORDER BY sort_at DESC OFFSET ${FIRST_WINDOW} LIMIT 1) AS at,
       (SELECT sort_at FROM store.articles WHERE state = 'stored' ORDER BY sort_at LIMIT 1) AS oldest`,
    [at],
  );
  return { span: row!.at ? Math.max(at.getTime() - row!.at.getTime(), 60_000) : Infinity, oldest: row!.oldest };
}

async function walk(sql: Sql, start: Position, from: Date, limit: number): Promise<Position[]> {
  return sql<Row>(
    `SELECT id, sort_at AS at FROM store.articles WHERE state = 'stored' AND sort_at >= $1 AND (sort_at, id) < ($2, $3) ORDER BY sort_at DESC, id DESC LIMIT $4`,
    [from, start.at, start.id, limit],
  );
}

/** The newest 300 behind `start`. @returns what matches, and where to go on; null where nothing is left. */
async function lookAt(sql: Sql, match: string, start: Position, from: Date, limit: number): Promise<{ matches: Position[]; next: Position | null }> {
  const rows = await sql<Row & { matches: boolean }>(
    `WITH seen AS MATERIALIZED (
       SELECT id, sort_at AS at FROM store.articles WHERE state = 'stored' AND sort_at >= $1 AND (sort_at, id) < ($2, $3) ORDER BY sort_at DESC, id DESC LIMIT ${LOOKED_AT}
     )
     (SELECT s.id, s.at, true AS matches FROM seen s CROSS JOIN LATERAL (SELECT FROM store.articles a WHERE a.id = s.id AND a.search @@ $4::tsquery OFFSET 0) m LIMIT $5)
     UNION ALL
     (SELECT id, at, false FROM seen OFFSET ${LOOKED_AT - 1})`,
    [from, start.at, start.id, match, limit],
  );
  const last = rows.find(({ matches }) => !matches);
  return { matches: rows.filter(({ matches }) => matches), next: last ? { at: last.at, id: last.id } : null };
}

/** A story is small: its articles are looked at one by one. */
async function withinStory(sql: Sql, story: string, match: string | null, { start, from, limit }: { start: Position; from: Date; limit: number }): Promise<Position[]> {
  return sql<Row>(
    `SELECT id, sort_at AS at FROM store.story_articles JOIN store.articles ON id = article_id AND state = 'stored'
     WHERE story_id = $1 AND ($2::tsquery IS NULL OR search @@ $2::tsquery) AND sort_at >= $3 AND (sort_at, id) < ($4, $5) ORDER BY sort_at DESC, id DESC LIMIT $6`,
    [story, match, from, start.at, start.id, limit],
  );
}

/** OFFSET 0 keeps the planner from walking by time and looking at each article: what matches is found in the index of `search` alone. */
async function within(sql: Sql, match: string, window: Window, start: Position, limit: number): Promise<Position[]> {
  const query = `(${match}) & ${anyOperand(lexemesOf(window))}`;
  return sql<Row>(
    `SELECT id, at FROM (SELECT id, sort_at AS at FROM store.articles WHERE search @@ $1::tsquery OFFSET 0) AS matching
     WHERE at >= $2 AND at < $3 AND (at, id) < ($4, $5) ORDER BY at DESC, id DESC LIMIT $6`,
    [query, window.from, window.to, start.at, start.id, limit],
  );
}

/** Ranked search looks at so many of the newest matches: what is older is hardly news. */
export const RANKED = 5_000;

export interface Ranked {
  readonly items: readonly { readonly id: string; readonly rank: number }[];
  /** How many matches were ranked; `RANKED` means that there may be more. */
  readonly ranked: number;
}

/** The best of the newest matches, best first, behind `after`. Words in the title weigh ten times those in the text. */
export async function ranked(sql: Sql, query: SearchQuery, range: Range, after: { readonly rank: number; readonly id: string } | null, limit: number): Promise<Ranked> {
  const candidates = await newest(sql, query, range, null, RANKED);
  const items = await sql<{ id: string; rank: number }>(
    `SELECT id, rank FROM (
       SELECT id, ts_rank('{0.1, 0.1, 0.1, 1.0}', search, $2::tsquery, 1) AS rank FROM store.articles WHERE id = ANY($1::uuid[])
     ) AS ranking WHERE $3::real IS NULL OR (rank, id) < ($3::real, $4::uuid) ORDER BY rank DESC, id DESC LIMIT $5`,
    [candidates.map(({ id }) => id), query.words, after?.rank ?? null, after?.id ?? null, limit],
  );
  return { items, ranked: candidates.length };
}
