import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, freePort, openDatabase, startCluster } from '@newsreel/platform';
import pg from 'pg';
import { purgeSource } from '../../apps/store/purging/purge.js';
import { entities } from '../../apps/store/schema/entities.js';
import { migrations } from '../../apps/store/schema/migrations.js';
import { writeArticles } from '../../apps/store/writing/writer.js';
import { article } from './articles.js';

const password = 'for-this-test';
const settings = ['fsync=off', 'shared_buffers=32MB'];

test('a store can be brought back to a moment, from a base backup and the archived log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsreel-pitr-'));
  chmodSync(folder, 0o755);
  const [data, archive, base] = ['data', 'archive', 'base'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(archive);
  chmodSync(archive, 0o777); // PostgreSQL may run as a user of its own
  const running = await startCluster({ folder: data, port: await freePort(), password, settings: [...settings, 'archive_mode=on', `archive_command=cp %p ${archive}/%f`] });
  const database = await openDatabase({ url: running.url, schema: 'store', entities, migrations, log: createLogger('test', 'silent') });
  await writeArticles(database, [article()]);
  const label = await baseBackup(running.url, data, base);

  await writeArticles(database, [article({ text: 'An edit after the backup.', at: 1 })]);
  const [{ moment }] = await database.query<[{ moment: string }]>('SELECT clock_timestamp()::text AS moment');
  await purgeSource(database, 'news-example');
  await archived(database.query.bind(database));
  await database.destroy();
  await running.stop();

  prepare(base, label);
  const recovery = [`restore_command=cp ${archive}/%f %p`, `recovery_target_time=${moment}`, 'recovery_target_action=promote'];
  const restored = await startCluster({ folder: base, port: await freePort(), password, settings: [...settings, ...recovery] });
  const client = new pg.Client({ connectionString: restored.url });
  await client.connect();
  while ((await client.query<{ recovering: boolean }>('SELECT pg_is_in_recovery() AS recovering')).rows[0]!.recovering) await new Promise(setImmediate);
  expect((await client.query(`SELECT state, revision_count FROM store.articles`)).rows).toEqual([{ state: 'stored', revision_count: 2 }]);
  await client.end();
  await restored.stop();
  rmSync(folder, { recursive: true });
}, 120_000);

/** Copies the data folder of a running server, as PostgreSQL's manual has it. @returns the label that belongs to the copy. */
async function baseBackup(url: string, data: string, base: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`SELECT pg_backup_start('test', true)`);
  execFileSync('cp', ['-a', data, base]);
  const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop()');
  await client.end();
  return rows[0]!.labelfile;
}

function prepare(base: string, label: string): void {
  writeFileSync(join(base, 'backup_label'), label);
  writeFileSync(join(base, 'recovery.signal'), '');
  rmSync(join(base, 'postmaster.pid'), { force: true });
  execFileSync('chown', ['-R', '--reference', join(base, 'PG_VERSION'), base]);
}

async function archived(query: (text: string) => Promise<unknown>): Promise<void> {
  const [{ file }] = (await query('SELECT pg_walfile_name(pg_switch_wal()) AS file')) as [{ file: string }];
  const last = async () => ((await query('SELECT last_archived_wal AS last FROM pg_stat_archiver')) as [{ last: string | null }])[0].last;
  for (let seen = await last(); seen === null || seen < file; seen = await last()) await new Promise(setImmediate);
}
