import { setTimeout as pause } from 'node:timers/promises';
import { deadLetterTopic, topics as contractTopics, type NewsEvent, type Topic } from '@newsreel/contracts';
import type { Registry } from 'prom-client';
import type { Log } from '../log/log.js';
import type { Bus, BusHealth, Subscription } from '../port/bus.js';
import { BusError } from '../port/errors.js';
import { effectsOf } from './effects.js';
import type { BusLogger } from '../port/logger.js';
import { Group } from './group.js';
import { Handling } from './handling.js';
import { createBusMetrics } from './metrics.js';
import { Monitor } from './monitor.js';
import { Publisher } from './publisher.js';
import { Routes } from './routes.js';

const EXIT_CANNOT_GO_ON = 70; // EX_SOFTWARE of sysexits
// A log that does not answer any more must not hold up a shutdown; what is not committed is done again.
const CLOSE_LIMIT_MS = 9_000;
const QUEUE_BYTES = 64 * 1024 * 1024;

export interface BusOptions {
  /** `kafkaLog(…)`, `postgresLog(…)` or `memoryLog()`. */
  readonly log: Log;
  readonly logger: BusLogger;
  readonly metrics?: Registry;
  /** Bytes of records in hand per group, shared by its partitions; what one fetch brings comes on top. Normally 64 MiB. */
  readonly queueBytes?: number;
  /** A topic of the contracts as this installation has it: a prefix to its name, say. Normally as it is. */
  readonly layout?: (topic: Topic) => Topic;
  /** The topics that are created or verified at the start beside those subscribed to. Normally all of the contracts. */
  readonly topics?: readonly Topic[];
  /** A group broke too often. Normally the process ends with code 70. */
  readonly onFatal?: (error: Error) => void;
  /** Pauses between the tries of an event whose handler throws, in milliseconds; their number plus one is the number of tries. */
  readonly retryPausesMs?: readonly number[];
}

export const createBus = (options: BusOptions): Bus => new LogBus(options);

class LogBus implements Bus {
  private readonly publisher: Publisher;
  private readonly metrics;
  private readonly monitor: Monitor;
  private readonly layout: (topic: Topic) => Topic;
  private readonly routes = new Map<string, Map<string, { topic: Topic; routes: Routes }>>();
  private groups: readonly Group[] = [];
  private state: 'not started' | 'started' | 'closed' = 'not started';

  constructor(private readonly options: BusOptions) {
    this.layout = options.layout ?? ((topic) => topic);
    this.metrics = createBusMetrics(options.metrics);
    this.publisher = new Publisher(options.log, this.layout, this.metrics);
    this.monitor = new Monitor(options.log, this.metrics, options.logger);
  }

  async publish(events: readonly NewsEvent[]): Promise<void> {
    if (this.state === 'closed') throw new BusError('closed', 'The bus is closed.');
    await this.publisher.publish(events);
  }

  subscribe(subscription: Subscription): void {
    const { group } = subscription;
    const topic = this.layout(subscription.topic);
    if (this.state !== 'not started') throw new BusError('bad-request', `${group} subscribes to ${topic.name} after the bus has started; subscribe before.`);
    const ofGroup = this.routes.get(group) ?? new Map<string, { topic: Topic; routes: Routes }>();
    const ofTopic = ofGroup.get(topic.name) ?? { topic, routes: new Routes(group) };
    ofTopic.routes.add(subscription);
    this.routes.set(group, ofGroup.set(topic.name, ofTopic));
  }

  async start(): Promise<void> {
    await this.options.log.ensureTopics(this.needed());
    this.state = 'started';
    this.groups = [...this.routes].map(([name, topics]) => this.groupOf(name, topics));
    await Promise.all(this.groups.map((group) => group.start()));
    this.monitor.start(this.groups, new Map([...this.routes].map(([name, topics]) => [name, [...topics.values()].map(({ topic }) => topic)])));
  }

  health(): BusHealth {
    const problems = this.state === 'started' ? this.groups.flatMap((group) => group.problems()) : [`The bus is ${this.state}.`];
    return { ready: problems.length === 0, problems: [...problems, ...this.groups.flatMap((group) => group.blocked())] };
  }

  async close(): Promise<void> {
    if (this.state === 'closed') return;
    this.state = 'closed';
    const limit = new AbortController();
    await Promise.race([this.closeAll(), pause(CLOSE_LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined)]);
    limit.abort();
  }

  private async closeAll(): Promise<void> {
    await Promise.allSettled([this.monitor.stop(), ...this.groups.map((group) => group.close())]);
    await this.publisher.idle();
    await this.options.log.close();
  }

  private groupOf(name: string, topics: ReadonlyMap<string, { readonly topic: Topic; readonly routes: Routes }>): Group {
    const { log, logger, queueBytes = QUEUE_BYTES, retryPausesMs, onFatal = () => process.exit(EXIT_CANNOT_GO_ON) } = this.options;
    const { publisher, metrics } = this;
    const handlingOf = (topic: Topic, routes: Routes) => new Handling(routes, effectsOf(name, topic, publisher, metrics, logger), retryPausesMs);
    const work = new Map([...topics].map(([id, { topic, routes }]) => [id, { topic, work: handlingOf(topic, routes) }]));
    return new Group({ log, name, work, queueBytes, logger, metrics, onFatal });
  }

  /** Every topic this bus may write to or read from. */
  private needed(): Topic[] {
    const subscribed = [...this.routes].flatMap(([group, topics]) => [...topics.values()].flatMap(({ topic }) => [topic, deadLetterTopic(topic, group)]));
    const all = [...(this.options.topics ?? contractTopics).map(this.layout), ...subscribed];
    return [...new Map(all.map((topic) => [topic.name, topic])).values()];
  }
}
