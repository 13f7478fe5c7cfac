import type { listSources } from '../../../crawler/index.js';

type Database = Parameters<typeof listSources>[0];

/** Works on the crawler's tables, whether somebody crawls or not. */
export async function onDatabase(work: (database: Database, contact: string | null) => Promise<void>): Promise<void> {
  const { connected } = await import('../../services/connect.js');
  await connected({ services: false }, ({ crawlerDatabase, config }) => work(crawlerDatabase, config.NEWSREEL_CONTACT ?? null));
}
