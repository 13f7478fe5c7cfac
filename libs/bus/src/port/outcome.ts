import type { NewsEvent } from '@newsreel/contracts';

/**
 * What a handler says of an event. There is no fourth answer: an event is finished, postponed or given up,
 * and the bus commits its offset only when the first or the last has been written down.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly emit: readonly NewsEvent[] }
  | { readonly kind: 'retryLater'; readonly why: string; readonly afterMs: number }
  | { readonly kind: 'deadLetter'; readonly why: string; readonly error?: unknown };

/** The work is done; `emit` is published and acknowledged before the offset is committed. */
export const done = (emit: readonly NewsEvent[] = []): Outcome => ({ kind: 'done', emit });

/** Something outside the event stands in the way (a database that is down): its partition waits, in order, and tries again. */
export const retryLater = (why: string, afterMs: number): Outcome => ({ kind: 'retryLater', why, afterMs });

/** The event itself is at fault and will be tomorrow: it goes to the dead letters, untouched, with the reason. */
export const deadLetter = (why: string, error?: unknown): Outcome => ({ kind: 'deadLetter', why, error });
