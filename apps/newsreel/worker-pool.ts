import type { WorkerPool } from '../enrichment/command-line.js';
import { CommandError, EXIT } from './exit.js';
import { wholeNumber } from './options.js';

/** Parses a number of threads from the command line. */
export const threads = wholeNumber(1, 64);

export interface Pool {
  readonly threads: number;
  readonly model?: string | undefined;
  readonly extractsOnly?: boolean;
  /** What the work needs besides, loaded while the threads start. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** Runs some work with a pool of its own; what keeps it from starting, and what a page breaks, ends the command with a sentence. */
export async function withPool({ meanwhile, ...options }: Pool, work: (pool: WorkerPool) => Promise<void>): Promise<void> {
  const { LimitError, WorkerPool } = await import('../enrichment/command-line.js');
  const opening = WorkerPool.open(options).catch((error: unknown) => {
    throw new CommandError((error as Error).message, options.model === undefined ? EXIT.someFailed : EXIT.usage);
  });
  const [pool] = await Promise.all([opening, meanwhile?.()]);
  try {
    await work(pool);
  } catch (error) {
    if (error instanceof LimitError) throw new CommandError(`${error.code}: ${error.message}`);
    throw error;
  } finally {
    await pool.close();
  }
}
