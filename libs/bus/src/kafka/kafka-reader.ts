import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
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
  // What comes next of each partition. Nothing is committed: a member that has to join anew would begin at the oldest record.
  const next = new Map([...open.values()].map(({ partition, start }) => [partition, start]));
  // Lets kafkajs go on after the batch in hand; it hands out one at a time.
  let release = () => {};
  await consumer.connect();
  await consumer.subscribe({ topics: [topic.name], fromBeginning: true });
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    const rest = (payload.memberAssignment[topic.name] ?? []).filter((partition) => !open.has(partition));
    if (rest.length > 0) consumer.pause([{ topic: topic.name, partitions: rest }]);
    for (const partition of open.keys()) consumer.seek({ topic: topic.name, partition, offset: String(next.get(partition)) });
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => void (payload.restart || arrived.emit('error', payload.error)));
  try {
    const batches = on(arrived, 'batch', { signal: ended.signal });
    await consumer.run({
      autoCommit: false,
      // Waits until the batch is read, or whoever reads has had enough.
      eachBatch: ({ batch }) =>
        new Promise<void>((taken) => {
          if (ended.signal.aborted) return taken();
          release = taken;
          arrived.emit('batch', { partition: batch.partition, messages: batch.messages, last: Number(batch.lastOffset()), taken });
        }),
    });
    for await (const [{ partition, messages, last, taken }] of batches) {
      const range = open.get(partition);
      for (const message of messages) {
        const record = recordOf(topic.name, partition, message);
        if (!range || record.offset < next.get(partition)! || record.offset >= range.end) continue;
        next.set(partition, record.offset + 1);
        yield record;
      }
      if (range && last + 1 >= range.end) open.delete(partition);
      taken();
      if (open.size === 0) break;
    }
  } finally {
    ended.abort();
    release();
    await consumer.disconnect();
    const admin = kafka.admin();
    await admin.connect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}
