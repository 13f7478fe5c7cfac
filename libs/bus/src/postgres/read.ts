import type pg from 'pg';
import type { LogRecord } from '../log/log.js';
import type { TopicRow } from './topic-tables.js';
import { originalValue, unpackHeaders } from './value-codec.js';

// The most that one look brings of a partition: this many records, and of values (before compression) the first and what else fits.
const MAX_RECORDS = 500;
const MAX_BYTES = 1024 * 1024;

interface RecordRow {
  readonly partition: number;
  readonly offset: string;
  readonly timestamp: number;
  readonly key: Buffer | null;
  readonly headers: Buffer;
  readonly value: Buffer | null;
  readonly zstd: boolean;
  readonly bytes: number;
}

// Partitions with nothing new cost one look at bus.partitions. The running sum of bytes is taken over lengths alone: values that are left out are not read.
const sqlOf = (table: string): string => `
  SELECT r.partition, r."offset", extract(epoch FROM r.appended_at) * 1000 AS timestamp, r.key, r.headers, r.value, r.zstd, r.bytes
  FROM unnest($2::int[], $3::bigint[]) AS w(partition, next)
  JOIN bus.partitions p ON p.topic_id = $1 AND p.partition = w.partition AND p.next_offset > w.next
  CROSS JOIN LATERAL (
    SELECT t.*, sum(t.bytes) OVER (ORDER BY t."offset" ROWS UNBOUNDED PRECEDING) - t.bytes AS before
    FROM (SELECT * FROM ${table} l WHERE l.partition = w.partition AND l."offset" >= w.next ORDER BY l."offset" LIMIT ${MAX_RECORDS}) t
  ) r
  WHERE r.before < ${MAX_BYTES}
  ORDER BY r.partition, r."offset"`;

/** What is there from `next` on in each of the partitions, in order; some of it where there is much. */
export async function readRows(pool: pg.Pool, { id, table, topic }: TopicRow, positions: readonly { partition: number; next: number }[]): Promise<LogRecord[]> {
  const { rows } = await pool.query<RecordRow>({
    name: `bus-read-${id}`,
    text: sqlOf(table),
    values: [id, positions.map(({ partition }) => partition), positions.map(({ next }) => next)],
  });
  return Promise.all(
    rows.map(async (row) => ({
      topic: topic.name,
      partition: row.partition,
      offset: Number(row.offset),
      // Cut, not rounded: `offsetsAt` compares microseconds, and a record must not seem younger than it is there.
      timestamp: Math.floor(Number(row.timestamp)),
      key: row.key,
      headers: unpackHeaders(row.headers),
      value: await originalValue(row, row.bytes),
    })),
  );
}
