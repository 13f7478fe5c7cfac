import { randomUUID } from 'node:crypto';
import type { Topic } from '@newsreel/contracts';
import pg from 'pg';
import type { Append, JoinOptions, Log, LogRecord, Member, PartitionExtent, Progress } from '../log/log.js';
import type { BusLogger } from '../port/logger.js';
import { BusError } from '../port/errors.js';
import { appendRows } from './append.js';
import { keepHouse } from './housekeeping.js';
import { migrateBus } from './migrations.js';
import { PostgresMember } from './postgres-member.js';
import { readRows } from './read.js';
import { ensureTables, type TopicRow } from './topic-tables.js';
import { WakeUp } from './wake-up.js';

const SESSION_TIMEOUT_MS = 10_000;
const MIN_IDLE_MS = 5_000;

export interface PostgresLogOptions {
  readonly url: string;
  /** A member that is not heard of for this long has its partitions taken away. Normally 10 s. */
  readonly sessionTimeoutMs?: number;
  /** How often days are made and dropped and compacted topics compacted. Normally every 30 s. */
  readonly housekeepingMs?: number;
  readonly poolSize?: number;
  readonly logger?: BusLogger;
}

/** A PostgreSQL database as the log, in a schema of its own, `bus`. */
export const postgresLog = (options: PostgresLogOptions): Log => new PostgresLog(options);

class PostgresLog implements Log {
  private readonly pool: pg.Pool;
  private readonly wakeUp: WakeUp;
  private readonly rows = new Map<string, TopicRow>();
  private readonly memberId = randomUUID();
  private housekeeping: NodeJS.Timeout | null = null;

