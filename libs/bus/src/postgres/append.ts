import type pg from 'pg';
import type { Append } from '../log/log.js';
import { countsOf, packed, piecesOf } from './packing.js';
import { addDays, type TopicRow } from './topic-tables.js';

const NO_PARTITION_FOR_ROW = '23514';

/**
 * The partitions' rows are locked in ascending order, so that two appends never wait for each other in a circle, and give the next offsets. The
 * locks last until the commit, so whoever sees a record sees all before it.
 */
const lockedAndAdvanced = (wanted: string): string => `
  locked AS (
    SELECT p.partition, p.next_offset, w.count
    FROM bus.partitions p JOIN (${wanted}) w USING (partition)
    WHERE p.topic_id = $1
    ORDER BY p.partition
    FOR UPDATE OF p
  ), advanced AS (
    UPDATE bus.partitions p SET next_offset = l.next_offset + l.count
    FROM locked l WHERE p.topic_id = $1 AND p.partition = l.partition
  )`;

/**
 * All keys, headers and values come as one run of bytes and are cut out of it by their lengths: the statement is the same however many records
 * there are, is planned once, and nothing is turned into text. See `packed`.
 */
const insertSql = (table: string, locked: string): string => `
  WITH records AS (
    SELECT * FROM unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::boolean[], $9::int[])
      AS r(partition, index, start, key_length, headers_length, value_length, zstd, bytes)
  ), ${locked}
  INSERT INTO ${table} (partition, "offset", appended_at, key, headers, value, zstd, bytes)
  SELECT l.partition, l.next_offset + r.index, clock_timestamp(),
    CASE WHEN r.key_length >= 0 THEN substring($10::bytea FROM r.start + 1 FOR r.key_length) END,
    substring($10::bytea FROM r.start + 1 + greatest(r.key_length, 0) FOR r.headers_length),
    CASE WHEN r.value_length >= 0 THEN substring($10::bytea FROM r.start + 1 + greatest(r.key_length, 0) + r.headers_length FOR r.value_length) END,
    r.zstd, r.bytes
  FROM records r JOIN locked l USING (partition)`;

const wholeSql = (table: string): string => insertSql(table, lockedAndAdvanced('SELECT partition, count(*) AS count FROM records GROUP BY partition'));
const lockSql = `WITH ${lockedAndAdvanced('SELECT * FROM unnest($2::int[], $3::int[]) AS w(partition, count)')} SELECT partition, next_offset FROM locked`;
const pieceSql = (table: string): string => insertSql(table, `locked AS (SELECT * FROM unnest($1::int[], $11::bigint[]) AS l(partition, next_offset))`);

export async function appendRows(pool: pg.Pool, row: TopicRow, records: readonly Append[]): Promise<void> {
  try {
    await append(pool, row, records);
  } catch (error) {
    if ((error as { code?: string }).code !== NO_PARTITION_FOR_ROW) throw error;
    // Midnight came before the housekeeping did.
    const client = await pool.connect();
    await addDays(client, row.table, Date.now()).finally(() => client.release());
    await append(pool, row, records);
  }
}

async function append(pool: pg.Pool, row: TopicRow, records: readonly Append[]): Promise<void> {
  const pieces = piecesOf(records);
  if (pieces.length > 1) return appendPieces(pool, row, pieces);
  await pool.query({ name: `bus-append-${row.id}`, text: wholeSql(row.table), values: [row.id, ...(await packed(records, new Map()))] });
}

/** One transaction: while PostgreSQL writes one piece, the next is compressed. */
async function appendPieces(pool: pg.Pool, row: TopicRow, pieces: readonly Append[][]): Promise<void> {
  const counts = countsOf(pieces.flat());
  const taken = new Map<number, number>();
  const client = await pool.connect();
  try {
    let written: Promise<unknown> = client.query('BEGIN');
    let offsets: unknown[] = [];
    for (const [number, piece] of pieces.entries()) {
      const [values] = await Promise.all([packed(piece, taken), written]);
      if (number === 0) {
        const { rows } = await client.query<{ partition: number; next_offset: string }>({ name: 'bus-lock', text: lockSql, values: [row.id, [...counts.keys()], [...counts.values()]] });
        offsets = [rows.map(({ partition }) => partition), rows.map(({ next_offset: next }) => next)];
      }
      const [partitions, next] = offsets;
      written = client.query({ name: `bus-piece-${row.id}`, text: pieceSql(row.table), values: [partitions, ...values, next] });
    }
    await written;
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
