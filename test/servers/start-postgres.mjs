// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startCluster } from '@newsreel/platform';

/**
 * A PostgreSQL for one test run, in a folder of its own, on a free port. It may lose what it holds: fsync is off.
 * Test processes find it by NEWSREEL_TEST_DATABASE_URL; a server named there beforehand is used instead.
 * @returns {Promise<() => Promise<void>>} how to stop it
 */
export async function startPostgres() {
  if (process.env.NEWSREEL_TEST_DATABASE_URL) return async () => {};
  const folder = await mkdtemp(join(tmpdir(), 'newsreel-test-pg-'));
  await chmod(folder, 0o755); // the user PostgreSQL runs as has to walk through it
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=128MB'];
  const cluster = await startCluster({ folder: join(folder, 'cluster'), port: await freePort(), password: randomBytes(12).toString('hex'), settings });
  process.env.NEWSREEL_TEST_DATABASE_URL = cluster.url;
  return async () => {
    delete process.env.NEWSREEL_TEST_DATABASE_URL;
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
