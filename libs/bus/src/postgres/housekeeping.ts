import type pg from 'pg';
import { addDays, dropDays, type TopicRow } from './topic-tables.js';

// One process at a time keeps house; the others skip their turn.
const LOCK = 7_133_701_920_442_014n;
const MAX_SPAN = 50_000;

/** Makes the tables of the next days, drops those past retention, and removes from compacted topics what has a newer record of its key. */
export async function keepHouse(pool: pg.Pool, topics: readonly TopicRow[], now: number = Date.now()): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
    if (!rows[0]!.mine) return client.release();
    for (const row of topics) {
      if (row.topic.cleanupPolicy === 'compact') await compact(client, row);
      else {
        await addDays(client, row.table, now);
        await dropDays(client, row, now);
      }
    }
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

async function compact(client: pg.ClientBase, row: TopicRow): Promise<void> {
  const { rows } = await client.query<{ partition: number }>('SELECT partition FROM bus.partitions WHERE topic_id = $1 AND next_offset > compacted_to', [row.id]);
  // One partition a statement: an append locks several rows of bus.partitions in order, and two orders would be a deadlock.
  for (const { partition } of rows) await compactPartition(client, row, partition);
  await client.query(
    `DELETE FROM ${row.table} t USING bus.partitions p
     WHERE t.value IS NULL AND t.appended_at < now() - $2 * interval '1 millisecond' AND p.topic_id = $1 AND p.partition = t.partition AND t."offset" < p.compacted_to`,
    [row.id, row.topic.retentionMs],
  );
}

/** Looks at what is new since the last time, and removes what is older of the same keys. */
async function compactPartition(client: pg.ClientBase, row: TopicRow, partition: number): Promise<void> {
  await client.query(
    `WITH span AS (
       SELECT compacted_to AS first, least(next_offset, compacted_to + ${MAX_SPAN}) AS past FROM bus.partitions WHERE topic_id = $1 AND partition = $2
     ), newest AS (
       SELECT t.key, max(t."offset") AS "offset" FROM ${row.table} t, span
       WHERE t.partition = $2 AND t."offset" >= span.first AND t."offset" < span.past AND t.key IS NOT NULL GROUP BY t.key
     ), gone AS (
       DELETE FROM ${row.table} t USING newest n WHERE t.partition = $2 AND t.key = n.key AND t."offset" < n."offset"
     )
     UPDATE bus.partitions p SET compacted_to = span.past FROM span WHERE p.topic_id = $1 AND p.partition = $2`,
    [row.id, partition],
  );
}
