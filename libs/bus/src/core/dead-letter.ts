import type { Message } from '@newsreel/contracts';
import type { LogRecord } from '../log/log.js';

export const header = {
  reason: 'dlq-reason',
  error: 'dlq-error',
  attempts: 'dlq-attempts',
  firstFailedAt: 'dlq-first-failed-at',
  topic: 'dlq-topic',
  partition: 'dlq-partition',
  offset: 'dlq-offset',
  /** On an event that was sent back: the one group it is meant for. */
  redriveGroup: 'redrive-group',
  /** On a record without value in a dead letter topic: the offset of the letter in the same partition that is settled, and how. */
  settles: 'dlq-settles',
  settledAs: 'dlq-settled-as',
} as const;

const MAX_ERROR_BYTES = 8 * 1024;

export interface Failure {
  readonly reason: string;
  readonly error: unknown;
  readonly attempts: number;
  readonly firstFailedAt: number;
}

/** The record untouched, and beside it why it is here. */
export function deadLetterOf(record: LogRecord, { reason, error, attempts, firstFailedAt }: Failure): Message {
  const text = error === undefined || error === null ? '' : error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  const headers = {
    [header.reason]: reason,
    [header.error]: text,
    [header.attempts]: String(attempts),
    [header.firstFailedAt]: new Date(firstFailedAt).toISOString(),
    [header.topic]: record.topic,
    [header.partition]: String(record.partition),
    [header.offset]: String(record.offset),
  };
  const added = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, truncated(value)]));
  return { key: record.key, value: record.value, headers: { ...record.headers, ...added } };
}

function truncated(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= MAX_ERROR_BYTES) return bytes;
  // A cut in the middle of a character would leave bytes that are no UTF-8.
  let end = MAX_ERROR_BYTES;
  while ((bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}
