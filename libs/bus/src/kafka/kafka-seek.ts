import type { Kafka } from 'kafkajs';
import type { Progress } from '../log/log.js';

/**
 * Commits for a group without members, as one of its own. kafkajs's `admin.setOffsets` does the same, and waits for a fetch of nothing, five
 * seconds, for each topic.
 */
export async function seekKafka(kafka: Kafka, group: string, progress: readonly Progress[]): Promise<void> {
  const offsets = progress.map(({ topic, partition, next }) => ({ topic, partition, offset: String(next) }));
  const topics = [...new Set(progress.map(({ topic }) => topic))];
  if (topics.length === 0) return;
  const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 100, maxBytes: 1, retry: { retries: 5, restartOnFailure: async () => false } });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.GROUP_JOIN, () => {
        consumer.pause(topics.map((topic) => ({ topic })));
        consumer.commitOffsets(offsets).then(resolve, reject);
      });
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => undefined }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}
