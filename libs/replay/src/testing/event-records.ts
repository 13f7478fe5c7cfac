import { definitionOf, encode, type NewsEvent } from '@newsreel/contracts';
import type { ReelRecord } from '../reel/record.js';

/** Events as records of a reel: for tests that make their events themselves. @throws ContractError */
export function recordsOf(events: Iterable<NewsEvent>): ReelRecord[] {
  return Array.from(events, (event) => ({ topic: definitionOf(event.type)?.topic.name ?? '', partition: null, offset: null, timestamp: Date.parse(event.time), ...encode(event) }));
}
