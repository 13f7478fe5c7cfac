import type { Topic } from '@newsreel/contracts';
import type pg from 'pg';
import { TopicError } from '../port/errors.js';

/** A topic as the database has it. */
export interface TopicRow {
  readonly id: number;
  readonly topic: Topic;
  /** Its table of records, ready for SQL. */
  readonly table: string;
}

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 2;

// One number for all topics: making tables is rare.
const TABLES_LOCK = 7_133_701_920_442_013n;

const tableOf = (id: number): string => `bus.records_${id}`;
const dayName = (day: Date): string => day.toISOString().slice(0, 10).replaceAll('-', '');

/** Creates what is missing, verifies what is there. @throws TopicError */
export async function ensureTables(client: pg.ClientBase, topics: readonly Topic[]): Promise<TopicRow[]> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [TABLES_LOCK]);
  const rows: TopicRow[] = [];
  const problems: string[] = [];
  for (const topic of topics) {
    const known = await client.query<{ id: number; partitions: number; cleanup_policy: string }>('SELECT id, partitions, cleanup_policy FROM bus.topics WHERE name = $1', [topic.name]);
    const row = known.rows[0];
    if (row && row.partitions !== topic.partitions) problems.push(`${topic.name} has ${row.partitions} partitions, not ${topic.partitions}. Partitions are fixed at creation: copy it into a new topic, or start with an empty one.`);
    if (row && row.cleanup_policy !== topic.cleanupPolicy) problems.push(`${topic.name} was created with cleanup policy ${row.cleanup_policy}, not ${topic.cleanupPolicy}. Copy it into a new topic, or start with an empty one.`);
    const id = row?.id ?? (await createTopic(client, topic));
    await client.query('UPDATE bus.topics SET retention_ms = $2, max_message_bytes = $3 WHERE id = $1', [id, topic.retentionMs, topic.maxMessageBytes]);
    rows.push({ id, topic, table: tableOf(id) });
  }
  if (problems.length > 0) {
    await client.query('ROLLBACK');
    throw new TopicError(problems.join('\n'));
  }
  await client.query('COMMIT');
  return rows;
}

async function createTopic(client: pg.ClientBase, topic: Topic): Promise<number> {
  const inserted = await client.query<{ id: number }>(
    'INSERT INTO bus.topics (name, partitions, cleanup_policy, retention_ms, max_message_bytes) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    [topic.name, topic.partitions, topic.cleanupPolicy, topic.retentionMs, topic.maxMessageBytes],
  );
  const id = inserted.rows[0]!.id;
  const compact = topic.cleanupPolicy === 'compact';
  await client.query('INSERT INTO bus.partitions (topic_id, partition) SELECT $1, generate_series(0, $2 - 1)', [id, topic.partitions]);
  // bytes: of the value before compression. A table by days is emptied by dropping days; a compacted one loses what has a newer record of its key.
  await client.query(`
    CREATE TABLE ${tableOf(id)} (
      partition integer NOT NULL,
      "offset" bigint NOT NULL,
      appended_at timestamptz NOT NULL,
      key bytea,
      headers bytea NOT NULL,
      value bytea,
      zstd boolean NOT NULL,
      bytes integer NOT NULL,
      PRIMARY KEY (partition, "offset"${compact ? '' : ', appended_at'})
    ) ${compact ? '' : 'PARTITION BY RANGE (appended_at)'}`);
  await client.query(`ALTER TABLE ${tableOf(id)} ALTER COLUMN value SET STORAGE EXTERNAL, ALTER COLUMN headers SET STORAGE EXTERNAL`);
  if (compact) {
    await client.query(`CREATE INDEX ON ${tableOf(id)} (partition, key, "offset")`);
    await client.query(`CREATE INDEX ON ${tableOf(id)} (appended_at) WHERE value IS NULL`);
  }
  else await addDays(client, tableOf(id), Date.now());
  return id;
}

/** Tables for today and the next days; `now` in milliseconds since 1970. */
export async function addDays(client: pg.ClientBase, table: string, now: number): Promise<void> {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const day = new Date(now + ahead * DAY_MS);
    const [from, to] = [day, new Date(day.getTime() + DAY_MS)].map((date) => `${date.toISOString().slice(0, 10)}T00:00:00Z`);
    await client.query(`CREATE TABLE IF NOT EXISTS ${table}_${dayName(day)} PARTITION OF ${table} FOR VALUES FROM ('${from}') TO ('${to}')`);
  }
}

/** Drops the days that lie past the topic's retention whole. Returns the names of what was dropped. */
export async function dropDays(client: pg.ClientBase, { table, topic }: TopicRow, now: number): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = $1::regclass', [table]);
  const oldest = dayName(new Date(now - topic.retentionMs - DAY_MS));
  const old = rows.map(({ name }) => name).filter((name) => name.slice(-8) <= oldest);
  for (const name of old) await client.query(`DROP TABLE IF EXISTS ${name}`);
  return old;
}
