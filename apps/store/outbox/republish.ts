import type { DataSource } from 'typeorm';
import { announce } from '../writing/derived-rows.js';
import { inTransaction } from '../writing/transaction.js';

/** More than an article changes between a backup and what was published last. */
const LEAP = 1_000_000;
const CHUNK = 1_000;

/**
 * Publishes every article anew, and every tombstone, above all that was published before: for a store that was restored from a backup, whose
 * readers have seen higher sequences than it knows of. Articles and events of the stream that are new from then on are above them too.
 * If it is broken off, it can be begun again.
 * @returns how many articles and tombstones.
 */
export async function republish(database: DataSource): Promise<number> {
  await inTransaction(database, async (sql) => {
    await sql('UPDATE store.sequence_floor SET floor = floor + $1', [LEAP]);
    await sql('UPDATE store.relay_lease SET last_stream_id = last_stream_id + $1', [LEAP]);
  });
  let total = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await inTransaction(database, async (sql) => {
      const rows = await sql<{ id: string }>(`SELECT id FROM store.articles WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY id LIMIT ${CHUNK} FOR UPDATE`, [after]);
      const chunk = rows.map(({ id }) => id);
      await sql('UPDATE store.articles SET sequence = greatest(sequence, floor) + 1, changed_at = now() FROM store.sequence_floor WHERE id = ANY($1::uuid[])', [chunk]);
      await announce(sql, chunk);
      return chunk;
    });
    if (ids.length === 0) return total;
    total += ids.length;
    after = ids.at(-1)!;
  }
}
