import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { newEvent, PageFetched, type NewsEvent, type Topic } from '@newsreel/contracts';
import { createBus, type BusOptions } from '../core/create-bus.js';
import type { BusLogger } from '../port/logger.js';
import type { Log } from '../log/log.js';
import type { Bus, Subscription } from '../port/bus.js';

/** What the log under test provides. */
export interface Subject {
  /** Opens the log as a process of its own would: nothing is shared with those opened before but what is stored. */
  open(): Log;
  /** Starts a process that calls `runReader` on the log with these options; see `reader.ts`. */
  spawnReader?(options: ReaderOptions): ChildProcess;
}

export interface ReaderOptions {
  readonly prefix: string;
  readonly partitions: number;
  readonly group: string;
  /** Keys whose handler never ends; `*` is all. */
  readonly hangOn: readonly string[];
}

export interface Case {
  readonly name: string;
  readonly needs?: 'processes' | 'compaction';
  run(world: World): Promise<void>;
}

const silent: BusLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };

/** One test's part of the log: topics and groups of its own, and everything it opened closed at its end. */
export class World {
  readonly prefix = `conformance-${randomBytes(5).toString('hex')}.`;
  readonly group = `${this.prefix}group`;
  private readonly opened: (() => Promise<unknown>)[] = [];

  constructor(
    readonly subject: Subject,
    readonly partitions = 4,
  ) {}

  readonly layout = (topic: Topic): Topic => ({ ...topic, name: this.prefix + topic.name, partitions: this.partitions });

  get pages(): Topic {
    return this.layout(PageFetched.topic);
  }

  log(): Log {
    const log = this.subject.open();
    this.opened.push(() => log.close());
    return log;
  }

  /** A bus on a log of its own, started. The handler is for pages and this world's group, unless `subscription` says otherwise. */
  async bus(handler?: Subscription['handler'], { subscription = {}, ...options }: Partial<BusOptions> & { readonly subscription?: Partial<Subscription> } = {}): Promise<Bus> {
    const topic = subscription.topic ?? PageFetched.topic;
    const bus = createBus({ log: this.subject.open(), logger: silent, layout: this.layout, topics: [topic], retryPausesMs: [20, 20], ...options });
    this.opened.push(() => bus.close());
    if (handler) bus.subscribe({ group: this.group, topic, events: [PageFetched], handler, ...subscription });
    await bus.start();
    return bus;
  }

  reader(options: Partial<ReaderOptions> = {}): ChildProcess {
    const child = this.subject.spawnReader!({ prefix: this.prefix, partitions: this.partitions, group: this.group, hangOn: [], ...options });
    this.opened.push(async () => child.kill('SIGKILL'));
    return child;
  }

  async close(): Promise<void> {
    for (const close of this.opened.reverse()) await close();
  }
}

let made = 0;

/** A page event with this key; every one has an id of its own. */
export function page(key: string, data: Buffer = Buffer.from('page')): NewsEvent<Buffer> {
  const [example] = PageFetched.examples;
  return newEvent(PageFetched, { ...example!, id: `${key}#${++made}`, key, subject: key, data });
}

export const pages = (count: number, keyOf: (index: number) => string): NewsEvent<Buffer>[] => Array.from({ length: count }, (_, index) => page(keyOf(index)));
