import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { LogRecord } from '../log/log.js';
import { refusalOf } from './refused-batch.js';

export function recordOf(topic: string, partition: number, { key, value, headers, offset, timestamp }: KafkaMessage): LogRecord {
  return { topic, partition, offset: Number(offset), timestamp: Number(timestamp), key, value, headers: headersOf(headers ?? {}) };
}

/** The records before the first that stands for a refused batch, and why that one was refused. */
export function readable(topic: string, partition: number, messages: readonly KafkaMessage[]): { records: LogRecord[]; refusal: string | null } {
  const records: LogRecord[] = [];
  for (const message of messages) {
    const refusal = refusalOf(message.headers);
    if (refusal !== null) return { records, refusal };
    records.push(recordOf(topic, partition, message));
  }
  return { records, refusal: null };
}

// Kafka allows a header without a value, and one name several times: the last one counts.
function headersOf(headers: IHeaders): Record<string, Buffer> {
  const plain: Record<string, Buffer> = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    plain[name] = Buffer.isBuffer(last) ? last : Buffer.from(last ?? '');
  }
  return plain;
}
