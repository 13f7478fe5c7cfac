import type pg from 'pg';
import { classify } from '../core/classify.js';
import type { LogRecord, Member, Progress, Sink, TopicPartition } from '../log/log.js';
import { acquire, commitLeases, desired, epochsOf, heartbeat, release, type Lease } from './leases.js';
import { readRows } from './read.js';
import type { TopicRow } from './topic-tables.js';
import type { WakeUp } from './wake-up.js';

interface Held {
  readonly lease: Lease;
  next: number;
  paused: boolean;
  /** Being given to another member: not read any more. */
  leaving: boolean;
}

export interface PostgresMemberOptions {
  readonly pool: pg.Pool;
  readonly wakeUp: WakeUp;
  readonly group: string;
  /** A UUID; the same for each join of this process, so that its leases are its own again at once. */
  readonly id: string;
  readonly topics: readonly TopicRow[];
  readonly sink: Sink;
  readonly sessionTimeoutMs: number;
}

const POLL_MS = 1_000;

/** Holds leases, reads what they cover, and gives up those that others are to have. */
export class PostgresMember implements Member {
  private readonly held = new Map<string, Held>();
  private readonly byId: ReadonlyMap<number, TopicRow>;
  private timers: NodeJS.Timeout[] = [];
  private reading: Promise<void> | null = null;
  private readAgain = false;
  private coordinating: Promise<void> | null = null;
  private lastSeen = Date.now();
  private ended = false;
  private readonly unlisten: () => void;

  constructor(private readonly options: PostgresMemberOptions) {
    this.byId = new Map(options.topics.map((row) => [row.id, row]));
    this.unlisten = options.wakeUp.listen([...this.byId.keys()], () => this.wake());
  }

  async start(): Promise<void> {
    try {
      await this.coordinate();
    } catch (error) {
      this.end();
      throw error;
    }
    const beat = setInterval(() => void this.beat(), this.options.sessionTimeoutMs / 5);
    const poll = setInterval(() => this.wake(), POLL_MS);
    this.timers = [beat, poll];
    this.wake();
  }

  pause(at: TopicPartition): void {
    const held = this.held.get(idOf(at));
    if (held) held.paused = true;
  }

  resume(at: TopicPartition): void {
    const held = this.held.get(idOf(at));
    if (held) held.paused = false;
    this.wake();
  }

  async commit(progress: readonly Progress[]): Promise<void> {
    const ours = progress.flatMap((one) => {
      const held = this.held.get(idOf(one));
      return held ? [{ lease: held.lease, next: one.next }] : [];
    });
    if (ours.length === 0) return;
    this.forget(await commitLeases(this.options.pool, this.options.group, ours));
  }

  async leave(): Promise<void> {
    this.end();
    const { pool, group, id } = this.options;
    await this.coordinating;
    await release(pool, group, [...this.held.values()].map(({ lease }) => lease)).catch(() => undefined);
    await pool.query('DELETE FROM bus.members WHERE group_name = $1 AND member = $2', [group, id]).catch(() => undefined);
    await this.reading;
  }

  /** There may be something new. */
  wake(): void {
    this.readAgain = true;
    if (!this.ended) this.reading ??= this.read().finally(() => (this.reading = null));
  }

  private end(): void {
    this.ended = true;
    this.unlisten();
    for (const timer of this.timers) clearInterval(timer);
  }

  private async read(): Promise<void> {
    try {
      while (this.readAgain && !this.ended) {
        this.readAgain = false;
        for (const topic of this.options.topics) await this.readTopic(topic);
      }
    } catch (error) {
      this.failed(error as Error);
    }
  }

