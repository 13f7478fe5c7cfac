import { topics as contractTopics, type Topic } from '@newsreel/contracts';
import { partitionOf, type Append, type Log } from '@newsreel/bus';
import type { ReelRecord } from '../reel/record.js';
import { RequestError } from '../editing/filter.js';

/** Where a replay goes. */
export interface ReplaySink {
  /** Resolves when all of them are safe. In order. */
  write(records: readonly ReelRecord[]): Promise<void>;
}

export interface LogSinkOptions {
  /** Those that it may write to: normally all of the contracts. */
  readonly topics?: readonly Topic[];
  /** Also onto a compacted topic that holds something: whoever reads it takes what comes last of a key for its newest state. */
  readonly overwrite?: boolean;
}

/** Appends to a log, each record where its key belongs. @throws RequestError for a record of a topic that it may not write to */
export function toLog(log: Log, { topics = contractTopics, overwrite = false }: LogSinkOptions = {}): ReplaySink {
  const byName = new Map(topics.map((topic) => [topic.name, topic]));
  const ensured = new Set<string>();
  return {
    write: async (records) => {
      const appends = new Map<Topic, Append[]>();
      for (const { topic: name, key, value, headers } of records) {
        const topic = byName.get(name);
        if (!topic) throw new RequestError(`The reel has records of ${name}, which is none of the topics ${[...byName.keys()].join(', ')}; leave them out with --filter topic!=${name}.`);
        const list = appends.get(topic) ?? appends.set(topic, []).get(topic)!;
        list.push({ message: { key, value, headers }, partition: key === null ? 0 : partitionOf(key, topic.partitions) });
      }
      const missing = [...appends.keys()].filter(({ name }) => !ensured.has(name));
      if (missing.length > 0) await log.ensureTopics(missing);
      if (!overwrite) for (const topic of missing) await refuseNewer(log, topic);
      for (const { name } of missing) ensured.add(name);
      for (const [topic, list] of appends) await log.append(topic, list);
    },
  };
}

/** A compacted topic says how things are now. Old records behind its newest ones would say that they are as they were. */
async function refuseNewer(log: Log, topic: Topic): Promise<void> {
  if (topic.cleanupPolicy !== 'compact' || (await log.extents(topic)).every(({ start, end }) => start === end)) return;
  const why = `${topic.name} holds the newest state of each key; an older one from the reel would come behind it and count as the newest`;
  throw new RequestError(`${why}. Replay onto a log where ${topic.name} is empty, leave it out with --filter topic!=${topic.name}, or say --overwrite if that is what you want.`);
}
