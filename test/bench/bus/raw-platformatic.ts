import { Consumer, Producer } from '@platformatic/kafka';
import type { Message } from '@newsreel/contracts';
import { partitionOf } from '@newsreel/bus';
import { chunks, rate } from './events.js';

const MIB = 1024 * 1024;
const PARTITIONS = 24;

/** For a later decision: no code of newsreel's uses this client. */
export async function publishRate(broker: string, topic: string, messages: readonly Message[], chunk: number): Promise<number> {
  const producer = new Producer({ clientId: 'platformatic', bootstrapBrokers: [broker], idempotent: true, compression: 'zstd' });
  const records = messages.map(({ key, value, headers }) => ({ topic, key: key!, value: value!, headers: new Map(Object.entries(headers).map(([name, bytes]) => [Buffer.from(name), bytes])), partition: partitionOf(key!, PARTITIONS) }));
  await producer.send({ messages: records.slice(0, 1), acks: -1 });
  const result = await rate(records.length, async () => {
    for (const piece of chunks(records, chunk)) await producer.send({ messages: piece, acks: -1 });
  });
  await producer.close();
  return result;
}

export async function handleRate(broker: string, topic: string, count: number): Promise<number> {
  const consumer = new Consumer({ groupId: `${topic}-platformatic-${Date.now()}`, clientId: 'platformatic', bootstrapBrokers: [broker], maxBytes: 16 * MIB, maxWaitTime: 200 });
  const stream = await consumer.consume({ topics: [topic], mode: 'earliest', autocommit: 100, maxBytes: 16 * MIB });
  let handled = 0;
  const result = await rate(count, async () => {
    for await (const _ of stream) if (++handled >= count) break;
  });
  await consumer.close(true);
  return result;
}
