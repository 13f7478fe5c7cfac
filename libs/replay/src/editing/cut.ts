import type { ReelRecord } from '../reel/record.js';
import type { Filter } from './filter.js';

export interface Cut {
  /** From this time on, in milliseconds since 1970. */
  readonly from?: number;
  /** Up to, not including, this time. */
  readonly to?: number;
  readonly filter?: Filter;
  /** The first so many of what is left. */
  readonly limit?: number;
}

/** The records that a cut leaves; reading stops when there can be no more. */
export async function* cut(records: AsyncIterable<ReelRecord>, { from = -Infinity, to = Infinity, filter = () => true, limit = Infinity }: Cut): AsyncGenerator<ReelRecord> {
  let left = limit;
  if (left <= 0) return;
  for await (const record of records) {
    if (record.timestamp < from || record.timestamp >= to || !filter(record)) continue;
    yield record;
    if (--left <= 0) return;
  }
}
