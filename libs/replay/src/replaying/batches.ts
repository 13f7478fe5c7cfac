import type { ReelRecord } from '../reel/record.js';
import { RequestError } from '../editing/filter.js';
import type { Clock } from './clock.js';

const MAX_RECORDS = 1000;
const MAX_BYTES = 4 * 1024 * 1024;
// A gap of a month in a recording need not be waited for in one timer; setTimeout takes no more than 24 days.
const LONGEST_SLEEP_MS = 60_000;

/** `max`, or how many times as fast as it happened: `1x`, `10x`, `0.5x`. @throws RequestError */
export function parseSpeed(text: string): number {
  if (text === 'max') return Infinity;
  const [, factor] = /^(\d+(?:\.\d+)?)x?$/.exec(text) ?? [];
  if (factor === undefined || Number(factor) === 0) throw new RequestError(`The speed ${JSON.stringify(text)} is none; write max, 1x, 10x or the like.`);
  return Number(factor);
}

/** The records in the batches in which they are due at that speed: what comes together in time, or as much as one write takes. */
export async function* dueBatches(records: AsyncIterable<ReelRecord>, speed: number, clock: Clock, signal?: AbortSignal): AsyncGenerator<ReelRecord[]> {
  let batch: ReelRecord[] = [];
  let bytes = 0;
  let origin: { readonly time: number; readonly clock: number } | null = null;
  const broken: { error?: unknown } = {};
  for await (const record of wholeOnes(records, broken)) {
    signal?.throwIfAborted();
    origin ??= { time: record.timestamp, clock: clock.now() };
    const due = origin.clock + Math.max(0, record.timestamp - origin.time) / speed;
    const early = due > clock.now();
    if (batch.length > 0 && (early || batch.length >= MAX_RECORDS || bytes >= MAX_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    for (let left = due - clock.now(); left > 0; left = due - clock.now()) await clock.sleep(Math.min(left, LONGEST_SLEEP_MS), signal);
    batch.push(record);
    bytes += record.value?.length ?? 0;
  }
  if (batch.length > 0) yield batch;
  if ('error' in broken) throw broken.error;
}

/** Ends where reading fails and notes why: what was read before is replayed first. */
async function* wholeOnes(records: AsyncIterable<ReelRecord>, broken: { error?: unknown }): AsyncGenerator<ReelRecord> {
  try {
    yield* records;
  } catch (error) {
    broken.error = error;
  }
}
