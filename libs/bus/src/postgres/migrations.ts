import pg from 'pg';

// One after the other, never changed once released. Tables of the topics themselves are made when a topic is first seen.
const migrations: readonly string[] = [
  `
  CREATE TABLE bus.topics (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    partitions integer NOT NULL CHECK (partitions > 0),
    cleanup_policy text NOT NULL CHECK (cleanup_policy IN ('delete', 'compact')),
    retention_ms bigint NOT NULL,
    max_message_bytes integer NOT NULL
  );

  -- next_offset: what the next record gets. The row is locked from then until the commit, so records become visible in the order of their offsets.
  -- compacted_to: records before it have been looked at by the compaction.
  CREATE TABLE bus.partitions (
    topic_id integer NOT NULL REFERENCES bus.topics ON DELETE CASCADE,
    partition integer NOT NULL,
    next_offset bigint NOT NULL DEFAULT 0,
    compacted_to bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (topic_id, partition)
  ) WITH (fillfactor = 50);

  CREATE TABLE bus.members (
    group_name text NOT NULL,
    member uuid NOT NULL,
    topic_ids integer[] NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (group_name, member)
  );

  -- How far a group has come in a partition, and who may say so: a commit that names another epoch changes nothing.
  CREATE TABLE bus.leases (
    group_name text NOT NULL,
    topic_id integer NOT NULL REFERENCES bus.topics ON DELETE CASCADE,
    partition integer NOT NULL,
    committed bigint,
    member uuid,
    epoch bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (group_name, topic_id, partition)
  ) WITH (fillfactor = 50);
  `,
];

// The same number in every process: who comes second waits.
const MIGRATION_LOCK = 7_133_701_920_442_012n;

/** Brings schema `bus` up to date, under a lock, on a connection of its own. */
export async function migrateBus(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query('CREATE SCHEMA IF NOT EXISTS bus');
    await client.query('CREATE TABLE IF NOT EXISTS bus.migrations (id integer PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())');
    const { rows } = await client.query<{ ran: number }>('SELECT count(*)::int AS ran FROM bus.migrations');
    for (const [id, sql] of migrations.entries()) {
      if (id < rows[0]!.ran) continue;
      await client.query('BEGIN');
      await client.query(sql);
      await client.query('INSERT INTO bus.migrations (id) VALUES ($1)', [id]);
      await client.query('COMMIT');
    }
  } finally {
    await client.end();
  }
}
