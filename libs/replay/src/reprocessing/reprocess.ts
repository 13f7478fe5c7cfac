import { ContractError, decode, type NewsEvent, type Topic } from '@newsreel/contracts';
import type { Log, LogRecord, Outcome, PartitionExtent } from '@newsreel/bus';
import { RequestError, type Filter } from '../editing/filter.js';
import { rangesOf } from '../recording/record.js';
import { Bookmark } from './bookmark.js';
import { systemClock, type Clock } from '../replaying/clock.js';

const SAVE_EVERY_MS = 10_000;
// Timers are not exact: what one was late, the next events may make up for.
const BURST_MS = 50;

export interface Reprocessing {
  readonly log: Log;
  readonly topic: Topic;
  /** Under this name it is resumed where it was stopped. Letters, digits and dashes. */
  readonly name: string;
  /** The part of history, by the time of the records, in milliseconds since 1970; normally all there is at the start. */
  readonly from?: number;
  readonly to?: number;
  /** Those that are handled; others are passed over. Normally all. */
  readonly filter?: Filter;
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
  const { log, topic, name, parallel = 8, filter = () => true, signal = new AbortController().signal, clock = systemClock } = reprocessing;
  const group = groupOf(name);
  const ranges = await remaining(reprocessing, group);
  const total = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const bookmark = new Bookmark((progress) => log.seek(group, progress));
  const pace = paceOf(reprocessing.eventsPerSecond ?? Infinity, clock, signal);
  const inHand: InHand[] = [];
  let [done, failed] = [0, 0];
  let saved = clock.now();
  /** The oldest first, so that what is written down as done is done, and all before it. */
  const finishOldest = async () => {
    const { record, why } = inHand[0]!;
    const reason = await why;
    inHand.shift();
    if (reason !== null) reprocessing.onFailed?.(record, reason);
    if (reason !== null) failed++;
    done++;
    bookmark.move({ topic: topic.name, partition: record.partition, next: record.offset + 1 });
    if (clock.now() - saved >= SAVE_EVERY_MS) {
      saved = clock.now();
      bookmark.saveSoon();
    }
    reprocessing.onProgress?.({ done, failed, total });
  };
  try {
    for await (const record of log.read(topic, ranges)) {
      signal.throwIfAborted();
      const wanted = filter(record);
      if (wanted) await pace();
      inHand.push({ record, why: wanted ? again(record, reprocessing, signal, clock) : Promise.resolve(null) });
      if (inHand.length >= parallel) await finishOldest();
    }
    while (inHand.length > 0) await finishOldest();
  } finally {
    // Nothing of this goes on when the caller closes what it hangs on.
    await Promise.allSettled(inHand.map(({ why }) => why));
    await bookmark.save();
  }
  return { done, failed, total };
}

interface InHand {
  readonly record: LogRecord;
  /** Why it can't be handled; null when it is. */
  readonly why: Promise<string | null>;
}

function groupOf(name: string): string {
  if (!/^[\w-]{1,100}$/.test(name)) throw new RequestError(`The name ${JSON.stringify(name)} of a reprocessing has other characters than letters, digits and dashes, or more than 100.`);
  return `newsreel-reprocess-${name}`;
}

/** Waits until the next event may begin. */
function paceOf(eventsPerSecond: number, clock: Clock, signal: AbortSignal): () => Promise<void> {
  let due = clock.now();
  return async () => {
    for (let early = due - clock.now(); early > 0; early = due - clock.now()) await clock.sleep(early, signal);
    due = Math.max(due, clock.now() - BURST_MS) + 1000 / eventsPerSecond;
  };
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
