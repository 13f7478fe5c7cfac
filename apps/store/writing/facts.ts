import { documentOf, type Reading } from './reading.js';
import { Outrun, type Sql } from './transaction.js';

/** An articles row as it was when it was locked. */
export interface ArticleRow {
  readonly id: string;
  readonly state: 'stored' | 'merged' | 'notAnArticle' | 'purged';
  readonly sequence: string;
  readonly changed_at: Date;
  readonly merged_into: string | null;
  readonly url: string | null;
  readonly first_fetched_at: Date | null;
  readonly revision_id: string | null;
  readonly revision_count: number | null;
  readonly reading: string | null;
}

/** Locks the rows in order of their ids, and those they are merged into. Ids without a row are simply absent. */
export async function lockArticles(sql: Sql, ids: readonly string[]): Promise<Map<string, ArticleRow>> {
  const rows = new Map<string, ArticleRow>();
  for (let wanted = [...new Set(ids)]; wanted.length > 0; ) {
    const locked = await sql<ArticleRow>(
      `SELECT id, state, sequence, changed_at, merged_into, url, first_fetched_at, revision_id, revision_count, reading
       FROM store.articles WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      [wanted],
    );
    for (const row of locked) rows.set(row.id, row);
    wanted = locked.flatMap(({ merged_into: into }) => (into !== null && !rows.has(into) ? [into] : []));
  }
  return rows;
}

export interface KnownFetch {
  readonly page_event_id: string;
  readonly article_id: string;
  readonly pipeline: string;
}

export function knownFetches(sql: Sql, pageEventIds: readonly string[]): Promise<KnownFetch[]> {
  return sql<KnownFetch>('SELECT page_event_id, article_id, pipeline FROM store.article_fetches WHERE page_event_id = ANY($1::text[])', [pageEventIds]);
}

/** Records the fetches; of a page that is known, a newer reading takes the place of the older. @returns what is new, what is newer. */
export async function recordFetches(sql: Sql, readings: readonly Reading[], articleOf: (ownId: string) => string, known: ReadonlyMap<string, KnownFetch>): Promise<void> {
  const fresh = readings.filter(({ pageEventId, pipeline }) => !(known.get(pageEventId) && known.get(pageEventId)!.pipeline >= pipeline));
  if (fresh.length === 0) return;
  const written = await sql<{ page_event_id: string; inserted: boolean }>(
    `INSERT INTO store.article_fetches AS old (page_event_id, own_id, article_id, fetched_at, content_sha256, pipeline, source_id, not_article)
     SELECT id, own, article, at, decode(sha256, 'hex'), pipeline, source, no
     FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[]) AS new (id, own, article, at, sha256, pipeline, source, no)
     ORDER BY id
     ON CONFLICT (page_event_id) DO UPDATE SET
       own_id = excluded.own_id, article_id = excluded.article_id, content_sha256 = excluded.content_sha256,
       pipeline = excluded.pipeline, source_id = excluded.source_id, not_article = excluded.not_article
     WHERE old.pipeline < excluded.pipeline
     RETURNING page_event_id, xmax = 0 AS inserted`,
    [
      fresh.map((reading) => reading.pageEventId),
      fresh.map((reading) => reading.ownId),
      // What is no article is part of none, whatever its URL was merged into.
      fresh.map((reading) => (reading.notArticle === null ? articleOf(reading.ownId) : reading.ownId)),
      fresh.map((reading) => reading.fetchedAt),
      fresh.map((reading) => reading.contentSha256),
      fresh.map((reading) => reading.pipeline),
      fresh.map((reading) => reading.sourceId),
      fresh.map((reading) => reading.notArticle),
    ],
  );
  const inserted = new Map(written.map((row) => [row.page_event_id, row.inserted]));
  // Written by another store since `knownFetches`: that it belongs to another article would go unseen.
  if (fresh.some(({ pageEventId }) => inserted.get(pageEventId) !== !known.has(pageEventId))) throw new Outrun('Another store recorded the same page at the same moment.');
  await recordAliases(sql, fresh);
}

async function recordAliases(sql: Sql, readings: readonly Reading[]): Promise<void> {
  const replaced = readings.map(({ pageEventId }) => pageEventId);
  await sql('DELETE FROM store.article_aliases WHERE page_event_id = ANY($1::text[])', [replaced]);
  const aliases = readings.filter(({ notArticle }) => notArticle === null).flatMap((reading) => reading.aliases.map((alias) => ({ ...alias, reading })));
  if (aliases.length === 0) return;
  await sql(
    `INSERT INTO store.article_aliases (page_event_id, alias_id, own_id, url) SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[])
     ON CONFLICT DO NOTHING`,
    [aliases.map(({ reading }) => reading.pageEventId), aliases.map(({ id }) => id), aliases.map(({ reading }) => reading.ownId), aliases.map(({ url }) => url)],
  );
}

/** Keeps of each content the best reading, whichever came first. @param articles one reading of each content. */
export async function recordContents(sql: Sql, articles: readonly Reading[]): Promise<void> {
  if (articles.length === 0) return;
  await sql(
    `INSERT INTO store.article_contents AS old (own_id, content_sha256, page_event_id, fetched_at, pipeline, fingerprint, document)
     SELECT own, decode(sha256, 'hex'), id, at, pipeline, fingerprint, document
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::json[]) AS new (own, sha256, id, at, pipeline, fingerprint, document)
     ORDER BY own, sha256
     ON CONFLICT (own_id, content_sha256) DO UPDATE SET
       page_event_id = excluded.page_event_id, fetched_at = excluded.fetched_at, pipeline = excluded.pipeline, fingerprint = excluded.fingerprint, document = excluded.document
     WHERE old.pipeline < excluded.pipeline
        OR (old.pipeline = excluded.pipeline AND (old.fetched_at, old.page_event_id) > (excluded.fetched_at, excluded.page_event_id))`,
    [
      articles.map((reading) => reading.ownId),
      articles.map((reading) => reading.contentSha256),
      articles.map((reading) => reading.pageEventId),
      articles.map((reading) => reading.fetchedAt),
      articles.map((reading) => reading.pipeline),
      articles.map((reading) => reading.article.fingerprint),
      articles.map(documentOf),
    ],
  );
}
