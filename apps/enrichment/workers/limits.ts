/** The stable words for what can go wrong with one text or page; anything else is `internal`. */
export type LimitCode = 'bad-line' | 'bad-charset' | 'too-large' | 'too-slow' | 'too-much-memory' | 'internal';

/** A page broke a cap. It would break it again, so it is given up by the cap's name. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  constructor(
    readonly code: LimitCode,
    message: string,
  ) {
    super(message);
  }
}

export interface Limits {
  /** Of one page's body or one text, in bytes. */
  readonly maxBytes: number;
  /** Of the worker's time on a processor for one page, in milliseconds; six times as many may pass by the clock. */
  readonly maxMs: number;
  /** Of a worker's JavaScript heap, in MiB. */
  readonly maxHeapMiB: number;
}

export const normalLimits: Limits = { maxBytes: 10 * 1024 * 1024, maxMs: 5_000, maxHeapMiB: 512 };

/** Where a model of the user's own runs: it takes hundreds of times as long as ours. */
export const patientLimits: Limits = { ...normalLimits, maxMs: 120_000 };
