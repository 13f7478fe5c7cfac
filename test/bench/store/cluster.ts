import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, freePort, openDatabase, startCluster } from '@newsreel/platform';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { entities, migrations } from '../../../apps/store/index.js';

export interface BenchCluster {
  /** A URL of a database of this name. */
  url(name: string): string;
  /** Where the server may read and write files. */
  readonly folder: string;
  /** Starts anew with nothing in its buffers, and a checkpoint just made. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL as an installation has it, durable, with a quarter of 4 GiB for its buffers; kept in `folder` if one is given. */
export async function benchCluster(kept?: { readonly folder: string; readonly password: string; readonly port: number }): Promise<BenchCluster> {
  const folder = kept?.folder ?? (await mkdtemp(join(tmpdir(), 'newsreel-bench-')));
  await chmod(folder, 0o777);
  const settings = ['shared_buffers=1GB', 'max_wal_size=4GB', 'checkpoint_timeout=15min'];
  const options = { folder: join(folder, 'cluster'), port: kept?.port ?? (await freePort()), password: kept?.password ?? randomBytes(12).toString('hex'), settings };
  let cluster = await startCluster(options);
  return {
    folder,
    url: (name) => Object.assign(new URL(cluster.url), { pathname: `/${name}` }).toString(),
    restart: async () => {
      await cluster.stop();
      cluster = await startCluster(options);
    },
    stop: async () => {
      await cluster.stop();
      if (!kept) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database, unless there is one of that name; `anew` drops that first. */
export async function createDatabase(cluster: BenchCluster, name: string, { anew = false } = {}): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  if (anew) await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  await client.end();
}

export function openStore(url: string): Promise<DataSource> {
  return openDatabase({ url, schema: 'store', entities, migrations, log: createLogger('bench', 'error') });
}
