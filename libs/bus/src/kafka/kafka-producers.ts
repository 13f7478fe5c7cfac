import type { Topic } from '@newsreel/contracts';
import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import type { Append } from '../log/log.js';

const RETRY = { retries: 6, initialRetryTime: 100, maxRetryTime: 3_000 };

/**
 * A producer a topic. Idempotent, so that a send that kafkajs repeats by itself is written once. After a send has failed for good its producer
 * is thrown away: the next send would use the sequence numbers of the failed one, and a broker that did write that would drop the new records as a repetition.
 */
export class KafkaProducers {
  private readonly producers = new Map<string, Promise<Producer>>();

  constructor(private readonly kafka: Kafka) {}

  async append(topic: Topic, records: readonly Append[]): Promise<void> {
    const producer = await this.producerOf(topic.name);
    try {
      await producer.send({
        topic: topic.name,
        acks: -1,
        compression: topic.compression === 'zstd' ? kafkajs.CompressionTypes.ZSTD : kafkajs.CompressionTypes.GZIP,
        messages: records.map(({ message: { key, value, headers }, partition }) => ({ key, value, headers, partition })),
      });
    } catch (error) {
      this.producers.delete(topic.name);
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    const producers = [...this.producers.values()];
    this.producers.clear();
    await Promise.allSettled(producers.map(async (producer) => (await producer).disconnect()));
  }

  private producerOf(topic: string): Promise<Producer> {
    const known = this.producers.get(topic);
    if (known) return known;
    const connecting = this.connect();
    this.producers.set(topic, connecting);
    connecting.catch(() => this.producers.delete(topic));
    return connecting;
  }

  private async connect(): Promise<Producer> {
    // The partition is computed by us, the same for every log.
    const producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1, retry: RETRY, createPartitioner: () => ({ message }) => message.partition! });
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
  }
}
