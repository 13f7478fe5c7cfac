import { createLogger, ranMigrations, undoMigrations } from '@newsreel/platform';
import { testDatabase } from '../../test/servers/postgres.js';
import { openCrawlerDatabase } from './database.js';

test('every migration but the first can be taken back and made again', async () => {
  const test = await testDatabase();
  const log = createLogger('test', 'silent');
  const database = await openCrawlerDatabase({ url: test.url, log });
  const shape = () => database.query<unknown[]>(`SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'crawler' ORDER BY 1, 2`);
  const [before, [, second]] = [await shape(), await ranMigrations(database)];
  await undoMigrations(database, second!, log);
  expect(await shape()).not.toEqual(before);
  await database.runMigrations();
  expect(await shape()).toEqual(before);
  await database.destroy();
  await test.drop();
});
