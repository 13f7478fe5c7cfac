import type pg from 'pg';
import type { Append } from '../log/log.js';
import { countsOf, packed, piecesOf } from './packing.js';
import { addDays, type TopicRow } from './topic-tables.js';

const NO_PARTITION_FOR_ROW = '23514';

/**
 * The partitions' rows are locked in ascending order, so that two appends never wait for each other in a circle, and give the next offsets. The
 * locks last until the commit, so whoever sees a record sees all before it.
 */
const LOCKED_AND_ADVANCED = `
  locked AS (
    SELECT p.partition, p.next_offset, w.count
    FROM bus.partitions p JOIN wanted w USING (partition)
    WHERE p.topic_id = $12
    ORDER BY p.partition
    FOR UPDATE OF p
  ), advanced AS (
    UPDATE bus.partitions p SET next_offset = l.next_offset + l.count
    FROM locked l WHERE p.topic_id = $12 AND p.partition = l.partition
  )`;

/**
 * All keys, headers and values come as one run of bytes and are cut out of it by their lengths: the statement is the same however many records
 * there are, is planned once, and nothing is turned into text. See `packed`.
 */
const RECORDS = `
  records AS (
    SELECT * FROM unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::boolean[], $8::int[])
      AS r(partition, index, start, key_length, headers_length, value_length, zstd, bytes)
  )`;
const insertSql = (table: string): string => `
  INSERT INTO ${table} (partition, "offset", appended_at, key, headers, value, zstd, bytes)
  SELECT l.partition, l.next_offset + r.index, clock_timestamp(),
    CASE WHEN r.key_length >= 0 THEN substring($9::bytea FROM r.start + 1 FOR r.key_length) END,
    substring($9::bytea FROM r.start + 1 + greatest(r.key_length, 0) FOR r.headers_length),
    CASE WHEN r.value_length >= 0 THEN substring($9::bytea FROM r.start + 1 + greatest(r.key_length, 0) + r.headers_length FOR r.value_length) END,
    r.zstd, r.bytes
  FROM records r JOIN locked l USING (partition)`;

/** The first piece of an append takes the offsets of all of them and says where each partition begins; mostly it is the only one. */
const firstSql = (table: string): string => `
  WITH ${RECORDS}, wanted AS (SELECT * FROM unnest($10::int[], $11::int[]) AS w(partition, count)), ${LOCKED_AND_ADVANCED}, inserted AS (${insertSql(table)})
  SELECT partition, next_offset FROM locked`;
const nextSql = (table: string): string => `WITH ${RECORDS}, locked AS (SELECT * FROM unnest($10::int[], $11::bigint[]) AS l(partition, next_offset)) ${insertSql(table)}`;

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
  await pool.query(first(row, await packed(records, new Map()), countsOf(records)));
}

interface Beginning {
  readonly partition: number;
  readonly next_offset: string;
}

const first = ({ id, table }: TopicRow, values: unknown[], counts: Map<number, number>): pg.QueryConfig => ({
  name: `bus-first-${id}`,
  text: firstSql(table),
  values: [...values, [...counts.keys()], [...counts.values()], id],
});

/** One transaction: while PostgreSQL writes one piece, the next is compressed. */
async function appendPieces(pool: pg.Pool, row: TopicRow, [head, ...rest]: readonly Append[][]): Promise<void> {
  const taken = new Map<number, number>();
  const client = await pool.connect();
  try {
    const [values] = await Promise.all([packed(head!, taken), client.query('BEGIN')]);
    const written = client.query<Beginning>(first(row, values, countsOf([head!, ...rest].flat())));
    let last: Promise<unknown> = written;
    for (const piece of rest) {
      const [next, { rows }] = await Promise.all([packed(piece, taken), written, last]);
      const offsets = [rows.map(({ partition }) => partition), rows.map((beginning) => beginning.next_offset)];
      last = client.query({ name: `bus-next-${row.id}`, text: nextSql(row.table), values: [...next, ...offsets] });
    }
    await last;
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