  constructor(private readonly options: PostgresLogOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.poolSize ?? 8,
      connectionTimeoutMillis: 5_000,
      query_timeout: 60_000,
      // A process that stands still inside a transaction would hold its group's lock, and nobody could take over what it has. One that
      // compresses the next piece of an append on a busy machine does not stand still.
      idle_in_transaction_session_timeout: Math.max(MIN_IDLE_MS, (options.sessionTimeoutMs ?? SESSION_TIMEOUT_MS) / 2),
      keepAlive: true,
      application_name: 'newsreel-bus',
    });
    // An idle connection that breaks is no news: the next query says so.
    this.pool.on('error', () => undefined);
    // Nor is one that breaks between two queries of a transaction; without a listener it would end the process.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.wakeUp = new WakeUp(options.url, this.pool);
  }

  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    await migrateBus(this.options.url);
    const client = await this.pool.connect();
    try {
      for (const row of await ensureTables(client, topics)) this.rows.set(row.topic.name, row);
      client.release();
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    const failed = (error: unknown) => this.options.logger?.warn({ err: error }, 'The bus tables could not be tended; next time');
    const keep = () => void keepHouse(this.pool, [...this.rows.values()]).catch(failed);
    this.housekeeping ??= setInterval(keep, this.options.housekeepingMs ?? 30_000).unref();
  }

  async append(topic: Topic, records: readonly Append[]): Promise<void> {
    const row = await this.rowOf(topic);
    await appendRows(this.pool, row, records);
    this.wakeUp.notify(row.id);
  }

  async join({ group, topics, sink }: JoinOptions): Promise<Member> {
    const rows = await Promise.all(topics.map((topic) => this.rowOf(topic)));
    const { sessionTimeoutMs = SESSION_TIMEOUT_MS } = this.options;
    const member = new PostgresMember({ pool: this.pool, wakeUp: this.wakeUp, group, id: this.memberId, topics: rows, sink, sessionTimeoutMs });
    await member.start();
    return member;
  }

  async topicNames(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ name: string }>('SELECT name FROM bus.topics ORDER BY name');
    return rows.map(({ name }) => name);
  }

  async extents(topic: Topic): Promise<readonly PartitionExtent[]> {
    const { id, table } = await this.rowOf(topic);
    const { rows } = await this.pool.query<{ partition: number; start: string; end: string }>(
      `SELECT p.partition, coalesce((SELECT r."offset" FROM ${table} r WHERE r.partition = p.partition ORDER BY r."offset" LIMIT 1), p.next_offset) AS start, p.next_offset AS end
       FROM bus.partitions p WHERE p.topic_id = $1 ORDER BY p.partition`,
      [id],
    );
    return rows.map(({ partition, start, end }) => ({ topic: topic.name, partition, start: Number(start), end: Number(end) }));
  }

  async committed(group: string, topic: Topic): Promise<readonly Progress[]> {
    const { id } = await this.rowOf(topic);
    const { rows } = await this.pool.query<{ partition: number; committed: string }>(
      'SELECT partition, committed FROM bus.leases WHERE group_name = $1 AND topic_id = $2 AND committed IS NOT NULL ORDER BY partition',
      [group, id],
    );
    return rows.map(({ partition, committed }) => ({ topic: topic.name, partition, next: Number(committed) }));
  }

  async offsetsAt(topic: Topic, time: number): Promise<readonly Progress[]> {
    const { id, table } = await this.rowOf(topic);
    const { rows } = await this.pool.query<{ partition: number; next: string }>(
      `SELECT p.partition, coalesce((SELECT min(r."offset") FROM ${table} r WHERE r.partition = p.partition AND r.appended_at >= to_timestamp($2::float8 / 1000)), p.next_offset) AS next
       FROM bus.partitions p WHERE p.topic_id = $1 ORDER BY p.partition`,
      [id, time],
    );
    return rows.map(({ partition, next }) => ({ topic: topic.name, partition, next: Number(next) }));
  }

  async seek(group: string, progress: readonly Progress[]): Promise<void> {
    const living = await this.pool.query('SELECT 1 FROM bus.members WHERE group_name = $1 AND seen_at > now() - $2 * interval \'1 millisecond\'', [group, this.options.sessionTimeoutMs ?? SESSION_TIMEOUT_MS]);
    if (living.rowCount !== 0) throw new BusError('group-has-members', `The group ${group} has members; stop them, then move its offsets.`);
    for (const [name, ofTopic] of Map.groupBy(progress, ({ topic }) => topic)) {
      const id = await this.idOf(name);
      await this.pool.query(
        `INSERT INTO bus.leases (group_name, topic_id, partition, committed) SELECT $1, $2, w.partition, w.next FROM unnest($3::int[], $4::bigint[]) AS w(partition, next)
         ON CONFLICT (group_name, topic_id, partition) DO UPDATE SET committed = excluded.committed, epoch = bus.leases.epoch + 1, member = NULL`,
        [group, id, ofTopic.map(({ partition }) => partition), ofTopic.map(({ next }) => next)],
      );
    }
  }

  async *read(topic: Topic, ranges: readonly PartitionExtent[]): AsyncIterable<LogRecord> {
    const row = await this.rowOf(topic);
    for (const { partition, start, end } of ranges) {
      const from = (next: number) => {
        const rows = next < end ? readRows(this.pool, row, [{ partition, next }]) : Promise.resolve([]);
        // Whoever reads may have had enough by the time that it fails.
        rows.catch(() => undefined);
        return rows;
      };
      for (let records = await from(start); records.length > 0; ) {
        // The next ones are fetched while these are read.
        const following = from(records.at(-1)!.offset + 1);
        yield* records.filter(({ offset }) => offset < end);
        records = await following;
      }
    }
  }

  async close(): Promise<void> {
    if (this.housekeeping) clearInterval(this.housekeeping);
    await this.wakeUp.close();
    await this.pool.end();
  }

  private async rowOf(topic: Topic): Promise<TopicRow> {
    const known = this.rows.get(topic.name);
    if (known) return known;
    const id = await this.idOf(topic.name);
    const row = { id, topic, table: `bus.records_${id}` };
    this.rows.set(topic.name, row);
    return row;
  }

  private async idOf(name: string): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>('SELECT id FROM bus.topics WHERE name = $1', [name]);
    if (!rows[0]) throw new BusError('not-found', `There is no topic ${name} in this database; it is created when the bus starts.`);
    return rows[0].id;
  }
}
