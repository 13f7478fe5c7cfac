import { InvalidArgumentError } from 'commander';
import type { WorkerPool } from '@newsreel/enrichment';
import { CommandError } from './exit.js';

/** Parses a number of threads from the command line. */
export function threads(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new InvalidArgumentError('It is a whole number from 1 to 64.');
  return count;
}

/** Runs some work with a pool of its own; what a page breaks ends the command with its code and a sentence. */
export async function withPool(count: number, work: (pool: WorkerPool) => Promise<void>): Promise<void> {
  const { LimitError, WorkerPool } = await import('@newsreel/enrichment');
  const pool = new WorkerPool({ threads: count });
  try {
    await work(pool);
  } catch (error) {
    if (error instanceof LimitError) throw new CommandError(`${error.code}: ${error.message}`);
    throw error;
  } finally {
    await pool.close();
  }
}
