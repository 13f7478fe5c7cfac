import pg from 'pg';
import { startCluster } from '@newsreel/platform';
import type { NewsreelConfig } from '../config.js';
import { clusterFolder } from './cluster-folder.js';
import { settingsOf, type Settings } from './settings.js';

// Held by the process that runs the services on a database of newsreel's own. Locks go by names, so that no two parts pick one number.
const takeRunningLock = "SELECT pg_try_advisory_lock(hashtextextended('newsreel running', 0)) AS taken";

export interface Installation {
  readonly databaseUrl: string;
  /** null where NEWSREEL_DATABASE_URL names the database: then others run the services. */
  readonly settings: Settings | null;
  /** Whether this process is to run the services itself: nobody else does. */
  readonly alone: boolean;
  readonly clusterFolder: string | null;
  close(): Promise<void>;
}

/**
 * Finds the database: the one of NEWSREEL_DATABASE_URL, that of a running `newsreel start` on this data folder,
 * or PostgreSQL started for as long as this process needs it.
 */
export async function openInstallation(config: NewsreelConfig): Promise<Installation> {
  if (config.NEWSREEL_DATABASE_URL) return { databaseUrl: config.NEWSREEL_DATABASE_URL, settings: null, alone: false, clusterFolder: null, close: async () => {} };
  const settings = await settingsOf(config.NEWSREEL_DATA, () => clusterFolder(config.NEWSREEL_DATA));
  const cluster = await startCluster(settings.postgres);
  const lock = await takeLock(cluster.url);
  return {
    databaseUrl: cluster.url,
    settings,
    alone: lock !== null,
    clusterFolder: settings.postgres.folder,
    close: async () => {
      await lock?.end();
      if (lock) await cluster.stop();
    },
  };
}

/** The lock lives as long as the connection: a killed process leaves none behind. */
async function takeLock(url: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'newsreel-running' });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>(takeRunningLock);
  if (rows[0]?.taken) return client;
  await client.end();
  return null;
}
