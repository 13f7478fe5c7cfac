import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Bounds on what compressed batches may become in memory. kafkajs inflates a whole response before it hands out the first record, and a
 * megabyte of zeros fits into a few dozen bytes: without a bound, one fetch could bring gigabytes.
 */
export interface InflationLimits {
  /** A batch that inflates past this is refused: its partition stops, in words. */
  readonly maxBatchBytes: number;
  /** Once a fetch has inflated this much, the rest of its batches is left for the next fetch. */
  readonly maxFetchBytes: number;
}

/** What one consumer has inflated in the fetch under way. */
export class InflationAccount {
  bytes = 0;
  constructor(readonly limits: InflationLimits) {}
}

// kafkajs knows one codec per compression for the whole process; which consumer a call belongs to only its asynchronous context tells.
const current = new AsyncLocalStorage<InflationAccount>();

export const withAccount = <Result>(account: InflationAccount, run: () => Result): Result => current.run(account, run);
export const currentAccount = (): InflationAccount | undefined => current.getStore();

/** By this name kafkajs knows that a response ends early, and hands out the batches before. */
export class LeftForNextFetch extends Error {
  override readonly name = 'KafkaJSPartialMessageError';
}
