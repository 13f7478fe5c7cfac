import { cut, type Cut } from '../editing/cut.js';
import type { ReelRecord } from '../reel/record.js';
import { dueBatches } from './batches.js';
import { systemClock, type Clock } from './clock.js';
import { shiftTime } from './shift-time.js';
import type { ReplaySink } from './sinks.js';

export interface ReplayProgress {
  readonly events: number;
  /** The time of the newest record that was written. */
  readonly time: number;
}

export interface Replay {
  readonly records: AsyncIterable<ReelRecord>;
  readonly sink: ReplaySink;
  /** How many times as fast as it happened; Infinity, the default, as fast as the sink takes it. */
  readonly speed?: number;
  /** Moves everything in time so that it happens from now on. */
  readonly shiftTime?: boolean;
  /** The part of it that is replayed, by the recording's own time. */
  readonly part?: Cut;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReplayProgress) => void;
}

/** The next is read while this one is used. */
async function* readAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    for (let next = items.next(); ; ) {
      const { value, done } = await next;
      if (done) return;
      next = items.next();
      // Told when it is asked for.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}

/** Writes recorded events to a sink, in order, waiting for each batch. @returns how many */
export async function replay({ records, sink, speed = Infinity, shiftTime: shift = false, part = {}, clock = systemClock, signal, onProgress }: Replay): Promise<number> {
  const chosen = cut(records, part);
  const moved = shift ? shiftTime(chosen, clock.now()) : chosen;
  let events = 0;
  const batches = dueBatches(moved, speed, clock, signal);
  // At a speed, time may only pass when what has happened by now is written.
  for await (const batch of speed === Infinity ? readAhead(batches) : batches) {
    await sink.write(batch);
    events += batch.length;
    onProgress?.({ events, time: batch.at(-1)!.timestamp });
  }
  return events;
}
