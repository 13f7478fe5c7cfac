import { totalmem } from 'node:os';
import pg from 'pg';
import { startCluster, type Cluster } from '@newsreel/platform';
import type { NewsreelConfig } from '../config.js';
import { CommandError } from '../exit.js';
import { clusterFolder } from './cluster-folder.js';
import { settingsOf, type Settings } from './settings.js';

// Two locks of the database, by name so that no two parts pick one number. `using` is shared by every process that uses a server of
// newsreel's own: the last one stops it. `running` is held by the one process that runs the services on it.
const use = "SELECT pg_advisory_lock_shared(hashtextextended('newsreel using', 0))";
const stopUsing = "SELECT pg_advisory_unlock_shared(hashtextextended('newsreel using', 0))";
const takeAlone = "SELECT pg_try_advisory_lock(hashtextextended('newsreel using', 0)) AS taken";
const takeRunning = "SELECT pg_try_advisory_lock(hashtextextended('newsreel running', 0)) AS taken";

export interface Installation {
  readonly databaseUrl: string;
  /** null where NEWSREEL_DATABASE_URL names the database: then others run the services. */
  readonly settings: Settings | null;
  /** Whether this process runs the services: it was asked to, and nobody else does. */
  readonly runsServices: boolean;
  close(): Promise<void>;
}

/**
 * Finds the database: the one of NEWSREEL_DATABASE_URL, that of a running `newsreel start` on this data folder,
 * or PostgreSQL started for as long as this process needs it.
 */
export async function openInstallation(config: NewsreelConfig, { services }: { readonly services: boolean }): Promise<Installation> {
  if (config.NEWSREEL_DATABASE_URL) return { databaseUrl: config.NEWSREEL_DATABASE_URL, settings: null, runsServices: false, close: async () => {} };
  const settings = await settingsOf(config.NEWSREEL_DATA, () => clusterFolder(config.NEWSREEL_DATA));
  const { cluster, locks } = await joinCluster(settings);
  const runsServices = services && (await takes(locks, takeRunning));
  return {
    databaseUrl: cluster.url,
    settings,
    runsServices,
    close: async () => {
      await locks.query(stopUsing);
      const isLast = await takes(locks, takeAlone);
      await locks.end();
      if (isLast) await cluster.stop();
    },
  };
}

const ATTEMPTS = 3;

/** An eighth of what memory there is, 128 to 1,024: the indexes that new articles are filed in are to stay in it. */
function bufferMiB(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.min(1024, Math.max(128, Math.floor(memory / 8 / 2 ** 20)));
}

/** A server that another process is just stopping refuses us; then it is started anew. */
async function joinCluster(settings: Settings): Promise<{ cluster: Cluster; locks: pg.Client }> {
  for (let attempt = 1; ; attempt++) {
    try {
      const cluster = await startCluster({ ...settings.postgres, settings: [`shared_buffers=${bufferMiB()}MB`] });
      // The locks live as long as this connection: a killed process leaves none behind.
      const locks = new pg.Client({ connectionString: cluster.url, application_name: 'newsreel-locks' });
      locks.on('error', () => {});
      await locks.connect();
      await locks.query(use);
      return { cluster, locks };
    } catch (error) {
      if (attempt === ATTEMPTS) throw new CommandError(`PostgreSQL of this installation can't be used: ${(error as Error).message}`);
    }
  }
}

async function takes(client: pg.Client, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(lock);
  return rows[0]?.taken ?? false;
}
