import type { listSources } from '../../../crawler/index.js';
import { CommandError, EXIT } from '../../exit.js';

type Database = Parameters<typeof listSources>[0];

/** Works on the crawler's tables, whether somebody crawls or not. */
export async function onDatabase(work: (database: Database, contact: string | null) => Promise<void>): Promise<void> {
  const { connected } = await import('../../services/connect.js');
  await usageErrors(() => connected({ services: false }, ({ crawlerDatabase, config }) => work(crawlerDatabase, config.NEWSREEL_CONTACT ?? null)));
}

/** What somebody asked for wrongly ends the command with a sentence. */
export async function usageErrors(work: () => Promise<void>): Promise<void> {
  const { SourceError } = await import('../../../crawler/index.js');
  try {
    await work();
  } catch (error) {
    if (error instanceof SourceError || (error as Error).name === 'UrlError') throw new CommandError((error as Error).message, EXIT.usage);
    throw error;
  }
}
