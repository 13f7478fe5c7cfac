import type pg from 'pg';
import type { Append } from '../log/log.js';
import { addDays, type TopicRow } from './topic-tables.js';
import { packHeaders, storedValue } from './value-codec.js';

const NO_PARTITION_FOR_ROW = '23514';
const EMPTY = Buffer.alloc(0);

/**
 * One statement: the partitions' rows are locked in ascending order, so that two appends never wait for each other in a circle; offsets are
 * taken; records inserted. The locks last until the commit, so whoever sees a record sees all before it.
 *
 * All keys, headers and values come as one run of bytes and are cut out of it by their lengths (-1 is null): the statement is the same however
 * many records there are, is planned once, and nothing is turned into text.
 */
const sqlOf = (table: string): string => `
  WITH records AS (
    SELECT * FROM unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::boolean[], $9::int[])
      AS r(partition, index, start, key_length, headers_length, value_length, zstd, bytes)
  ), locked AS (
    SELECT p.partition, p.next_offset, w.count
    FROM bus.partitions p JOIN (SELECT partition, count(*) AS count FROM records GROUP BY partition) w USING (partition)
    WHERE p.topic_id = $1
    ORDER BY p.partition
    FOR UPDATE OF p
  ), advanced AS (
    UPDATE bus.partitions p SET next_offset = l.next_offset + l.count
    FROM locked l WHERE p.topic_id = $1 AND p.partition = l.partition
  )
  INSERT INTO ${table} (partition, "offset", appended_at, key, headers, value, zstd, bytes)
  SELECT l.partition, l.next_offset + r.index, clock_timestamp(),
    CASE WHEN r.key_length >= 0 THEN substring($10::bytea FROM r.start + 1 FOR r.key_length) END,
    substring($10::bytea FROM r.start + 1 + greatest(r.key_length, 0) FOR r.headers_length),
    CASE WHEN r.value_length >= 0 THEN substring($10::bytea FROM r.start + 1 + greatest(r.key_length, 0) + r.headers_length FOR r.value_length) END,
    r.zstd, r.bytes
  FROM records r JOIN locked l USING (partition)`;

export async function appendRows(pool: pg.Pool, row: TopicRow, records: readonly Append[]): Promise<void> {
  const statement = { name: `bus-append-${row.id}`, text: sqlOf(row.table), values: [row.id, ...(await packed(records))] };
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

/** The statement's parameters from the second on: a column each, and the bytes. */
async function packed(records: readonly Append[]): Promise<unknown[]> {
  const stored = await Promise.all(records.map(({ message }) => storedValue(message.value)));
  const indexes = new Map<number, number>();
  const columns: (number | boolean)[][] = Array.from({ length: 8 }, () => []);
  const parts: Buffer[] = [];
  let start = 0;
  for (const [place, { message, partition }] of records.entries()) {
    const index = indexes.get(partition) ?? 0;
    indexes.set(partition, index + 1);
    const headers = packHeaders(message.headers);
    const { value, zstd } = stored[place]!;
    const row = [partition, index, start, message.key?.length ?? -1, headers.length, value?.length ?? -1, zstd, message.value?.length ?? 0];
    for (const [column, cell] of row.entries()) columns[column]!.push(cell);
    parts.push(message.key ?? EMPTY, headers, value ?? EMPTY);
    start += (message.key?.length ?? 0) + headers.length + (value?.length ?? 0);
  }
  return [...columns, Buffer.concat(parts)];
}
