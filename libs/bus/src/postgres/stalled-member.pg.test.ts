import { jest } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../../test/servers/postgres.js';
import { until } from '../conformance/waiting.js';
import { page, World } from '../conformance/world.js';
import { done } from '../port/outcome.js';
import { postgresLog } from './postgres-log.js';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
  world = new World({ open: () => postgresLog({ url: database.url, sessionTimeoutMs: 2_000 }) });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await world.close();
  await database.drop();
});

test('a member that stands still while it holds the lock of its group loses the lock, and another takes over', async () => {
  const publisher = await world.bus();
  await publisher.publish([page('key')]);
  const locked = Promise.withResolvers<void>();
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const stalled = new WeakSet<pg.Client>();
  let found = false;
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    if (stalled.has(this)) return new Promise(() => {});
    const isLock = String(args[0]).includes('pg_advisory_xact_lock(hashtext');
    const answer = query.apply(this, args);
    if (!isLock || found) return answer;
    found = true;
    stalled.add(this);
    return (answer as Promise<unknown>).then(() => (locked.resolve(), new Promise(() => {})));
  } as never);
  const one = async () => done();
  void world.bus({ one }).catch(() => undefined);
  await locked.promise;
  let handled = 0;
  await world.bus({ one: async () => (handled++, done()) });
  await until('another has handled the event', () => handled === 1);
});
