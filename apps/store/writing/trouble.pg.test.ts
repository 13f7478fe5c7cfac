import { randomBytes } from 'node:crypto';
import { createLogger, openDatabase } from '@newsreel/platform';
import pg from 'pg';
import { article } from '../../../test/store/articles.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { entities } from '../schema/entities.js';
import { migrations } from '../schema/migrations.js';
import { writeArticles } from './writer.js';

// What the database can do to a batch, and what is left afterwards: nothing of it, and an error by which the bus knows what to do.
let store: StoreDatabase;
let other: pg.Client;
beforeEach(async () => {
  store = await storeDatabase();
  other = new pg.Client({ connectionString: store.url });
  other.on('error', () => {});
  await other.connect();
});
afterEach(async () => {
  await other.end();
  await store.close();
});

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(() => null, (caught: unknown) => caught);
  return String((error as { code?: unknown }).code ?? (error as { driverError?: { code?: unknown } }).driverError?.code ?? (error as Error).message);
};
const articles = async () => ((await other.query('SELECT 1 FROM store.articles')).rowCount);

test('connections that break in the middle of a batch leave nothing of it, and the next one is written', async () => {
  await other.query('BEGIN; LOCK TABLE store.article_contents IN ACCESS EXCLUSIVE MODE');
  const writing = codeOf(writeArticles(store.database, [article()]));
  await blocked(other);
  await other.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  expect(await writing).toMatch(/^(57P01|Connection terminated.*|ECONNRESET)$/);
  await other.query('ROLLBACK');
  expect(await articles()).toBe(0);
  expect(await writeArticles(store.database, [article()])).toMatchObject({ fetches: 1 });
});

test('a lock that is not to be had in time is an error of its own class', async () => {
  await other.query('BEGIN; LOCK TABLE store.articles IN ACCESS EXCLUSIVE MODE');
  await store.database.query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''200ms''', current_database()); END $$`);
  const impatient = await openDatabase({ url: store.url, schema: 'store', entities, migrations, log: createLogger('test', 'silent') });
  expect(await codeOf(writeArticles(impatient, [article()]))).toBe('55P03');
  await impatient.destroy();
  await other.query('ROLLBACK');
  expect(await articles()).toBe(0);
});

test('a connection limit that is reached is an error of its own class', async () => {
  const role = `limited_${Date.now()}`;
  await other.query(`CREATE ROLE ${role} LOGIN PASSWORD 'word' CONNECTION LIMIT 1; GRANT ALL ON SCHEMA store TO ${role}; GRANT ALL ON ALL TABLES IN SCHEMA store TO ${role}`);
  const url = Object.assign(new URL(store.url), { username: role, password: 'word' }).toString();
  const only = new pg.Client({ connectionString: url });
  await only.connect();
  const second = new pg.Client({ connectionString: url });
  expect(await codeOf(second.connect())).toBe('53300');
  await only.end();
  await other.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
});

test('a disk that is full is an error of its own class, and nothing is half written', async () => {
  // A table that cannot grow stands for the disk: PostgreSQL gives the same error class.
  await other.query(`CREATE FUNCTION store.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON store.outbox EXECUTE FUNCTION store.full()`);
  expect(await codeOf(writeArticles(store.database, [article()]))).toBe('53100');
  expect([await articles(), (await other.query('SELECT 1 FROM store.article_fetches')).rowCount]).toEqual([0, 0]);
  await other.query('DROP TRIGGER full_disk ON store.outbox');
  expect(await writeArticles(store.database, [article()])).toMatchObject({ fetches: 1, changed: 1 });
});

test('an event that no row can hold fails by itself, and with it alone', async () => {
  const impossible = article({ url: 'https://news.example/b', more: { fetchedAt: 'not a time' } });
  await expect(writeArticles(store.database, [impossible])).rejects.toThrow('Invalid time value');
  expect(await writeArticles(store.database, [article()])).toMatchObject({ fetches: 1 });
});

test('a row that is too large for its index is an error of its own class, and nothing is half written', async () => {
  // An index of PostgreSQL takes up to 2,704 bytes.
  const endless = randomBytes(6_000).toString('hex');
  expect(await codeOf(writeArticles(store.database, [article(), article({ url: 'https://news.example/b', more: { pageEventId: endless } })]))).toBe('54000');
  expect(await articles()).toBe(0);
});

/** Until some other connection waits for a lock. */
async function blocked(client: pg.Client): Promise<void> {
  while ((await client.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rowCount === 0);
}
