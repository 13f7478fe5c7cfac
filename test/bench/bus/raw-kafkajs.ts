import kafkajs from 'kafkajs';
import type { Message } from '@newsreel/contracts';
import { partitionOf } from '@newsreel/bus';
import { chunks, rate } from './events.js';

const { CompressionTypes, Kafka, logLevel } = kafkajs;
const MIB = 1024 * 1024;
const PARTITIONS = 24;

const clientOf = (broker: string) => new Kafka({ brokers: [broker], clientId: 'raw', logLevel: logLevel.NOTHING });

// The same acknowledgement, batches, compression and partitions as the bus; the codec is the one that the bus has installed.
export async function publishRate(broker: string, topic: string, messages: readonly Message[], chunk: number): Promise<number> {
  const producer = clientOf(broker).producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const records = messages.map(({ key, value, headers }) => ({ key, value, headers, partition: partitionOf(key!, PARTITIONS) }));
  const send = (piece: typeof records) => producer.send({ topic, acks: -1, compression: CompressionTypes.ZSTD, messages: piece });
  await send(records.slice(0, 1));
  const result = await rate(records.length, async () => {
    for (const piece of chunks(records, chunk)) await send(piece);
  });
  await producer.disconnect();
  return result;
}

/** From having joined to the last record: what joining takes is another question. */
export async function handleRate(broker: string, topic: string, count: number): Promise<number> {
  const consumer = clientOf(broker).consumer({ groupId: `${topic}-raw-${Date.now()}`, maxBytes: 16 * MIB, maxBytesPerPartition: 16 * MIB, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let handled = 0;
  const all = Promise.withResolvers<void>();
  await consumer.run({
    autoCommitInterval: 100,
    eachBatch: async ({ batch, heartbeat }) => {
      handled += batch.messages.length;
      await heartbeat();
      if (handled >= count) all.resolve();
    },
  });
  const result = await rate(count, () => all.promise);
  await consumer.disconnect();
  return result;
}
