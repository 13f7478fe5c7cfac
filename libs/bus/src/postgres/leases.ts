import type pg from 'pg';
import type { Progress, TopicPartition } from '../log/log.js';

/** A partition that this member may read: from `next` on, and commit as long as `epoch` holds. */
export interface Lease extends Progress {
  readonly topicId: number;
  readonly epoch: string;
}

interface LeaseRow {
  readonly topic_id: number;
  readonly partition: number;
  readonly epoch: string;
  readonly committed: string | null;
}

/** Says that the member lives, and forgets those who have been silent for `ttlMs`. */
export async function heartbeat(client: pg.ClientBase, group: string, member: string, topicIds: readonly number[], ttlMs: number): Promise<void> {
  await client.query(
    `INSERT INTO bus.members (group_name, member, topic_ids, seen_at) VALUES ($1, $2, $3, clock_timestamp())
     ON CONFLICT (group_name, member) DO UPDATE SET seen_at = clock_timestamp(), topic_ids = excluded.topic_ids`,
    [group, member, topicIds],
  );
  await client.query(`DELETE FROM bus.members WHERE group_name = $1 AND seen_at < clock_timestamp() - $2 * interval '1 millisecond'`, [group, ttlMs]);
}

/**
 * Who is to read what: the partitions of each topic are dealt out in turn among the living members that read it, all sorted, so that every member
 * computes the same. Returns what this member is to have.
 */
export async function desired(client: pg.ClientBase, group: string, member: string): Promise<{ topicId: number; partition: number }[]> {
  const { rows } = await client.query<{ topic_id: number; partition: number }>(
    `WITH readers AS (
       SELECT m.member, t.topic_id, row_number() OVER (PARTITION BY t.topic_id ORDER BY m.member) - 1 AS place, count(*) OVER (PARTITION BY t.topic_id) AS readers
       FROM bus.members m CROSS JOIN LATERAL unnest(m.topic_ids) AS t(topic_id) WHERE m.group_name = $1
     )
     SELECT p.topic_id, p.partition FROM bus.partitions p JOIN readers r ON r.topic_id = p.topic_id AND p.partition % r.readers = r.place
     WHERE r.member = $2`,
    [group, member],
  );
  return rows.map(({ topic_id, partition }) => ({ topicId: topic_id, partition }));
}

/** Takes those of `wanted` that nobody living holds. A new epoch begins with each. */
export async function acquire(client: pg.ClientBase, group: string, member: string, wanted: readonly { topicId: number; partition: number }[], nameOf: (topicId: number) => string): Promise<Lease[]> {
  if (wanted.length === 0) return [];
  const [topicIds, partitions] = [wanted.map(({ topicId }) => topicId), wanted.map(({ partition }) => partition)];
  await client.query(
    `INSERT INTO bus.leases (group_name, topic_id, partition)
     SELECT $1, w.topic_id, w.partition FROM unnest($2::int[], $3::int[]) AS w(topic_id, partition) ON CONFLICT DO NOTHING`,
    [group, topicIds, partitions],
  );
  const { rows } = await client.query<LeaseRow>(
    `UPDATE bus.leases l SET member = $2, epoch = l.epoch + 1
     FROM unnest($3::int[], $4::int[]) AS w(topic_id, partition)
     WHERE l.group_name = $1 AND l.topic_id = w.topic_id AND l.partition = w.partition
       AND (l.member IS NULL OR l.member = $2 OR NOT EXISTS (SELECT 1 FROM bus.members m WHERE m.group_name = $1 AND m.member = l.member))
     RETURNING l.topic_id, l.partition, l.epoch, l.committed`,
    [group, member, topicIds, partitions],
  );
  return rows.map((row) => ({ topic: nameOf(row.topic_id), topicId: row.topic_id, partition: row.partition, epoch: row.epoch, next: Number(row.committed ?? 0) }));
}

/** The epochs of the leases that the member holds, by `topicId/partition`. */
export async function epochsOf(client: pg.ClientBase, group: string, member: string): Promise<Map<string, string>> {
  const { rows } = await client.query<LeaseRow>('SELECT topic_id, partition, epoch FROM bus.leases WHERE group_name = $1 AND member = $2', [group, member]);
  return new Map(rows.map(({ topic_id, partition, epoch }) => [`${topic_id}/${partition}`, epoch]));
}

/** Commits, each only if its lease still stands. Returns those whose lease has gone to another. */
export async function commitLeases(pool: pg.Pool, group: string, progress: readonly { lease: Lease; next: number }[]): Promise<TopicPartition[]> {
  const { rows } = await pool.query<{ topic_id: number; partition: number }>(
    `UPDATE bus.leases l SET committed = w.next
     FROM unnest($2::int[], $3::int[], $4::bigint[], $5::bigint[]) AS w(topic_id, partition, epoch, next)
     WHERE l.group_name = $1 AND l.topic_id = w.topic_id AND l.partition = w.partition AND l.epoch = w.epoch
     RETURNING l.topic_id, l.partition`,
    [group, progress.map(({ lease }) => lease.topicId), progress.map(({ lease }) => lease.partition), progress.map(({ lease }) => lease.epoch), progress.map(({ next }) => next)],
  );
  const taken = new Set(rows.map(({ topic_id, partition }) => `${topic_id}/${partition}`));
  return progress.flatMap(({ lease }) => (taken.has(`${lease.topicId}/${lease.partition}`) ? [] : [lease]));
}

/** Gives leases back, so that others need not wait for them to run out. */
export async function release(client: pg.ClientBase | pg.Pool, group: string, leases: readonly Lease[]): Promise<void> {
  await client.query(
    `UPDATE bus.leases l SET member = NULL FROM unnest($2::int[], $3::int[], $4::bigint[]) AS w(topic_id, partition, epoch)
     WHERE l.group_name = $1 AND l.topic_id = w.topic_id AND l.partition = w.partition AND l.epoch = w.epoch`,
    [group, leases.map(({ topicId }) => topicId), leases.map(({ partition }) => partition), leases.map(({ epoch }) => epoch)],
  );
}
