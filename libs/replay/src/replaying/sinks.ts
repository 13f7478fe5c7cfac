import { topics as contractTopics, type Topic } from '@newsreel/contracts';
import { partitionOf, type Append, type Log } from '@newsreel/bus';
import type { ReelRecord } from '../reel/record.js';
import { RequestError } from '../editing/filter.js';

/** Where a replay goes. */
export interface ReplaySink {
  /** Resolves when all of them are safe. In order. */
  write(records: readonly ReelRecord[]): Promise<void>;
}

/** Appends to a log, each record where its key belongs. `topics` are those it may write to: normally all of the contracts. */
export function toLog(log: Log, topics: readonly Topic[] = contractTopics): ReplaySink {
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
      for (const { name } of missing) ensured.add(name);
      for (const [topic, list] of appends) await log.append(topic, list);
    },
  };
}
