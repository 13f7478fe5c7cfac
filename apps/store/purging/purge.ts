import type { DataSource } from 'typeorm';
import { weave } from '../stories/weave.js';
import { EMPTY } from '../writing/derived-rows.js';
import { inTransaction } from '../writing/transaction.js';

export interface Purged {
  readonly articles: number;
  readonly fetches: number;
  /** What was fetched of the source up to then is dropped when it comes again. */
  readonly purgedAt: Date;
}

/**
 * Removes a source everywhere in the store: every article that it brought, with all revisions, whoever else brought it too, because
 * publishers ask for that. Each leaves a tombstone on articles.stored. Writers wait for as long as it takes.
 */
export async function purgeSource(database: DataSource, sourceId: string): Promise<Purged> {
  const { ids, ...purged } = await inTransaction(database, async (sql) => {
    // A writer takes its own lock before it asks for purges: it ends before this, or begins after the commit and sees the row.
    await sql('LOCK TABLE store.article_fetches IN SHARE ROW EXCLUSIVE MODE');
    const [{ purged_at: purgedAt }] = (await sql<{ purged_at: Date }>(
      `INSERT INTO store.purges AS p (source_id, purged_at) VALUES ($1, date_trunc('milliseconds', clock_timestamp()))
       ON CONFLICT (source_id) DO UPDATE SET purged_at = excluded.purged_at RETURNING purged_at`,
      [sourceId],
    )) as [{ purged_at: Date }];
    await sql(
      `CREATE TEMPORARY TABLE purged_fetches ON COMMIT DROP AS SELECT page_event_id, own_id, article_id FROM store.article_fetches
       WHERE source_id = $1 OR article_id IN (SELECT article_id FROM store.article_fetches WHERE source_id = $1 AND not_article IS NULL)`,
      [sourceId],
    );
    const articles = await sql<{ id: string }>(
      `UPDATE store.articles SET state = 'purged', merged_into = NULL, url = NULL, sequence = sequence + 1, changed_at = $1, ${EMPTY}
       WHERE state IN ('stored', 'merged') AND (id IN (SELECT article_id FROM purged_fetches) OR merged_into IN (SELECT article_id FROM purged_fetches)) RETURNING id`,
      [purgedAt],
    );
    const gone = articles.map(({ id }) => id);
    await sql('DELETE FROM store.article_revisions WHERE article_id = ANY($1::uuid[])', [gone]);
    await sql('DELETE FROM store.mentions WHERE article_id = ANY($1::uuid[])', [gone]);
    await sql('DELETE FROM store.article_contents WHERE own_id IN (SELECT own_id FROM purged_fetches) OR page_event_id IN (SELECT page_event_id FROM purged_fetches)');
    const fetches = await sql('DELETE FROM store.article_fetches WHERE page_event_id IN (SELECT page_event_id FROM purged_fetches) RETURNING 1');
    await sql('INSERT INTO store.outbox (article_id) SELECT * FROM unnest($1::uuid[])', [gone]);
    return { ids: gone, articles: gone.length, fetches: fetches.length, purgedAt };
  });
  await weave(database, ids);
  return purged;
}
