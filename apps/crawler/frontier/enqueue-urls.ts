import type { DataSource } from 'typeorm';
import { entryKey, originOf, type Kind, type Priority } from './entry.js';

/** By a link element or a link of a page, by robots.txt, at a usual place, or in an index of sitemaps. */
export type FoundBy = 'link' | 'robots' | 'usual-place' | 'index';

export interface FoundUrl {
  /** Canonical. */
  readonly url: string;
  readonly kind: Kind;
  readonly sourceId: string | null;
  readonly priority: Priority;
  /** When its publisher says it last changed: one that is known and older is fetched again. */
  readonly hintedAt: Date | null;
  /** Of a document, where it was not given. */
  readonly foundBy?: FoundBy;
}

/** URLs in one transaction: enough to be fast, few enough that nobody waits for their hosts. */
const CHUNK = 1_000;

/** In order of their ids, before anything else is written: two transactions that touch the same hosts then queue instead of blocking each other. */
export const lockHosts = `
SELECT id FROM crawler.hosts WHERE origin = ANY ($1) ORDER BY id FOR NO KEY UPDATE`;

export const insertHosts = `
INSERT INTO crawler.hosts (origin) SELECT origin FROM unnest($1::text[]) AS o (origin) ORDER BY origin ON CONFLICT (origin) DO NOTHING`;

/** What a source names that was removed meanwhile is nobody's. A known URL stays as it is, unless its publisher says it has changed since it was fetched, or a source now has what was asked for by itself before. */
export const enqueueUrls = `
WITH found AS (
  SELECT decode(f.key, 'hex') AS url_hash, f.kind, f.url, h.id AS host_id, f."sourceId" AS source_id, f.priority, f."hintedAt" AS hinted_at, f."foundBy" AS found_by
  FROM jsonb_to_recordset($1) AS f (key text, kind text, url text, origin text, "sourceId" text, priority smallint, "hintedAt" timestamptz, "foundBy" text)
  JOIN crawler.hosts h ON h.origin = f.origin
  WHERE NOT EXISTS (SELECT FROM crawler.seen WHERE seen.url_hash = decode(f.key, 'hex'))
    AND (f."sourceId" IS NULL OR (SELECT true FROM crawler.sources WHERE id = f."sourceId"))
), written AS (
  INSERT INTO crawler.frontier AS f (url_hash, kind, url, host_id, source_id, priority, hinted_at, found_by, due_at)
  SELECT url_hash, kind, url, host_id, source_id, priority, hinted_at, found_by, now() FROM found
  ON CONFLICT (url_hash) DO UPDATE SET hinted_at = excluded.hinted_at, source_id = coalesce(f.source_id, excluded.source_id), priority = least(f.priority, 3),
    due_at = CASE WHEN excluded.hinted_at > f.fetched_at THEN now() ELSE least(f.due_at, now() + interval '1 h') END
  WHERE f.kind = 'page' AND f.due_at > now() AND (
    excluded.hinted_at > f.fetched_at AND excluded.hinted_at > coalesce(f.hinted_at, '-infinity') OR f.source_id IS NULL AND excluded.source_id IS NOT NULL)
  RETURNING f.host_id, f.due_at, xmax = 0 AS added
), woken AS (
  UPDATE crawler.hosts h SET work_at = least(h.work_at, w.due_at)
  FROM (SELECT host_id, min(due_at) AS due_at FROM written GROUP BY host_id) w WHERE h.id = w.host_id
)
SELECT count(*)::int AS added FROM written WHERE added`;

/** Puts URLs into the frontier. @returns how many were not known. */
export async function enqueue(database: DataSource, urls: readonly FoundUrl[]): Promise<number> {
  let added = 0;
  const unique = [...new Map(urls.map((found) => [entryKey(found.kind, found.url), found]))];
  for (let at = 0; at < unique.length; at += CHUNK) {
    const rows = unique.slice(at, at + CHUNK).map(([key, found]) => ({ key, origin: originOf(found.url), ...found }));
    added += await database.transaction(async (transaction) => {
      const origins = [...new Set(rows.map(({ origin }) => origin))];
      await transaction.query(insertHosts, [origins]);
      await transaction.query(lockHosts, [origins]);
      const [answer] = await transaction.query<[{ added: number }]>(enqueueUrls, [JSON.stringify(rows)]);
      return answer.added;
    });
  }
  return added;
}

/** How many URLs of a source the frontier has; counting ends at `atMost`. */
export async function urlsOf(database: DataSource, sourceId: string, atMost: number): Promise<number> {
  const [row] = await database.query<[{ count: number }]>('SELECT count(*)::int AS count FROM (SELECT FROM crawler.frontier WHERE source_id = $1 LIMIT $2) f', [sourceId, atMost]);
  return row.count;
}
