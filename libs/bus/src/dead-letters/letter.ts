import type { Message, Topic } from '@newsreel/contracts';
import { header } from '../core/dead-letter.js';
import type { LogRecord } from '../log/log.js';

/** What is known of an event that its group could not handle. */
export interface DeadLetter {
  /** `topic/group/partition/offset`, of the letter itself. */
  readonly id: string;
  readonly topic: string;
  readonly group: string;
  readonly reason: string;
  readonly error: string;
  readonly attempts: number;
  /** ISO 8601. */
  readonly firstFailedAt: string;
  /** When the letter was written. ISO 8601. */
  readonly deadAt: string;
  readonly eventId: string | null;
  readonly eventType: string | null;
  readonly key: string | null;
  /** Of the value; null where there is none. */
  readonly bytes: number | null;
  /** Where the event lies in its topic, as long as it is kept there. */
  readonly origin: { readonly partition: number; readonly offset: number };
}

/** Narrows down letters: all that are given must hold. */
export interface LetterFilter {
  readonly topic?: string;
  readonly group?: string;
  /** Part of the reason, in any case. */
  readonly reason?: string;
  /** Written at this time or later, or before. */
  readonly since?: Date;
  readonly until?: Date;
  /** The id of a letter, or the id of its event. */
  readonly id?: string;
}

const DLQ_HEADERS = new Set<string>([header.reason, header.error, header.attempts, header.firstFailedAt, header.topic, header.partition, header.offset, header.redriveGroup]);

const text = (headers: Message['headers'], name: string): string | null => headers[name]?.toString('utf8') ?? null;

export function letterOf(record: LogRecord, topic: Topic, group: string): DeadLetter {
  const { headers, key, value } = record;
  return {
    id: `${topic.name}/${group}/${record.partition}/${record.offset}`,
    topic: topic.name,
    group,
    reason: text(headers, header.reason) ?? '',
    error: text(headers, header.error) ?? '',
    attempts: Number(text(headers, header.attempts)),
    firstFailedAt: text(headers, header.firstFailedAt) ?? '',
    deadAt: new Date(record.timestamp).toISOString(),
    eventId: text(headers, 'ce_id'),
    eventType: text(headers, 'ce_type'),
    key: key?.toString('utf8') ?? null,
    bytes: value?.length ?? null,
    origin: { partition: Number(text(headers, header.partition)), offset: Number(text(headers, header.offset)) },
  };
}

export function matches(letter: DeadLetter, { topic, group, reason, since, until, id }: LetterFilter): boolean {
  const deadAt = Date.parse(letter.deadAt);
  return (
    (topic === undefined || letter.topic === topic) &&
    (group === undefined || letter.group === group) &&
    (reason === undefined || letter.reason.toLowerCase().includes(reason.toLowerCase())) &&
    (since === undefined || deadAt >= since.getTime()) &&
    (until === undefined || deadAt < until.getTime()) &&
    (id === undefined || letter.id === id || letter.eventId === id)
  );
}

/** The event as it was, meant for the group that could not handle it. */
export function redriven({ key, value, headers }: LogRecord, group: string): Message {
  const own = Object.entries(headers).filter(([name]) => !DLQ_HEADERS.has(name));
  return { key, value, headers: { ...Object.fromEntries(own), [header.redriveGroup]: Buffer.from(group) } };
}

export type Settlement = 'redriven' | 'dropped';

/** Says in the dead letter topic, where nothing can be deleted one by one, that a letter needs nobody's attention any more. */
export function settlement(letter: LogRecord, as: Settlement): Message {
  return { key: letter.key, value: null, headers: { [header.settles]: Buffer.from(String(letter.offset)), [header.settledAs]: Buffer.from(as) } };
}

/** The offset of the letter that this record settles; null if it is a letter. */
export function settledOffset({ headers }: LogRecord): number | null {
  const offset = text(headers, header.settles);
  return offset === null ? null : Number(offset);
}