  private async readTopic(row: TopicRow): Promise<void> {
    const wanted = [...this.held.values()].filter(({ lease, paused, leaving }) => lease.topicId === row.id && !paused && !leaving);
    if (wanted.length === 0) return;
    const records = await readRows(this.options.pool, row, wanted.map(({ lease, next }) => ({ partition: lease.partition, next })));
    if (records.length > 0) this.readAgain = true;
    for (const [partition, ofPartition] of Map.groupBy(records, (record) => record.partition)) {
      const held = this.held.get(idOf({ topic: row.topic.name, partition }));
      // Taken away, or given back to us in a new epoch, while it was read.
      if (held && wanted.includes(held)) this.deliver(row, held, ofPartition);
    }
  }

  private deliver(row: TopicRow, held: Held, records: readonly LogRecord[]): void {
    const gap = records[0]!.offset > held.next;
    if (gap && row.topic.cleanupPolicy === 'delete') {
      this.options.sink.outOfRange(held.lease, `Records ${held.next} to ${records[0]!.offset - 1} were removed before this group had read them. Retention is shorter than the group was behind.`);
    }
    held.next = records.at(-1)!.offset + 1;
    this.options.sink.records(records);
  }

  private async beat(): Promise<void> {
    try {
      await this.coordinate();
    } catch (error) {
      this.failed(error as Error);
    }
  }

  /** A database that is away for a moment costs nothing; once others may have taken our leases, or where the fault is another, the group joins anew. */
  private failed(error: Error): void {
    if (this.ended) return;
    const patient = classify(error) === 'retryLater' && Date.now() - this.lastSeen < this.options.sessionTimeoutMs;
    if (patient) return;
    this.end();
    this.options.sink.crashed(error);
  }

  private coordinate(): Promise<void> {
    this.coordinating ??= this.coordinateNow().finally(() => (this.coordinating = null));
    return this.coordinating;
  }

  private async coordinateNow(): Promise<void> {
    const { acquired, mine } = await this.deal();
    this.lastSeen = Date.now();
    for (const lease of acquired) this.held.set(idOf(lease), { lease, next: lease.next, paused: false, leaving: false });
    this.options.sink.assigned(acquired);
    if (acquired.length > 0) this.wake();
    void this.giveUp([...this.held.values()].filter((held) => !held.leaving && !mine.has(idOf(held.lease))));
  }

  /** One member of a group at a time: says that we live, finds out what is to be ours, takes what is free of that. */
  private async deal(): Promise<{ acquired: Lease[]; mine: ReadonlySet<string> }> {
    const { group, id, pool, topics, sessionTimeoutMs } = this.options;
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT pg_advisory_xact_lock(hashtext('newsreel bus group'), hashtext($1))`, [group]);
      await heartbeat(client, group, id, topics.map((row) => row.id), sessionTimeoutMs);
      const epochs = await epochsOf(client, group, id);
      this.forget([...this.held.values()].map(({ lease }) => lease).filter(({ topicId, partition, epoch }) => epochs.get(`${topicId}/${partition}`) !== epoch));
      const mine = (await desired(client, group, id)).map((one) => ({ ...one, topic: this.nameOf(one.topicId) }));
      const acquired = await acquire(client, group, id, mine.filter((one) => !this.held.has(idOf(one))), (topicId) => this.nameOf(topicId));
      await client.query('COMMIT');
      client.release();
      return { acquired, mine: new Set(mine.map(idOf)) };
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  private async giveUp(leaving: readonly Held[]): Promise<void> {
    if (leaving.length === 0) return;
    for (const held of leaving) held.leaving = true;
    const leases = leaving.map(({ lease }) => lease);
    await this.options.sink.stop(leases);
    // If the database is away they run out by themselves, because we are no longer seen.
    await release(this.options.pool, this.options.group, leases).catch(() => undefined);
    this.forget(leases);
  }

  private forget(partitions: readonly TopicPartition[]): void {
    for (const at of partitions) this.held.delete(idOf(at));
    if (partitions.length > 0) this.options.sink.lost(partitions);
  }

  private nameOf(topicId: number): string {
    return this.byId.get(topicId)!.topic.name;
  }
}

const idOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
