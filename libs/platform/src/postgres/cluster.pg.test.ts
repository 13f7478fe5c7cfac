import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { testDatabase } from '../../../../test/servers/postgres.js';
import { startCluster } from './cluster.js';
import { freePort } from './free-port.js';
import { canReach, postgresIdentity } from './user.js';

const isRoot = process.getuid?.() === 0;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsreel-cluster-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function answer(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows.map((row) => Object.values(row)[0]);
}

test('what was written is there after a stop and a start', async () => {
  const options = { folder: join(folder, 'cluster'), port: await freePort(), password: 'p/ss w@rd', settings: ['fsync=off'] };
  const first = await startCluster(options);
  await answer(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
  await first.stop();
  const second = await startCluster(options);
  expect(await answer(second.url, 'SELECT n FROM kept')).toEqual([42]);
  await second.stop();
});

test('a server left behind by a killed process is taken over, not fought with', async () => {
  const options = { folder: join(folder, 'cluster'), port: await freePort(), password: 'secret', settings: ['fsync=off'] };
  const left = await startCluster(options);
  const found = await startCluster(options);
  expect(found.pid).toBe(left.pid);
  await found.stop();
  await expect(answer(found.url, 'SELECT 1')).rejects.toThrow();
});

test('several first starts at once use one folder and one server', async () => {
  const options = { folder: join(folder, 'cluster'), port: await freePort(), password: 'secret', settings: ['fsync=off'] };
  const clusters = await Promise.all([1, 2, 3].map(() => startCluster(options)));
  expect(new Set(clusters.map(({ pid }) => pid)).size).toBe(1);
  await answer(clusters[0]!.url, 'CREATE TABLE seen AS SELECT 1 AS n');
  expect(await answer(clusters[2]!.url, 'SELECT n FROM seen')).toEqual([1]);
  await clusters[1]!.stop();
});

test('a folder of something else is left alone', async () => {
  const options = { folder: join(folder, 'cluster'), port: await freePort(), password: 'secret' };
  await mkdir(options.folder);
  await writeFile(join(options.folder, 'letters.txt'), 'not yours');
  await expect(startCluster(options)).rejects.toThrow(/cluster is no data folder of PostgreSQL, and not empty/);
  expect(await readFile(join(options.folder, 'letters.txt'), 'utf8')).toBe('not yours');
});

test('a server that can not start ends with what its log says', async () => {
  const options = { folder: join(folder, 'cluster'), port: await freePort(), password: 'secret', settings: ['shared_buffers=none'] };
  await expect(startCluster(options)).rejects.toThrow(/does not answer/);
});

test('it listens on loopback alone and wants the password', async () => {
  const cluster = await startCluster({ folder: join(folder, 'cluster'), port: await freePort(), password: 'secret' });
  expect(await answer(cluster.url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
  expect(await readFile(join(folder, 'cluster', 'pg_hba.conf'), 'utf8')).not.toMatch(/^\s*\w.*\btrust\b/m);
  await expect(answer(cluster.url.replace('secret', 'guess'), 'SELECT 1')).rejects.toThrow(/password/);
  await cluster.stop();
});

(isRoot ? test : test.skip)('[needs root] a folder that only root can enter is known to be out of reach', async () => {
  const closed = join(folder, 'closed');
  await mkdir(join(closed, 'inner'), { recursive: true });
  await chmod(closed, 0o700);
  expect(await canReach(join(closed, 'inner'), postgresIdentity())).toBe(false);
  expect(await canReach(folder, postgresIdentity())).toBe(true);
});

test('a test database is cloned from its template, and templates are made once', async () => {
  let made = 0;
  const prepare = async (url: string) => {
    made++;
    await answer(url, 'CREATE TABLE seen (id int)');
  };
  const databases = [await testDatabase('cluster_test', prepare), await testDatabase('cluster_test', prepare)];
  expect(made).toBe(1);
  for (const database of databases) {
    expect(await answer(database.url, 'SELECT count(*)::int FROM seen')).toEqual([0]);
    await database.drop();
  }
});
