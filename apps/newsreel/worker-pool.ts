import type { WorkerPool } from '../enrichment/command-line.js';
import { CommandError, EXIT } from './exit.js';
import { wholeNumber } from './options.js';

/** Parses a number of threads from the command line. */
export const threads = wholeNumber(1, 64);

/** Runs some work with a pool of its own; what keeps it from starting, and what a page breaks, ends the command with a sentence. */
export async function withPool(options: { threads: number; model?: string | undefined }, work: (pool: WorkerPool) => Promise<void>): Promise<void> {
  const { LimitError, WorkerPool } = await import('../enrichment/command-line.js');
  const pool = await WorkerPool.open(options).catch((error: unknown) => {
    throw new CommandError((error as Error).message, options.model === undefined ? EXIT.someFailed : EXIT.usage);
  });
  try {
    await work(pool);
  } catch (error) {
    if (error instanceof LimitError) throw new CommandError(`${error.code}: ${error.message}`);
    throw error;
  } finally {
    await pool.close();
  }
}
