import type { Writable } from 'node:stream';
import type { Topic } from '@newsreel/contracts';
import type { Log, PartitionExtent } from '@newsreel/bus';
import { cut, type Cut } from '../editing/cut.js';
import { parseLine, recordLine } from '../reel/line.js';
import type { ReelRecord } from '../reel/record.js';
import { writeLines, type ReelInfo } from '../reel/write.js';
import { sortByTime, type TimedLine } from './sort-by-time.js';

export interface RecordOptions extends Cut {
  readonly log: Log;
  readonly topics: readonly Topic[];
}

/**
 * What the topics hold at this moment, or the part of it that `from`, `to`, `filter` and `limit` leave, in the order of time.
 * A record's time is never before that of the one before it in its partition: clocks of producers go wrong, the order on the log doesn't.
 */
export async function* record(options: RecordOptions): AsyncGenerator<ReelRecord> {
  for await (const line of recordedLines(options)) {
    const parsed = parseLine(line);
    if (parsed.kind === 'record') yield parsed.record;
  }
}

/** The same into a reel. @returns how many records it holds */
export function recordReel(to: string | Writable, options: RecordOptions, info: Pick<ReelInfo, 'note'> = {}): Promise<number> {
  return writeLines(to, recordedLines(options), { topics: options.topics.map(({ name }) => name), ...info });
}

async function* recordedLines({ log, topics, from, to, filter, limit = Infinity }: RecordOptions): AsyncGenerator<string> {
  let left = limit;
  if (left <= 0) return;
  for await (const { line } of sortByTime(timedLines(cut(readAll(log, topics, from, to), { from, to, filter })))) {
    yield line;
    if (--left <= 0) return;
  }
}

async function* timedLines(records: AsyncIterable<ReelRecord>): AsyncGenerator<TimedLine> {
  for await (const record of records) yield { timestamp: record.timestamp, line: recordLine(record) };
}

async function* readAll(log: Log, topics: readonly Topic[], from: number | undefined, to: number | undefined): AsyncGenerator<ReelRecord> {
  for (const topic of topics) {
    const latest = new Map<number, number>();
    for await (const record of log.read(topic, await rangesOf(log, topic, from, to))) {
      const timestamp = Math.max(record.timestamp, latest.get(record.partition) ?? 0);
      latest.set(record.partition, timestamp);
      yield { ...record, timestamp };
    }
  }
}

/** The offsets between two times, as far as they are still there. */
export async function rangesOf(log: Log, topic: Topic, from: number | undefined, to: number | undefined): Promise<PartitionExtent[]> {
  const at = async (time: number | undefined) => new Map((time === undefined ? [] : await log.offsetsAt(topic, time)).map(({ partition, next }) => [partition, next]));
  const [extents, first, last] = await Promise.all([log.extents(topic), at(from), at(to)]);
  return extents.map(({ partition, start, end }) => ({
    topic: topic.name,
    partition,
    start: Math.max(start, first.get(partition) ?? start),
    end: Math.min(end, last.get(partition) ?? end),
  }));
}
