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
const LOOKED_AT = 100;
/** Many articles may share a moment; a window of no length would never grow. */
const SHORTEST_MS = 60_000;
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
  let got = found.length;
  const growth = () => growthFor(limit - found.length, got);
  for (const window of backwards(from > next.oldest ? from : next.oldest, endOf(next), Math.max(next.span, SHORTEST_MS) * growth(), growth)) {
    const rows = await within(sql, query, window, next, limit - found.length);
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

async function walk(sql: Sql, start: Position, from: Date, limit: number): Promise<Position[]> {
  return sql<Row>(
    `SELECT id, sort_at AS at FROM store.articles WHERE state = 'stored' AND sort_at >= $1 AND (sort_at, id) < ($2, $3) ORDER BY sort_at DESC, id DESC LIMIT $4`,
    [from, start.at, start.id, limit],
  );
}

/** Where those that were looked at end, how long a time they span in milliseconds, and how far back there is anything. */
interface Next extends Position {
  readonly span: number;
  readonly oldest: Date;
}

/** The newest 100 behind `start`. @returns what matches, and where to go on; null where nothing is left. */
async function lookAt(sql: Sql, match: string, start: Position, from: Date, limit: number): Promise<{ matches: Position[]; next: Next | null }> {
  const rows = await sql<Row & { newest: Date | null; oldest: Date }>(
    `WITH seen AS MATERIALIZED (
       SELECT id, sort_at AS at FROM store.articles WHERE state = 'stored' AND sort_at >= $1 AND (sort_at, id) < ($2, $3) ORDER BY sort_at DESC, id DESC LIMIT ${LOOKED_AT}
     )
     (SELECT s.id, s.at, NULL::timestamptz AS newest, NULL::timestamptz AS oldest
      FROM seen s CROSS JOIN LATERAL (SELECT FROM store.articles a WHERE a.id = s.id AND a.search @@ $4::tsquery OFFSET 0) m LIMIT $5)
     UNION ALL
     (SELECT id, at, (SELECT max(at) FROM seen), (SELECT sort_at FROM store.articles WHERE state = 'stored' ORDER BY sort_at LIMIT 1) FROM seen OFFSET ${LOOKED_AT - 1})`,
    [from, start.at, start.id, match, limit],
  );
  const matches = rows.filter(({ newest }) => newest === null).map(({ id, at }) => ({ id, at }));
  const last = rows.find(({ newest }) => newest !== null);
  return { matches, next: last ? { id: last.id, at: last.at, span: last.newest!.getTime() - last.at.getTime(), oldest: last.oldest } : null };
}

/** A story is small: its articles are looked at one by one. */
async function withinStory(sql: Sql, story: string, match: string | null, { start, from, limit }: { start: Position; from: Date; limit: number }): Promise<Position[]> {
  return sql<Row>(
    `SELECT id, sort_at AS at FROM store.story_articles JOIN store.articles ON id = article_id AND state = 'stored'
     WHERE story_id = $1 AND ($2::tsquery IS NULL OR search @@ $2::tsquery) AND sort_at >= $3 AND (sort_at, id) < ($4, $5) ORDER BY sort_at DESC, id DESC LIMIT $6`,
    [story, match, from, start.at, start.id, limit],
  );
}

/**
 * OFFSET 0 keeps the planner from walking by time and looking at each article: what matches is found in the index of `search` alone. Of a
 * phrase the index knows the words, not their order: for that texts are read, the newest first, until there are enough.
 */
async function within(sql: Sql, { match, loose }: SearchQuery, window: Window, start: Position, limit: number): Promise<Position[]> {
  const newestFirst = `SELECT id, at FROM (SELECT id, sort_at AS at FROM store.articles WHERE search @@ $1::tsquery OFFSET 0) AS matching
     WHERE at >= $2 AND at < $3 AND (at, id) < ($4, $5) ORDER BY at DESC, id DESC`;
  const values = [`(${loose}) & ${anyOperand(lexemesOf(window))}`, window.from, window.to, start.at, start.id, limit];
  if (loose === match) return sql<Row>(`${newestFirst} LIMIT $6`, values);
  return sql<Row>(
    `SELECT m.id, m.at FROM (${newestFirst}) AS m CROSS JOIN LATERAL (SELECT FROM store.articles a WHERE a.id = m.id AND a.search @@ $7::tsquery OFFSET 0) AS checked
     ORDER BY m.at DESC, m.id DESC LIMIT $6`,
    [...values, match],
  );
}

/** Ranked search looks at so many of the newest articles that have the words: what is older is hardly news. */
export const RANKED = 5_000;

export interface Ranked {
  readonly items: readonly { readonly id: string; readonly rank: number }[];
  /** How many matches were ranked. */
  readonly matches: number;
  /** Whether these are all there are. */
  readonly all: boolean;
}

/**
 * The best of the newest matches, best first, behind `after`. Words in the title weigh ten times those in the text. The order of words in a phrase is
 * looked at here, where the texts are read anyway: of two words that are everywhere but seldom together, all articles would be read for a page. OFFSET 0
 * keeps the planner from asking the index for them again.
 */
export async function ranked(sql: Sql, query: SearchQuery, range: Range, after: { readonly rank: number; readonly id: string } | null, limit: number): Promise<Ranked> {
  const candidates = await newest(sql, { ...query, match: query.loose }, range, null, RANKED);
  const rows = await sql<{ matches: number; id: string | null; rank: number }>(
    `WITH ranking AS MATERIALIZED (
       SELECT id, ts_rank('{0.1, 0.1, 0.1, 1.0}', search, $2::tsquery, 1) AS rank
       FROM (SELECT id, search FROM store.articles WHERE id = ANY($1::uuid[]) OFFSET 0) AS candidates WHERE $6::tsquery IS NULL OR search @@ $6::tsquery
     ), page AS (
       SELECT id, rank FROM ranking WHERE $3::real IS NULL OR (rank, id) < ($3::real, $4::uuid) ORDER BY rank DESC, id DESC LIMIT $5
     )
     SELECT matches, id, rank FROM (SELECT count(*)::int AS matches FROM ranking) AS total LEFT JOIN page ON true ORDER BY rank DESC, id DESC`,
    [candidates.map(({ id }) => id), query.words, after?.rank ?? null, after?.id ?? null, limit, query.match === query.loose ? null : query.match],
  );
  return { items: rows.flatMap(({ id, rank }) => (id === null ? [] : [{ id, rank }])), matches: rows[0]!.matches, all: candidates.length < RANKED };
}
