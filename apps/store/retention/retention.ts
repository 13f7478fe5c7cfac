import type { DataSource } from 'typeorm';
import { configurationOf, spaced } from '../search/languages.js';
import { storable } from '../writing/reading.js';
import { announce } from '../writing/derived-rows.js';
import { inTransaction, sqlOf, type Sql } from '../writing/transaction.js';

/** Older than anything that a topic can still bring: raw pages stay 14 days. */
const KEEP_DAYS = 30;
const STREAM_DAYS = 7;
const CHUNK = 1_000;

export interface Swept {
  readonly fetches: number;
  readonly contents: number;
  readonly streamed: number;
  readonly texts: number;
  readonly bands: number;
}

/** Lets go of what nobody needs any more, in small transactions. It can be stopped and begun again at any time. */
export async function sweep(database: DataSource, signal: AbortSignal): Promise<Swept> {
  const all = async (step: (sql: Sql) => Promise<number>): Promise<number> => {
    let total = 0;
    for (let some = CHUNK; some > 0 && !signal.aborted; total += some) some = await inTransaction(database, step);
    return total;
  };
  return {
    fetches: (await all(pruneFetches)) + (await all(forgetPagesThatAreNoArticles)),
    contents: await all(forgetUnusedContents),
    streamed: await all(forgetStream),
    texts: await all(dropTexts),
    bands: await all(forgetBands),
  };
}

/** Of each run the first, the last and the one whose content it shows stay; the first counts the others. */
async function pruneFetches(sql: Sql): Promise<number> {
  const rows = await sql(
    `WITH middle AS (
       SELECT f.page_event_id, r.revision_id, f.pruned FROM store.article_fetches f
       JOIN LATERAL (
         SELECT * FROM store.article_revisions r WHERE r.article_id = f.article_id AND (r.first_fetched_at, r.revision_id) < (f.fetched_at, f.page_event_id)
         ORDER BY r.first_fetched_at DESC, r.revision_id DESC LIMIT 1
       ) r ON f.fetched_at < r.last_fetched_at AND (f.own_id, f.content_sha256, f.pipeline) = (SELECT first.own_id, first.content_sha256, first.pipeline FROM store.article_fetches first WHERE first.page_event_id = r.revision_id)
       WHERE f.not_article IS NULL AND f.fetched_at < now() - interval '${KEEP_DAYS} days'
       ORDER BY f.article_id LIMIT ${CHUNK} FOR UPDATE OF f SKIP LOCKED
     ), counted AS (
       UPDATE store.article_fetches f SET pruned = f.pruned + m.n FROM (SELECT revision_id, sum(1 + pruned)::int AS n FROM middle GROUP BY revision_id) m WHERE f.page_event_id = m.revision_id
     )
     DELETE FROM store.article_fetches f USING middle WHERE f.page_event_id = middle.page_event_id RETURNING 1`,
  );
  return rows.length;
}

async function forgetPagesThatAreNoArticles(sql: Sql): Promise<number> {
  const rows = await sql(
    `DELETE FROM store.article_fetches WHERE page_event_id IN (
       SELECT page_event_id FROM store.article_fetches WHERE not_article IS NOT NULL AND fetched_at < now() - interval '${KEEP_DAYS} days' LIMIT ${CHUNK}) RETURNING 1`,
  );
  return rows.length;
}

/** Contents that only a replaced reading had. */
async function forgetUnusedContents(sql: Sql): Promise<number> {
  const rows = await sql(
    `DELETE FROM store.article_contents c USING (
       SELECT own_id, content_sha256 FROM store.article_contents c
       WHERE c.fetched_at < now() - interval '${KEEP_DAYS} days'
         AND NOT EXISTS (SELECT FROM store.article_fetches f WHERE (f.article_id = c.own_id OR (f.own_id = c.own_id AND f.own_id <> f.article_id)) AND f.own_id = c.own_id AND f.content_sha256 = c.content_sha256)
       LIMIT ${CHUNK}) AS unused
     WHERE c.own_id = unused.own_id AND c.content_sha256 = unused.content_sha256 RETURNING 1`,
  );
  return rows.length;
}

async function forgetStream(sql: Sql): Promise<number> {
  const rows = await sql(`DELETE FROM store.stream WHERE id IN (SELECT id FROM store.stream WHERE published_at < now() - interval '${STREAM_DAYS} days' ORDER BY id LIMIT ${CHUNK}) RETURNING 1`);
  return rows.length;
}

/** News is told again within days: what came a month ago is not compared with any more. Its links stay. */
async function forgetBands(sql: Sql): Promise<number> {
  const rows = await sql(`DELETE FROM store.story_bands WHERE article_id IN (SELECT article_id FROM store.story_bands WHERE compared_at < now() - interval '${KEEP_DAYS} days' ORDER BY compared_at LIMIT ${CHUNK}) RETURNING 1`);
  return rows.length;
}

/** The text goes, everything else stays: title, tags, hash, and when it was seen. The article says so, and is published anew. */
async function dropTexts(sql: Sql): Promise<number> {
  const due = await sql<{ id: string; title: string | null; language: string | null }>(
    `SELECT a.id, c.document->>'title' AS title, a.language FROM store.text_retention t
     JOIN store.articles a ON a.source_id = t.source_id AND a.state = 'stored' AND a.first_fetched_at < now() - make_interval(days => t.days)
     JOIN store.article_contents c ON c.own_id = a.content_own_id AND c.content_sha256 = a.content_sha256
     WHERE c.document->>'text' <> '' ORDER BY a.id LIMIT ${CHUNK} FOR UPDATE OF a`,
  );
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  await sql(
    `UPDATE store.article_contents c SET document = (c.document::jsonb || jsonb_build_object('text', '', 'blocks', '[]'::jsonb, 'isComplete', false,
       'reasons', (c.document->'reasons')::jsonb || '[{"field": "text", "code": "retention", "text": "The text is kept for a limited time."}]'::jsonb))::json
     FROM store.article_revisions r WHERE r.article_id = ANY($1::uuid[]) AND c.own_id = r.content_own_id AND c.content_sha256 = r.content_sha256 AND c.document->>'text' <> ''`,
    [ids],
  );
  await sql(
    `UPDATE store.articles a SET sequence = sequence + 1, changed_at = now(), search = setweight(to_tsvector(configuration::regconfig, title), 'A') || tags.lexemes
     FROM unnest($1::uuid[], $2::text[], $3::text[]) AS new (id, configuration, title)
     CROSS JOIN LATERAL (SELECT array_to_tsvector(coalesce(array_agg(lexeme), '{}')) AS lexemes FROM store.articles o, unnest(o.search) WHERE o.id = new.id AND lexeme LIKE '=%') tags
     WHERE a.id = new.id`,
    [ids, due.map(({ language }) => configurationOf(language)), due.map(({ title }) => spaced(storable(title ?? '')))],
  );
  await announce(sql, ids);
  return due.length;
}

/** The sources whose texts are let go, and after how many days. */
export function textLimits(database: DataSource): Promise<{ source: string; days: number }[]> {
  return sqlOf(database)('SELECT source_id AS source, days FROM store.text_retention ORDER BY source_id');
}

/** Keeps the texts of a source for so many days, at least 30; for ever with null. */
export async function keepTexts(database: DataSource, sourceId: string, days: number | null): Promise<void> {
  const sql = sqlOf(database);
  if (days === null) await sql('DELETE FROM store.text_retention WHERE source_id = $1', [sourceId]);
  else await sql('INSERT INTO store.text_retention VALUES ($1, $2) ON CONFLICT (source_id) DO UPDATE SET days = excluded.days', [sourceId, days]);
}
