import pg from 'pg';
import { testDatabase } from '../../../../test/servers/postgres.js';

test('a test database is cloned from its template, and templates are made once', async () => {
  let made = 0;
  const prepare = async (url: string) => {
    made++;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('CREATE TABLE seen (id int)');
    await client.end();
  };
  const databases = [await testDatabase('cluster_test', prepare), await testDatabase('cluster_test', prepare)];
  expect(made).toBe(1);
  for (const database of databases) {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await expect(client.query('SELECT * FROM seen')).resolves.toMatchObject({ rowCount: 0 });
    await client.end();
    await database.drop();
  }
});
