import { setTimeout as pause } from 'node:timers/promises';
import { createBus, memoryLog, type Bus, type BusLogger, type Log, type Subscription } from '@newsreel/bus';
import { decode, type EventDefinition, type Message, type NewsEvent, type Topic } from '@newsreel/contracts';

/** A dead letter, as a test wants to see it. */
export interface DeadLetter {
  readonly topic: string;
  readonly reason: string;
  readonly message: Message;
}

/** A bus in memory, with all the rules of the real one, that tells what went over it. */
export interface MemoryBus extends Bus {
  readonly log: Log;
  /** The events of a type that were published on this bus (not those played into its log), in the order of publishing. */
  published<Data>(definition: EventDefinition<Data>): NewsEvent<Data>[];
  /** All of them, whatever their type. */
  allPublished(): NewsEvent[];
  deadLetters(): DeadLetter[];
  /** Resolves when every group has handled all there is for it. @throws Error that says what is left, after `limitMs` (normally 10 s) */
  idle(limitMs?: number): Promise<void>;
}

export interface MemoryBusOptions {
  readonly log?: Log;
  /** What the bus says; normally nothing. */
  readonly logger?: BusLogger;
  /** Pauses between the tries of a handler that throws: normally as many as in production, and none of them long. */
  readonly retryPausesMs?: readonly number[];
  /** What is published is noted and goes no further: nobody on this bus reads it, not even who published it. */
  readonly isolated?: boolean;
}

const nothing = () => undefined;
const silent: BusLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };
const DLQ = /\.dlq$/;

export function memoryBus({ log = memoryLog(), logger = silent, retryPausesMs = [0, 0, 0, 0], isolated = false }: MemoryBusOptions = {}): MemoryBus {
  const appended: { readonly topic: string; readonly message: Message }[] = [];
  const onAppend: Log['append'] = async (topic, records) => {
    if (!isolated) await log.append(topic, records);
    for (const { message } of records) appended.push({ topic: topic.name, message });
  };
  // What the bus writes is seen on its way; what others write into the log is not.
  const observed = new Proxy(log, {
    get: (target, name) => {
      if (name === 'append') return onAppend;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  const bus = createBus({ log: observed, logger, retryPausesMs });
  const read: { readonly group: string; readonly topic: Topic }[] = [];
  const allPublished = () => appended.filter(({ topic }) => !DLQ.test(topic)).map(({ message }) => decode(message));
  return {
    log,
    publish: (events) => bus.publish(events),
    subscribe: (subscription: Subscription) => {
      bus.subscribe(subscription);
      read.push({ group: subscription.group, topic: subscription.topic });
    },
    start: () => bus.start(),
    health: () => bus.health(),
    close: () => bus.close(),
    allPublished,
    published: <Data>({ type }: EventDefinition<Data>) => allPublished().filter((event) => event.type === type) as NewsEvent<Data>[],
    deadLetters: () => appended.filter(({ topic }) => DLQ.test(topic)).map(({ topic, message }) => ({ topic, message, reason: message.headers['dlq-reason']?.toString('utf8') ?? '' })),
    idle: (limitMs) => idle(log, read, limitMs),
  };
}

async function idle(log: Log, read: readonly { readonly group: string; readonly topic: Topic }[], limitMs = 10_000): Promise<void> {
  const until = Date.now() + limitMs;
  for (;;) {
    const left = await leftOf(log, read);
    if (left.length === 0) return;
    if (Date.now() >= until) throw new Error(`Not handled within ${limitMs} ms: ${left.join('; ')}.`);
    await pause(2);
  }
}

/** Commits are read before ends: what a handler has emitted stands on the log before its own commit. */
async function leftOf(log: Log, read: readonly { readonly group: string; readonly topic: Topic }[]): Promise<string[]> {
  const commits = await Promise.all(read.map(({ group, topic }) => log.committed(group, topic)));
  const extents = await Promise.all(read.map(({ topic }) => log.extents(topic)));
  return read.flatMap(({ group, topic }, index) => {
    const next = new Map(commits[index]!.map(({ partition, next }) => [partition, next]));
    const open = extents[index]!.reduce((sum, { partition, start, end }) => sum + end - Math.min(end, next.get(partition) ?? start), 0);
    return open > 0 ? [`${open} events of ${topic.name} by ${group}`] : [];
  });
}
