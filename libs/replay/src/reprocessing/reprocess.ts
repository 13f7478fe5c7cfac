import { ContractError, decode, type NewsEvent, type Topic } from '@newsreel/contracts';
import type { Log, LogRecord, Outcome, PartitionExtent } from '@newsreel/bus';
import { RequestError } from '../editing/filter.js';
import { rangesOf } from '../recording/record.js';
import { Bookmark } from './bookmark.js';
import { systemClock, type Clock } from '../replaying/clock.js';

const COMMIT_EVERY_MS = 10_000;

export interface Reprocessing {
  readonly log: Log;
  readonly topic: Topic;
  /** Under this name it is resumed where it was stopped. Letters, digits and dashes. */
  readonly name: string;
  /** The part of history, by the time of the records, in milliseconds since 1970; normally all there is at the start. */
  readonly from?: number;
  readonly to?: number;
  /** The live flow's own handler, with the newer model. */
  readonly handle: (event: NewsEvent, context: { readonly signal: AbortSignal }) => Promise<Outcome>;
  readonly publish: (events: readonly NewsEvent[]) => Promise<void>;
  /** At most; so that the live flow, which has the same machines, is not held up. Normally without a limit. */
  readonly eventsPerSecond?: number;
  /** How many at once; normally 8. */
  readonly parallel?: number;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly onProgress?: (progress: ReprocessingProgress) => void;
  /** Told of each event that could not be handled. It is passed over: the live flow has dealt with it in its time. */
  readonly onFailed?: (record: LogRecord, why: string) => void;
}

export interface ReprocessingProgress {
  readonly done: number;
  readonly failed: number;
  /** How many there were to do at this start. */
  readonly total: number;
}

/**
 * Handles history again beside the live flow. What comes out goes where it always goes: the store orders by fetch time and version, not by arrival.
 * How far it is stands in the log, as the offsets of a group of its own; stopped, it goes on there; killed, it does the last seconds twice.
 */
export async function reprocess(reprocessing: Reprocessing): Promise<ReprocessingProgress> {
  const { log, topic, name, parallel = 8, signal = new AbortController().signal, clock = systemClock, eventsPerSecond = Infinity } = reprocessing;
  if (!/^[\w-]{1,100}$/.test(name)) throw new RequestError(`The name ${JSON.stringify(name)} of a reprocessing has other characters than letters, digits and dashes, or more than 100.`);
  const group = `newsreel-reprocess-${name}`;
  const ranges = await remaining(reprocessing, group);
  const total = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const bookmark = new Bookmark((progress) => log.seek(group, progress));
  let [done, failed] = [0, 0];
  let due = clock.now();
  let committed = clock.now();
  try {
    for await (const records of chunks(log.read(topic, ranges), parallel)) {
      signal.throwIfAborted();
      for (let early = due - clock.now(); early > 0; early = due - clock.now()) await clock.sleep(early, signal);
      due = Math.max(due, clock.now()) + (records.length * 1000) / eventsPerSecond;
      const whys = await Promise.all(records.map((record) => again(record, reprocessing, signal, clock)));
      whys.forEach((why, index) => why !== null && reprocessing.onFailed?.(records[index]!, why));
      failed += whys.filter((why) => why !== null).length;
      done += records.length;
      for (const { partition, offset } of records) bookmark.move({ topic: topic.name, partition, next: offset + 1 });
      if (clock.now() - committed >= COMMIT_EVERY_MS) {
        committed = clock.now();
        bookmark.saveSoon();
      }
      reprocessing.onProgress?.({ done, failed, total });
    }
  } finally {
    await bookmark.save();
  }
  return { done, failed, total };
}

async function remaining({ log, topic, from, to }: Reprocessing, group: string): Promise<PartitionExtent[]> {
  const [ranges, committed] = await Promise.all([rangesOf(log, topic, from, to), log.committed(group, topic)]);
  const next = new Map(committed.map((progress) => [progress.partition, progress.next]));
  return ranges.map((range) => ({ ...range, start: Math.min(range.end, Math.max(range.start, next.get(range.partition) ?? 0)) })).filter(({ start, end }) => end > start);
}

/** Handles one again, waiting for what lies outside of it. @returns why it can't be handled, or null */
async function again(record: LogRecord, { handle, publish }: Reprocessing, signal: AbortSignal, clock: Clock): Promise<string | null> {
  let event: NewsEvent;
  try {
    event = decode(record);
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
  for (;;) {
    const outcome = await handle(event, { signal }).catch((error: unknown): Outcome => ({ kind: 'deadLetter', why: String(error) }));
    // What a handler says of an event after it was told to stop is not to be trusted.
    signal.throwIfAborted();
    if (outcome.kind === 'deadLetter') return outcome.why;
    if (outcome.kind === 'done') {
      if (outcome.emit.length > 0) await publish(outcome.emit);
      return null;
    }
    await clock.sleep(outcome.afterMs, signal);
  }
}

async function* chunks<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
