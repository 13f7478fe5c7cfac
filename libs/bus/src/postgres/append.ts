import type pg from 'pg';
import type { Append } from '../log/log.js';
import { addDays, type TopicRow } from './topic-tables.js';
import { packHeaders, storedValue } from './value-codec.js';

const COLUMNS = 7;
// PostgreSQL takes 65,535 parameters.
const MAX_ROWS = 5_000;
const NO_PARTITION_FOR_ROW = '23514';

/**
 * One statement: the partitions' rows are locked in ascending order, so that two appends never wait for each other in a circle; offsets are
 * taken; records inserted. The locks last until the commit, so whoever sees a record sees all before it.
 */
const sqlOf = (table: string, rows: number): string => `
  WITH wanted AS (
    SELECT * FROM unnest($2::int[], $3::int[]) AS w(partition, count)
  ), locked AS (
    SELECT p.partition, p.next_offset, w.count
    FROM bus.partitions p JOIN wanted w USING (partition)
    WHERE p.topic_id = $1
    ORDER BY p.partition
    FOR UPDATE OF p
  ), advanced AS (
    UPDATE bus.partitions p SET next_offset = l.next_offset + l.count
    FROM locked l WHERE p.topic_id = $1 AND p.partition = l.partition
  )
  INSERT INTO ${table} (partition, "offset", appended_at, key, headers, value, zstd, bytes)
  SELECT l.partition, l.next_offset + r.index, clock_timestamp(), r.key, r.headers, r.value, r.zstd, r.bytes
  FROM (VALUES ${Array.from({ length: rows }, (_, row) => parameters(row)).join(', ')}) AS r(partition, index, key, headers, value, zstd, bytes)
  JOIN locked l USING (partition)
  ORDER BY l.partition, r.index`;

const TYPES = ['int', 'int', 'bytea', 'bytea', 'bytea', 'boolean', 'int'];
const parameters = (row: number): string => `(${TYPES.map((type, column) => `$${4 + row * COLUMNS + column}${row === 0 ? `::${type}` : ''}`).join(', ')})`;

export async function appendRows(pool: pg.Pool, row: TopicRow, records: readonly Append[]): Promise<void> {
  if (records.length > MAX_ROWS) throw new RangeError(`${records.length} records in one append; at most ${MAX_ROWS}.`);
  const counts = new Map<number, number>();
  const values: unknown[] = [];
  const stored = await Promise.all(records.map(({ message }) => storedValue(message.value)));
  for (const [index, { message, partition }] of records.entries()) {
    const before = counts.get(partition) ?? 0;
    counts.set(partition, before + 1);
    values.push(partition, before, message.key, packHeaders(message.headers), stored[index]!.value, stored[index]!.zstd, message.value?.length ?? 0);
  }
  const statement = { text: sqlOf(row.table, records.length), values: [row.id, [...counts.keys()], [...counts.values()], ...values] };
  try {
    await pool.query(statement);
  } catch (error) {
    if ((error as { code?: string }).code !== NO_PARTITION_FOR_ROW) throw error;
    // Midnight came before the housekeeping did.
    const client = await pool.connect();
    await addDays(client, row.table, Date.now()).finally(() => client.release());
    await pool.query(statement);
  }
}
