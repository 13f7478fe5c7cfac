import { createLogger, openDatabase } from '@newsreel/platform';
import pg from 'pg';
import { testDatabase } from '../../../test/servers/postgres.js';
import { article } from '../../../test/store/articles.js';
import { storeDatabase } from '../../../test/store/database.js';
import { writeArticles } from '../writing/writer.js';
import { entities } from './entities.js';
import { migrations } from './migrations.js';

const log = createLogger('test', 'silent');
const tables = async (client: pg.Client) => (await client.query<{ t: string }>(`SELECT table_name AS t FROM information_schema.tables WHERE table_schema = 'store' ORDER BY 1`)).rows.map(({ t }) => t);
const shape = async (client: pg.Client) => (await client.query(`SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'store' ORDER BY 1, 2`)).rows;

test('every migration can be taken back and made again, and what was written before stays', async () => {
  const store = await storeDatabase();
  const client = new pg.Client({ connectionString: store.url });
  await client.connect();
  await writeArticles(store.database, [article()]);
  const before = await shape(client);
  for (const _ of migrations.slice(1)) await store.database.undoLastMigration({ transaction: 'each' });
  expect(await tables(client)).not.toContain('stream');
  expect((await client.query('SELECT 1 FROM store.articles')).rowCount).toBe(1);
  await store.database.runMigrations();
  expect(await shape(client)).toEqual(before);
  expect(await writeArticles(store.database, [article({ at: 1 })])).toMatchObject({ fetches: 1 });
  for (const _ of migrations) await store.database.undoLastMigration({ transaction: 'each' });
  expect(await tables(client)).toEqual(['migrations']);
  await client.end();
  await store.close();
});

test('a migration of a million rows keeps no reader waiting for a second', async () => {
  const database = await testDatabase();
  const options = { url: database.url, schema: 'store', entities, log };
  const old = await openDatabase({ ...options, migrations: migrations.slice(0, 2) });
  await old.query(`INSERT INTO store.article_fetches SELECT 'page ' || n, gen_random_uuid(), gen_random_uuid(), now(), '\\x00', '1', 's', NULL FROM generate_series(1, 1000000) n`);
  await old.query(`INSERT INTO store.articles (id, state, sequence, changed_at, url, reading, sort_at, search, fingerprint, bands)
    SELECT gen_random_uuid(), 'stored', 1, now() - n % 400 * interval '1 day', 'https://news.example/' || n, '1', now() - n * interval '1 second', '', md5(n::text), ARRAY[hashint4(n)] FROM generate_series(1, 1000000) n`);
  await old.query('INSERT INTO store.story_articles (article_id, fingerprint) SELECT id, fingerprint FROM store.articles');
  await old.destroy();
  const reader = new pg.Client({ connectionString: database.url });
  await reader.connect();
  let longest = 0;
  let migrated = false;
  const migrating = openDatabase({ ...options, migrations }).then((opened) => {
    migrated = true;
    return opened.destroy();
  });
  while (!migrated) {
    const started = performance.now();
    await reader.query('SELECT FROM (SELECT FROM store.article_fetches LIMIT 1) f, (SELECT FROM store.articles LIMIT 1) a');
    longest = Math.max(longest, performance.now() - started);
  }
  await migrating;
  expect((await reader.query('SELECT count(*)::int AS n FROM store.story_bands')).rows).toEqual([{ n: 75_000 }]);
  // No bench, but the promise itself: a table that is rewritten under a lock would take many seconds.
  expect(longest).toBeLessThan(1_000);
  await reader.end();
  await database.drop();
}, 240_000);
