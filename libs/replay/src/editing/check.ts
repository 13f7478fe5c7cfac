import { ContractError, decode } from '@newsreel/contracts';
import { ReelError, type ReelRecord } from '../reel/record.js';

const MAX_PROBLEMS = 100;

/** What a reel holds, and what is wrong with it. */
export interface ReelReport {
  readonly events: number;
  /** By topic and type: `articles.stored newsreel.article.stored.v1`. */
  readonly counts: Readonly<Record<string, number>>;
  /** ISO 8601; null for an empty reel. */
  readonly first: string | null;
  readonly last: string | null;
  /** In words, the first hundred. */
  readonly problems: readonly string[];
  readonly problemCount: number;
}

/** Reads a reel to its end: damage, records that break their contract, and order that no log would give are problems. */
export async function check(records: AsyncIterable<ReelRecord>): Promise<ReelReport> {
  const counts: Record<string, number> = {};
  const problems: string[] = [];
  const offsets = new Map<string, number>();
  let [events, problemCount] = [0, 0];
  let [first, last] = [Infinity, -Infinity];
  const problem = (what: string) => {
    if (++problemCount <= MAX_PROBLEMS) problems.push(what);
  };
  try {
    for await (const record of records) {
      events++;
      const kind = `${record.topic} ${record.headers.ce_type?.toString('utf8') ?? '(no type)'}`;
      counts[kind] = (counts[kind] ?? 0) + 1;
      first = Math.min(first, record.timestamp);
      last = Math.max(last, record.timestamp);
      for (const what of faultsOf(record, offsets)) problem(`Event ${events} (${kind}): ${what}`);
    }
  } catch (error) {
    if (!(error instanceof ReelError)) throw error;
    problem(error.message);
  }
  const shown = (time: number) => (events === 0 ? null : new Date(time).toISOString());
  return { events, counts, first: shown(first), last: shown(last), problems, problemCount };
}

function faultsOf(record: ReelRecord, offsets: Map<string, number>): string[] {
  const faults: string[] = [];
  try {
    decode(record);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    faults.push(`${error.code}: ${error.message.replaceAll('\n', ' ')}`);
  }
  if (record.partition === null || record.offset === null) return faults;
  const place = `${record.topic}/${record.partition}`;
  const before = offsets.get(place) ?? -1;
  if (record.offset <= before) faults.push(`its offset ${record.offset} in ${place} comes after ${before}`);
  offsets.set(place, Math.max(before, record.offset));
  return faults;
}
