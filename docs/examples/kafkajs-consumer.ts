import type { Kafka } from 'kafkajs';
import { ContractError, decode } from '@newsreel/contracts';
import { Articles, type Change } from './articles.js';

export interface ConsumerOptions {
  /** `new Kafka({ brokers: ['localhost:9092'] })`. */
  readonly kafka: Kafka;
  readonly topic?: string;
  readonly group?: string;
  readonly onChange: (change: Change) => void | Promise<void>;
  /** Gets what is no event of these contracts: a later version, say. Park it; reading goes on. */
  readonly onUnknown?: (error: ContractError) => void;
}

/** With kafkajs and the contracts alone. `articles.stored` is gzip on the wire, which kafkajs reads by itself. */
export async function consume({ kafka, topic = 'articles.stored', group = 'kafkajs-example', onChange, onUnknown = console.error }: ConsumerOptions): Promise<{ close(): Promise<void> }> {
  const consumer = kafka.consumer({ groupId: group });
  const articles = new Articles();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      try {
        await articles.apply(decode(message), onChange);
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        onUnknown(error);
      }
    },
  });
  return { close: () => consumer.disconnect() };
}
