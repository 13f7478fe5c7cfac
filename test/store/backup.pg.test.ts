import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { writeArticles } from '../../apps/store/writing/writer.js';
import { testDatabase } from '../servers/postgres.js';
import { article } from './articles.js';
import { storeDatabase } from './database.js';

// PostgreSQL as it comes with npm has no pg_dump, and one that is older than the server refuses it.
const found = /\) (\d+)/.exec(spawnSync('pg_dump', ['--version'], { encoding: 'utf8' }).stdout ?? '');
(Number(found?.[1]) >= 18 ? test : test.skip)('[needs pg_dump-18] a store that is dumped and restored is the same, and goes on', async () => {
  const store = await storeDatabase();
  await writeArticles(store.database, [article(), article({ text: 'An edit.', at: 1 })]);
  const folder = mkdtempSync(join(tmpdir(), 'newsreel-dump-'));
  const file = join(folder, 'store.dump');
  execFileSync('pg_dump', ['--format=custom', '--schema=store', `--file=${file}`, store.url]);
  const restored = await testDatabase();
  execFileSync('pg_restore', [`--dbname=${restored.url}`, '--clean', '--if-exists', file]);
  const rows = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const answers = [];
    for (const table of ['articles', 'article_fetches', 'article_contents', 'article_revisions', 'migrations']) answers.push((await client.query(`SELECT * FROM store.${table} ORDER BY 1`)).rows);
    await client.end();
    return answers;
  };
  expect(await rows(restored.url)).toEqual(await rows(store.url));
  rmSync(folder, { recursive: true });
  await restored.drop();
  await store.close();
});
