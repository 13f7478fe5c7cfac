import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testDatabase } from '../../../../test/servers/postgres.js';
import { createLogger } from '../log/logger.js';
import { openDatabase } from './open.js';
import { undoMigrations } from './undo.js';

class MakeThings1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE things.thing (id bigint PRIMARY KEY)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE things.thing');
  }
}

class NameThings1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE things.thing ADD name text');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE things.thing DROP name');
  }
}

test('migrations run once, however many services start at once', async () => {
  const database = await testDatabase();
  const options = { url: database.url, schema: 'things', entities: [], migrations: [MakeThings1700000000001], log: createLogger('test', 'silent') };
  const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase(options)));
  expect(await opened[0]!.query('SELECT name FROM things.migrations')).toEqual([{ name: 'MakeThings1700000000001' }]);
  await Promise.all(opened.map((source) => source.destroy()));
  await database.drop();
});

test('a version that is older than the schema does not start, and says so', async () => {
  const database = await testDatabase();
  const options = { url: database.url, schema: 'things', entities: [], log: createLogger('test', 'silent') };
  await (await openDatabase({ ...options, migrations: [MakeThings1700000000001] })).destroy();
  await expect(openDatabase({ ...options, migrations: [] })).rejects.toThrow('The schema things is that of a newer newsreel (it has MakeThings1700000000001)');
  await database.drop();
});

test('the way back: migrations are undone, and the older version starts', async () => {
  const database = await testDatabase();
  const log = createLogger('test', 'silent');
  const options = { url: database.url, schema: 'things', entities: [], log };
  const newer = await openDatabase({ ...options, migrations: [MakeThings1700000000001, NameThings1700000000002] });
  await expect(undoMigrations(newer, 'NameThings', log)).rejects.toThrow('The schema things has no migration NameThings; it has MakeThings1700000000001, NameThings1700000000002.');
  await expect(undoMigrations(newer, 'MakeThings1700000000001', log)).rejects.toThrow('is the first migration of the schema things');
  expect(await undoMigrations(newer, 'NameThings1700000000002', log)).toEqual(['NameThings1700000000002']);
  await newer.destroy();
  const older = await openDatabase({ ...options, migrations: [MakeThings1700000000001] });
  expect(await older.query('SELECT * FROM things.thing')).toEqual([]);
  await older.destroy();
  await database.drop();
});

test('a process that stands still inside a transaction loses its locks after a while, not when somebody notices', async () => {
  const database = await testDatabase();
  const opened = await openDatabase({ url: database.url, schema: 'things', entities: [], migrations: [], log: createLogger('test', 'silent') });
  expect(await opened.query('SHOW idle_in_transaction_session_timeout')).toEqual([{ idle_in_transaction_session_timeout: '15s' }]);
  await opened.destroy();
  await database.drop();
});
