import { setTimeout as pause } from 'node:timers/promises';
import type { Topic } from '@newsreel/contracts';
import type { Log, LogRecord, Member, Progress, Sink, TopicPartition } from '../log/log.js';
import type { BusLogger } from '../port/logger.js';
import { classify } from './classify.js';
import type { BusMetrics } from './metrics.js';
import { PartitionQueue, type Work } from './partition-queue.js';
import { Patience } from './patience.js';
import { Restarts } from './restarts.js';

// A commit says how much need not be done again after a crash: often enough, and all partitions in one.
const COMMIT_EVERY_MS = 100;
const START_LIMIT_MS = 30_000;
const GRACE_MS = 4_000;
const LIMIT_MS = 5_000;

export interface GroupOptions {
  readonly log: Log;
  readonly name: string;
  /** By topic name: what is done with its records. */
  readonly work: ReadonlyMap<string, { readonly topic: Topic; readonly work: Work }>;
  /** Bytes of records that may be in hand; each partition has an equal share. */
  readonly queueBytes: number;
  readonly logger: BusLogger;
  readonly metrics: BusMetrics;
  /** The group cannot be kept running. */
  readonly onFatal: (error: Error) => void;
}

const idOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** Reads for one group: its queues, what is paused, what is committed, and joining anew when the member breaks. */
export class Group implements Sink {
  private readonly queues = new Map<string, PartitionQueue>();
  private readonly paused = new Set<string>();
  private readonly committed = new Map<PartitionQueue, number>();
  /** Of partitions that were taken away: what still runs. */
  private readonly leaving = new Map<string, Promise<void>>();
  private readonly restarts: Restarts;
  private member: Member | null = null;
  private committing: Promise<void> | null = null;
  private commitTimer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly options: GroupOptions) {
    this.restarts = new Restarts(() => this.join(), options);
  }

  /** Resolves when the group is joined. A broker that is only just coming up is waited for. @throws what stands in the way for longer than that: at the start a person is looking. */
  async start(): Promise<void> {
    const patience = new Patience();
    for (const deadline = Date.now() + START_LIMIT_MS; ; ) {
      try {
        return await this.join();
      } catch (error) {
        const ms = patience.next();
        if (classify(error) !== 'retryLater' || Date.now() + ms > deadline) throw error;
        this.options.logger.warn({ group: this.options.name, err: error }, `The group could not be joined; again in ${ms} ms`);
        await pause(ms);
      }
    }
  }

  problems(): string[] {
    const { name } = this.options;
    const down = this.closed ? 'has left' : this.restarts.problem ?? (this.member ? null : 'has not joined yet');
    const refused = [...this.queues.values()].filter((queue) => queue.refused).map((queue) => `${name}: ${idOf(queue.at)}: ${queue.refused}`);
    return [...(down ? [`${name}: ${down}`] : []), ...refused];
  }

  blocked(): string[] {
    return [...this.queues.values()].flatMap(({ at, blocked }) => (blocked ? [`${this.options.name}: ${idOf(at)} waits: ${blocked.why}`] : []));
  }

  /** Finishes what is in hand, commits, leaves. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.restarts.end();
    await this.stop([...this.queues.values()].map(({ at }) => at));
    this.lost([...this.queues.values()].map(({ at }) => at));
    await this.member?.leave();
    this.member = null;
  }

  private async join(): Promise<void> {
    const { log, name, work, metrics } = this.options;
    const topics = [...work.values()].map(({ topic }) => topic);
    this.member = await log.join({ group: name, topics, sink: this });
    metrics.joins.inc({ group: name });
    // What was assigned before the member was known could not be paused.
    for (const queue of this.queues.values()) this.changed(queue);
    if (this.closed) await this.member.leave();
  }

  assigned(partitions: readonly TopicPartition[]): void {
    for (const at of partitions) {
      const entry = this.options.work.get(at.topic);
      if (!entry) continue;
      const id = idOf(at);
      this.queues.set(id, new PartitionQueue(at, entry.work, this, this.leaving.get(id) ?? Promise.resolve()));
      if (this.paused.delete(id)) this.member?.resume(at);
    }
  }

  records(records: readonly LogRecord[]): void {
    const first = records[0];
    const queue = first && this.queues.get(idOf(first));
    if (!queue) return;
    queue.add(records);
    this.changed(queue);
  }

  async stop(partitions: readonly TopicPartition[]): Promise<void> {
    await Promise.all(partitions.map((at) => this.queues.get(idOf(at))?.stop(GRACE_MS, LIMIT_MS)));
    await this.commit();
  }

  lost(partitions: readonly TopicPartition[]): void {
    for (const at of partitions) {
      const id = idOf(at);
      const queue = this.queues.get(id);
      if (!queue) continue;
      const left = queue.drop(LIMIT_MS).then(() => {
        if (this.leaving.get(id) === left) this.leaving.delete(id);
      });
      this.leaving.set(id, left);
      this.queues.delete(id);
      this.committed.delete(queue);
    }
  }

  refused(at: TopicPartition, why: string): void {
    const queue = this.queues.get(idOf(at));
    if (!queue || queue.refused) return;
    queue.refused = why;
    this.pause(queue);
    this.options.logger.error({ group: this.options.name, ...at }, `This partition cannot be read on: ${why}`);
  }

  outOfRange(at: TopicPartition, message: string): void {
    this.options.metrics.outOfRange.inc({ group: this.options.name, topic: at.topic });
    this.options.logger.error({ group: this.options.name, ...at }, message);
  }

  crashed(error: Error): void {
    this.member = null;
    this.lost([...this.queues.values()].map(({ at }) => at));
    this.paused.clear();
    if (!this.closed) this.restarts.after(error);
  }

  /** Called by a queue whenever something has moved. */
  changed(queue: PartitionQueue): void {
    if (queue.dropped) return;
    const share = this.options.queueBytes / Math.max(1, this.queues.size);
    if (queue.bytes > share || queue.full) this.pause(queue);
    else if (queue.bytes <= share / 2 && queue.drained && !queue.refused && this.paused.delete(idOf(queue.at))) this.member?.resume(queue.at);
    if (!this.commitTimer && this.progress().length > 0) this.commitTimer = setTimeout(() => void this.commit(), COMMIT_EVERY_MS);
  }

  private pause(queue: PartitionQueue): void {
    const id = idOf(queue.at);
    if (this.paused.has(id) || !this.member) return;
    this.paused.add(id);
    this.member.pause(queue.at);
  }

  private progress(): (Progress & { readonly queue: PartitionQueue })[] {
    return [...this.queues.values()].flatMap((queue) => {
      const next = queue.committable;
      return next !== null && next !== this.committed.get(queue) ? [{ ...queue.at, next, queue }] : [];
    });
  }

  /** One commit under way at a time, each with all that is finished by then. Never throws: what was not taken is tried again. */
  private async commit(): Promise<void> {
    if (this.commitTimer) clearTimeout(this.commitTimer);
    this.commitTimer = null;
    while (this.committing) await this.committing;
    const progress = this.progress();
    if (progress.length === 0 || !this.member) return;
    this.committing = this.commitNow(this.member, progress);
    await this.committing;
  }

  private async commitNow(member: Member, progress: readonly (Progress & { readonly queue: PartitionQueue })[]): Promise<void> {
    const { name, metrics, logger } = this.options;
    try {
      await member.commit(progress.map(({ topic, partition, next }) => ({ topic, partition, next })));
      for (const { queue, next } of progress) if (!queue.dropped) this.committed.set(queue, next);
      metrics.commits.inc({ group: name, result: 'ok' });
    } catch (error) {
      metrics.commits.inc({ group: name, result: 'failed' });
      logger.warn({ group: name, err: error }, 'The log did not take a commit; it is tried again');
      if (!this.closed) this.commitTimer ??= setTimeout(() => void this.commit(), 10 * COMMIT_EVERY_MS);
    } finally {
      this.committing = null;
    }
  }

  /** Sets the gauges; called when somebody looks. */
  show(): void {
    const { name, metrics, work } = this.options;
    metrics.queuedBytes.set({ group: name }, [...this.queues.values()].reduce((sum, { bytes }) => sum + bytes, 0));
    for (const topic of work.keys()) {
      const queues = [...this.queues.values()].filter(({ at }) => at.topic === topic);
      const labels = { group: name, topic };
      metrics.assigned.set(labels, queues.length);
      metrics.blocked.set(labels, queues.filter(({ blocked }) => blocked).length);
      metrics.refused.set(labels, queues.filter(({ refused }) => refused).length);
    }
  }
}
