import type { Article } from '@newsreel/contracts';
import type { DataSource } from 'typeorm';
import { derive } from './derive.js';
import { knownFetches, lockArticles, recordContents, recordFetches, type ArticleRow } from './facts.js';
import { settle } from './merging.js';
import { bestContents, newestReadings, readingOf, type Reading } from './reading.js';
import { inTransaction, sqlOf, type Sql } from './transaction.js';

export interface Written {
  /** Page events that were not known before. */
  readonly fetches: number;
  /** Of sources or articles that were removed; they are not recorded. */
  readonly purged: number;
  /** Articles whose published state changed. */
  readonly changed: number;
  /** Ids that hang together and are too many to be one article. */
  readonly tooMany: number;
  /** The ids of the articles that the pages belong to or did belong to, changed or not. */
  readonly touched: readonly string[];
}

/**
 * Writes what pages turned out to be. The same events in any order, any number of times and in any batches leave the same
 * articles, fetches and revisions. When it resolves, everything is committed, with the outbox rows of what changed.
 */
export async function writeArticles(database: DataSource, articles: readonly Article[]): Promise<Written> {
  if (articles.length === 0) return { fetches: 0, purged: 0, changed: 0, tooMany: 0, touched: [] };
  const readings = articles.map(readingOf);
  const written = await inTransaction(database, (sql) => writeReadings(sql, readings));
  const touched = [...new Set([...written.touched, ...readings.flatMap(({ ownId, aliases }) => [ownId, ...aliases.map(({ id }) => id)])])];
  const merged = await mergeLinked(database, touched);
  return { ...written, changed: written.changed + merged.changed, tooMany: merged.tooMany, touched };
}

async function writeReadings(sql: Sql, all: readonly Reading[]): Promise<Omit<Written, 'tooMany'>> {
  const wanted = await withoutPurgedSources(sql, all);
  const known = new Map((await knownFetches(sql, wanted.map(({ pageEventId }) => pageEventId))).map((fetch) => [fetch.page_event_id, fetch]));
  const locked = await lockArticles(sql, [...wanted.map(({ ownId }) => ownId), ...[...known.values()].map((fetch) => fetch.article_id)]);
  const readings = wanted.filter((reading) => !isPurged(reading, locked.get(reading.ownId)));
  const articleOf = (ownId: string) => locked.get(ownId)?.merged_into ?? ownId;
  const newest = newestReadings(readings);
  await recordFetches(sql, newest, articleOf, known);
  await recordContents(sql, bestContents(readings));
  // Of all readings, not of the newest alone: also one that is outdated may be the best of a content that other pages show.
  const touched = [...new Set([...readings.map(({ ownId }) => articleOf(ownId)), ...[...known.values()].map((fetch) => fetch.article_id)])];
  const { changed } = await derive(sql, touched, locked, readings);
  return { fetches: newest.filter(({ pageEventId }) => !known.has(pageEventId)).length, purged: all.length - readings.length, changed, touched };
}

async function withoutPurgedSources(sql: Sql, readings: readonly Reading[]): Promise<Reading[]> {
  const sources = [...new Set(readings.flatMap(({ sourceId }) => sourceId ?? []))];
  // Before asking: a purge that begins later waits for us, and finds what we wrote.
  await sql('LOCK TABLE store.article_fetches IN ROW EXCLUSIVE MODE');
  const purges = await sql<{ source_id: string; purged_at: Date }>('SELECT source_id, purged_at FROM store.purges WHERE source_id = ANY($1::text[])', [sources]);
  const purgedAt = new Map(purges.map((row) => [row.source_id, row.purged_at.toISOString()]));
  return readings.filter(({ sourceId, fetchedAt }) => sourceId === null || fetchedAt > (purgedAt.get(sourceId) ?? ''));
}

const isPurged = ({ fetchedAt }: Reading, row: ArticleRow | undefined): boolean => row?.state === 'purged' && fetchedAt <= row.changed_at.toISOString();

/**
 * After the commit, in a transaction of its own: two stores that write two halves of one article at the same moment do not see each
 * other's rows before. The later of the two sees both; if it dies here, its events come again.
 */
async function mergeLinked(database: DataSource, ids: readonly string[]): Promise<{ changed: number; tooMany: number }> {
  const linked = await sqlOf(database)<{ id: string }>(
    `SELECT id FROM unnest($1::uuid[]) AS given (id)
     WHERE EXISTS (SELECT FROM store.article_aliases WHERE own_id = given.id)
        OR EXISTS (SELECT FROM store.article_aliases WHERE alias_id = given.id)
        OR EXISTS (SELECT FROM store.articles WHERE merged_into = given.id)
        OR EXISTS (SELECT FROM store.articles WHERE articles.id = given.id AND merged_into IS NOT NULL)`,
    [ids],
  );
  const total = { changed: 0, tooMany: 0 };
  for (const { id } of linked) {
    const { changed, tooMany } = await inTransaction(database, (sql) => settle(sql, [id]));
    total.changed += changed;
    total.tooMany += tooMany;
  }
  return total;
}
