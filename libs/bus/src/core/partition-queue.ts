import type { LogRecord, TopicPartition } from '../log/log.js';
import { KeyChains, type Entry } from './key-chains.js';

/** What became of an entry: finished (handled, passed over or dead-lettered), to be tried again after a while, or the whole partition has to wait. */
export type Result = { readonly kind: 'finished' } | { readonly kind: 'again'; readonly afterMs: number } | { readonly kind: 'block'; readonly afterMs: number; readonly why: string };

export interface Work {
  /** How many calls at a time. */
  readonly concurrency: number;
  /** How many entries a call takes at most. */
  readonly maxEntries: number;
  /** Whether `entry` may go into one call with those before it. */
  fits(entry: Entry, before: readonly Entry[]): boolean;
  /** One result for each entry. Never throws. */
  run(entries: readonly Entry[], signal: AbortSignal): Promise<readonly Result[]>;
}

export interface QueueEvents {
  /** Bytes or state have changed: whoever pauses, resumes and commits looks again. */
  changed(queue: PartitionQueue): void;
}

// Entries that are finished, but stand behind one that is not, cost little memory but would all be done again after a crash.
const MAX_ENTRIES = 10_000;
const OVERHEAD_BYTES = 512;

/** One assignment of one partition: what has arrived, in which order it is worked on, and how far it may be committed. */
export class PartitionQueue {
  bytes = 0;
  blocked: { readonly why: string; readonly since: number } | null = null;
  refused: string | null = null;
  private readonly chains = new KeyChains();
  private readonly order: Entry[] = [];
  private readonly unfinished = new Set<Entry>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly abort = new AbortController();
  private running = 0;
  private state: 'working' | 'stopping' | 'dropped' = 'working';
  private next: number | null = null;
  private waiters: (() => void)[] = [];
  private begun = false;

  /** `after`: what an earlier assignment of the same partition still has running; two handlers of one event side by side help nobody. */
  constructor(
    readonly at: TopicPartition,
    private readonly work: Work,
    private readonly events: QueueEvents,
    after: Promise<void>,
  ) {
    void after.then(() => {
      this.begun = true;
      this.pump();
    });
  }

  get dropped(): boolean {
    return this.state === 'dropped';
  }

  get full(): boolean {
    return this.order.length >= MAX_ENTRIES;
  }

  get drained(): boolean {
    return this.order.length < MAX_ENTRIES / 2;
  }

  /** One past the last record of the finished prefix; null before the first is finished. */
  get committable(): number | null {
    return this.next;
  }

  add(records: readonly LogRecord[]): void {
    if (this.state !== 'working') return;
    for (const record of records) {
      const bytes = OVERHEAD_BYTES + (record.key?.length ?? 0) + (record.value?.length ?? 0);
      const entry: Entry = { offset: record.offset, bytes, key: record.key?.toString('latin1') ?? '', record, attempts: 0, firstFailedAt: null };
      this.order.push(entry);
      this.unfinished.add(entry);
      this.chains.add(entry);
      this.bytes += bytes;
    }
    this.pump();
  }

  /** Begins nothing new, and resolves when nothing runs. `signal` tells the handlers after `graceMs`; after `limitMs` they are left alone. */
  async stop(graceMs: number, limitMs: number): Promise<void> {
    if (this.state === 'working') this.state = 'stopping';
    this.clearTimers();
    const grace = setTimeout(() => this.abort.abort(new Error('The partition goes to another member, or the service stops.')), graceMs);
    await this.idle(limitMs);
    clearTimeout(grace);
  }

  /** The partition is not ours any more: whatever still runs counts for nothing. Resolves like `stop`. */
  drop(limitMs: number): Promise<void> {
    this.state = 'dropped';
    this.clearTimers();
    this.abort.abort(new Error('The partition has gone to another member.'));
    return this.idle(limitMs);
  }

  private async idle(limitMs: number): Promise<void> {
    if (this.running === 0) return;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, limitMs);
      // For what was dropped nobody need stay.
      if (this.dropped) limit.unref();
      this.waiters.push(() => {
        clearTimeout(limit);
        resolve();
      });
    });
  }

  private pump(): void {
    while (this.begun && this.state === 'working' && !this.blocked && this.running < this.work.concurrency && this.chains.readyCount > 0) {
      const entries = this.chains.take(this.work.maxEntries, (entry, before) => this.work.fits(entry, before));
      if (entries.length === 0) return;
      this.running++;
      void this.runCall(entries);
    }
  }

  private async runCall(entries: readonly Entry[]): Promise<void> {
    const results = await this.work.run(entries, this.abort.signal);
    this.running--;
    if (!this.dropped) this.settle(entries, results);
    if (this.running === 0) for (const wake of this.waiters.splice(0)) wake();
    this.pump();
    this.events.changed(this);
  }

  private settle(entries: readonly Entry[], results: readonly Result[]): void {
    const finished = new Set<Entry>();
    const hold = new Set<Entry>();
    const keysBehind = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const result = results[index]!;
      // What is finished while an older one of its key is not has to be done again behind it.
      if (result.kind === 'finished' && !keysBehind.has(entry.key)) {
        finished.add(entry);
        this.finish(entry);
        continue;
      }
      if (result.kind === 'block') this.block(result.why, result.afterMs);
      if (result.kind === 'again' && !keysBehind.has(entry.key)) {
        hold.add(entry);
        this.later(result.afterMs, () => this.chains.release(entry));
      }
      keysBehind.add(entry.key);
    }
    this.chains.giveBack(entries, finished, hold);
    let prefix = 0;
    while (prefix < this.order.length && !this.unfinished.has(this.order[prefix]!)) prefix++;
    if (prefix > 0) this.next = this.order.splice(0, prefix).at(-1)!.offset + 1;
  }

  private finish(entry: Entry): void {
    this.unfinished.delete(entry);
    this.bytes -= entry.bytes;
    entry.record = null;
  }

  private block(why: string, afterMs: number): void {
    if (this.blocked) return;
    this.blocked = { why, since: Date.now() };
    this.later(afterMs, () => (this.blocked = null));
  }

  private later(ms: number, then: () => void): void {
    if (this.state !== 'working') return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      then();
      this.pump();
      this.events.changed(this);
    }, ms);
    this.timers.add(timer);
  }

  private clearTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
