import type { ReelRecord } from '../reel/record.js';
import { seededRandom } from './ids.js';

// What a log that delivers at least once may do to a consumer, and one thing that a producer may. All of it depends on the seed alone.

type Records = AsyncIterable<ReelRecord> | Iterable<ReelRecord>;

interface Chance {
  /** How often: 0 never, 1 always. */
  readonly share: number;
  readonly seed?: number;
}

/** Some records come twice. */
export async function* duplicate(records: Records, { share, seed = 1 }: Chance): AsyncGenerator<ReelRecord> {
  const random = seededRandom(seed);
  for await (const record of records) {
    yield record;
    if (random() < share) yield record;
  }
}

/** Records of different keys overtake each other within a window; those of one key never do. */
export async function* reorder(records: Records, { window, seed = 1 }: { readonly window: number; readonly seed?: number }): AsyncGenerator<ReelRecord> {
  const random = seededRandom(seed);
  const held: ReelRecord[] = [];
  const next = () => {
    const picked = held[Math.floor(random() * held.length)]!;
    const first = held.findIndex((record) => sameKey(record, picked));
    return held.splice(first, 1)[0]!;
  };
  for await (const record of records) {
    held.push(record);
    if (held.length > window) yield next();
  }
  while (held.length > 0) yield next();
}

/** Now and then the last `span` records come again, in their order: a consumer died before it had committed them. */
export async function* redeliver(records: Records, { share, span = 10, seed = 1 }: Chance & { readonly span?: number }): AsyncGenerator<ReelRecord> {
  const random = seededRandom(seed);
  const recent: ReelRecord[] = [];
  for await (const record of records) {
    yield record;
    recent.push(record);
    if (recent.length > span) recent.shift();
    if (random() < share) yield* recent;
  }
}

/** Between the records stand copies that nobody can read; a consumer has to put them aside and go on. */
export async function* poison(records: Records, { share, seed = 1 }: Chance): AsyncGenerator<ReelRecord> {
  const random = seededRandom(seed);
  for await (const record of records) {
    if (random() < share) yield poisoned(record);
    yield record;
  }
}

/** Its id says what it is, and its data are cut in the middle; a page, whose data may be anything, loses its status. */
function poisoned(record: ReelRecord): ReelRecord {
  const id = Buffer.from(`${record.headers.ce_id?.toString('utf8') ?? ''}-poisoned`);
  const { ce_status, ...headers } = record.headers;
  if (ce_status) return { ...record, headers: { ...headers, ce_id: id } };
  return { ...record, headers: { ...headers, ce_id: id }, value: Buffer.from(record.value?.toString('utf8').slice(0, record.value.length / 2) ?? 'no tombstone') };
}

function sameKey(a: ReelRecord, b: ReelRecord): boolean {
  if (a.topic !== b.topic) return false;
  return a.key === null || b.key === null ? a.key === b.key : a.key.equals(b.key);
}
