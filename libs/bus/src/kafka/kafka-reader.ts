import { randomUUID } from 'node:crypto';
import { EventEmitter, on, setMaxListeners } from 'node:events';
import type { Topic } from '@newsreel/contracts';
import type { Kafka } from 'kafkajs';
import type { LogRecord, PartitionExtent } from '../log/log.js';
import { recordOf } from './records.js';

/** Reads ranges of a topic with a consumer whose group nobody else knows and which is deleted afterwards. */
export async function* readKafka(kafka: Kafka, topic: Topic, ranges: readonly PartitionExtent[]): AsyncIterable<LogRecord> {
  const open = new Map(ranges.filter(({ start, end }) => end > start).map((range) => [range.partition, range]));
  if (open.size === 0) return;
  const groupId = `newsreel-read-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxBytesPerPartition: topic.maxMessageBytes, maxWaitTimeInMs: 200 });
  const arrived = new EventEmitter();
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  await consumer.connect();
  await consumer.subscribe({ topics: [topic.name], fromBeginning: true });
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    const rest = (payload.memberAssignment[topic.name] ?? []).filter((partition) => !open.has(partition));
    if (rest.length > 0) consumer.pause([{ topic: topic.name, partitions: rest }]);
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => void arrived.emit('error', payload.error));
  try {
    const batches = on(arrived, 'batch', { signal: ended.signal });
    await consumer.run({
      autoCommit: false,
      // Waits until the batch is read, or whoever reads has had enough.
      eachBatch: ({ batch }) =>
        new Promise<void>((taken) => {
          if (ended.signal.aborted) return taken();
          ended.signal.addEventListener('abort', () => taken(), { once: true });
          arrived.emit('batch', { partition: batch.partition, messages: batch.messages, last: Number(batch.lastOffset()), taken });
        }),
    });
    for (const { partition, start } of open.values()) consumer.seek({ topic: topic.name, partition, offset: String(start) });
    for await (const [{ partition, messages, last, taken }] of batches) {
      const range = open.get(partition);
      for (const message of messages) {
        const record = recordOf(topic.name, partition, message);
        if (range && record.offset >= range.start && record.offset < range.end) yield record;
      }
      if (range && last + 1 >= range.end) open.delete(partition);
      taken();
      if (open.size === 0) break;
    }
  } finally {
    ended.abort();
    await consumer.disconnect();
    const admin = kafka.admin();
    await admin.connect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}
