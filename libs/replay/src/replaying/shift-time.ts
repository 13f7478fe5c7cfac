import { createHash } from 'node:crypto';
import { pageEventIdOf, PageFetched } from '@newsreel/contracts';
import type { ReelRecord } from '../reel/record.js';

/** The times in an article that say when something happened. */
const TIMES = ['fetchedAt', 'firstFetchedAt', 'publishedAt', 'modifiedAt'];

/**
 * Moves a recording in time, so that its first record happens at `start` (milliseconds since 1970): the times of records, of events and in
 * articles. What happens at another time is another event: it gets an id of its own, the same at every replay to the same time.
 */
export async function* shiftTime(records: AsyncIterable<ReelRecord>, start: number): AsyncGenerator<ReelRecord> {
  let by: number | null = null;
  for await (const record of records) {
    by ??= start - record.timestamp;
    yield shifted(record, by);
  }
}

function shifted(record: ReelRecord, by: number): ReelRecord {
  const headers: Record<string, Buffer> = { ...record.headers };
  const time = headers.ce_time && later(headers.ce_time.toString('utf8'), by);
  if (time) headers.ce_time = Buffer.from(time);
  if (headers.ce_id) headers.ce_id = Buffer.from(idOf(record, time ?? '', by));
  const json = headers['content-type']?.toString('utf8').startsWith('application/json') === true && !isPage(record);
  return { ...record, timestamp: record.timestamp + by, headers, value: json && record.value ? shiftedValue(record.value, by) : record.value };
}

const isPage = ({ headers }: ReelRecord): boolean => headers.ce_type?.toString('utf8') === PageFetched.type;

function idOf(record: ReelRecord, time: string, by: number): string {
  const { ce_id, ce_subject, ce_bodysha256 } = record.headers;
  if (isPage(record) && ce_subject && ce_bodysha256) return pageEventIdOf(ce_subject.toString('utf8'), time, ce_bodysha256.toString('utf8'));
  return createHash('sha256').update(`${ce_id!.toString('utf8')}\n${by}`).digest('hex');
}

function shiftedValue(value: Buffer, by: number): Buffer {
  let json: unknown;
  try {
    json = JSON.parse(value.toString('utf8'));
  } catch {
    return value;
  }
  if (typeof json !== 'object' || json === null) return value;
  const article = json as Record<string, unknown>;
  for (const name of TIMES) if (typeof article[name] === 'string') article[name] = later(article[name], by) ?? article[name];
  return Buffer.from(JSON.stringify(article), 'utf8');
}

/** In the zone it was written in; null where it is no time. */
function later(time: string, by: number): string | null {
  const at = Date.parse(time);
  if (Number.isNaN(at)) return null;
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time) ?? [];
  if (sign === undefined) return new Date(at + by).toISOString();
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(at + by + offset).toISOString().replace('.000Z', `${sign}${hours}:${minutes}`).replace('Z', `${sign}${hours}:${minutes}`);
}
