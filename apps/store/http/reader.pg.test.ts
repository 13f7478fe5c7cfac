import pg from 'pg';
import { storeService, type StoreService } from '../../../test/store/service.js';
import { Reader } from './reader.js';

let store: StoreService;
let other: pg.Client;
beforeAll(async () => {
  store = await storeService();
  other = new pg.Client({ connectionString: store.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await store?.close();
});

test('the API cannot write, whatever it is asked', async () => {
  await expect(store.service.app.get(Reader).sql('DELETE FROM store.articles')).rejects.toThrow('read-only transaction');
});

test('a question that takes too long is ended, and the answer says what to do', async () => {
  await other.query('BEGIN; LOCK TABLE store.articles IN ACCESS EXCLUSIVE MODE');
  const response = await store.get('/api/v1/articles');
  expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([503, expect.stringContaining('Narrow the question')]);
  await other.query('ROLLBACK');
});

test('connections that broke are made anew, and nobody sees it', async () => {
  await store.json('/api/v1/articles');
  await other.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
  await until(async () => (await store.get('/api/v1/articles')).ok);
  expect((await store.get('/health/ready')).status).toBe(200);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(setImmediate);
}
