import { BusStrategy, done, type HandlerContext, type Log, type Outcome } from '@newsreel/bus';
import { events, topics, type NewsEvent } from '@newsreel/contracts';
import type { Cut } from '../editing/cut.js';
import { readReel } from '../reel/read.js';
import type { ReelRecord } from '../reel/record.js';
import { replay } from '../replaying/replay.js';
import { toLog } from '../replaying/sinks.js';
import { memoryBus, type DeadLetter, type MemoryBus } from './memory-bus.js';
import { virtualClock, type VirtualClock } from './virtual-clock.js';

/** What is under test: a function, a Nest testing module whose controllers have handlers, a bus with its subscriptions, or the log of a running service. */
export type Player = ((event: NewsEvent, context: HandlerContext) => Promise<Outcome | void> | Outcome | void) | TestingModuleLike | MemoryBus | Log;

/** Of `@nestjs/testing`'s TestingModule what is needed here. */
export interface TestingModuleLike {
  createNestMicroservice(options: object): { listen(): Promise<unknown>; close(): Promise<unknown> };
}

export interface PlayOptions {
  readonly part?: Cut;
  /** How many times as fast as it happened, by `clock`; normally as fast as it goes. */
  readonly speed?: number;
  /** Normally one whose time passes at once. */
  readonly clock?: VirtualClock;
  /** Does to the records what a log may do: `(records) => duplicate(records, { share: 0.2 })`. */
  readonly failures?: (records: AsyncIterable<ReelRecord>) => AsyncIterable<ReelRecord>;
  readonly limitMs?: number;
}

export interface Played {
  /** How many records were played. */
  readonly events: number;
  /** What came out, in order; empty where a log was given: look there. */
  readonly emitted: readonly NewsEvent[];
  readonly deadLetters: readonly DeadLetter[];
}

/** Plays a reel into what is under test, waits until all of it is handled, and gives what came out. */
export async function playReel(reel: string | URL | AsyncIterable<ReelRecord> | Iterable<ReelRecord>, player: Player, options: PlayOptions = {}): Promise<Played> {
  const records = typeof reel === 'string' || reel instanceof URL ? readReel(reel) : iterated(reel);
  if (isLog(player)) return { events: await play(records, player, async () => undefined, options), emitted: [], deadLetters: [] };
  const { bus, close } = await busOf(player);
  try {
    const events = await play(records, bus.log, () => bus.idle(options.limitMs), options);
    return { events, emitted: bus.allPublished(), deadLetters: bus.deadLetters() };
  } finally {
    await close();
  }
}

async function play(records: AsyncIterable<ReelRecord>, log: Log, handled: () => Promise<void>, { part, speed, clock, failures = (same) => same }: PlayOptions): Promise<number> {
  // What it is played to is there for this test: what comes last counts.
  const sink = toLog(log, { overwrite: true });
  const write = async (batch: readonly ReelRecord[]) => {
    await sink.write(batch);
    // Time may only pass when everything that has happened by now is dealt with.
    if (speed !== undefined) await handled();
  };
  const events = await replay({ records: failures(records), sink: { write }, part, speed, clock: clock ?? virtualClock({ auto: true }) });
  await handled();
  return events;
}

async function busOf(player: Exclude<Player, Log>): Promise<{ bus: MemoryBus; close: () => Promise<unknown> }> {
  if (isBus(player)) return { bus: player, close: async () => undefined };
  // A function is given what is played and nothing else: it may well emit events of the type that it handles.
  const bus = memoryBus({ isolated: typeof player === 'function' });
  if (typeof player !== 'function') {
    const app = player.createNestMicroservice({ strategy: new BusStrategy(bus), logger: false });
    await app.listen();
    return { bus, close: () => app.close() };
  }
  const one = async (event: NewsEvent, context: HandlerContext) => (await player(event, context)) ?? done();
  for (const topic of topics) bus.subscribe({ group: 'test', topic, events: events.filter((definition) => definition.topic === topic), handler: { one } });
  await bus.start();
  return { bus, close: () => bus.close() };
}

const isBus = (player: Player): player is MemoryBus => typeof player === 'object' && 'allPublished' in player;
const isLog = (player: Player): player is Log => typeof player === 'object' && 'ensureTopics' in player;

async function* iterated(records: AsyncIterable<ReelRecord> | Iterable<ReelRecord>): AsyncGenerator<ReelRecord> {
  yield* records;
}
