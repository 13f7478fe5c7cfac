import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { testDatabase } from '../servers/postgres.js';
import { describeNeeding } from '../servers/needs.js';
import { createLogger, openDatabase } from '@newsreel/platform';
import { entities, migrations, republish } from '../../apps/store/index.js';
import { writeArticles } from '../../apps/store/writing/writer.js';
import { article } from './articles.js';
import { storeDatabase } from './database.js';

const TABLES = ['articles', 'article_fetches', 'article_contents', 'article_revisions', 'mentions', 'migrations', 'relay_lease', 'sequence_floor'];

describeNeeding('pg_dump', 'a backup', (pgDump) => {
  test('that is restored is the same store, and goes on', async () => {
    const store = await storeDatabase();
    await writeArticles(store.database, [article(), article({ text: 'An edit.', at: 1 })]);
    const folder = mkdtempSync(join(tmpdir(), 'newsreel-dump-'));
    const file = join(folder, 'store.dump');
    execFileSync(pgDump, ['--format=custom', '--schema=store', `--file=${file}`, store.url]);
    const restored = await testDatabase();
    execFileSync(join(dirname(pgDump), 'pg_restore'), [`--dbname=${restored.url}`, '--clean', '--if-exists', file]);
    expect(await rowsOf(restored.url)).toEqual(await rowsOf(store.url));

    const database = await openDatabase({ url: restored.url, schema: 'store', entities, migrations, log: createLogger('test', 'silent') });
    expect(await republish(database)).toBe(1);
    expect(await writeArticles(database, [article({ text: 'Another edit.', at: 2 })])).toMatchObject({ fetches: 1, changed: 1 });
    await database.destroy();
    rmSync(folder, { recursive: true });
    await restored.drop();
    await store.close();
  });
});

async function rowsOf(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const answers = [];
  for (const table of TABLES) answers.push((await client.query(`SELECT * FROM store.${table} ORDER BY 1`)).rows);
  await client.end();
  return answers;
}
