import { randomBytes } from 'node:crypto';
import pg from 'pg';

// Set by start-postgres.mjs before the run's test processes start.
const VARIABLE = 'NEWSREEL_TEST_DATABASE_URL';

async function administer<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const url = process.env[VARIABLE];
  if (!url) throw new Error(`This test needs PostgreSQL: name it *.pg.test.ts or *.kafka.test.ts, so that the run starts one.`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const urlOf = (name: string) => Object.assign(new URL(process.env[VARIABLE]!), { pathname: `/${name}` }).toString();

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A database of the test's own. `template` names a prepared one (say `store`), made once per run by `prepare` and cloned from then on,
 * which takes some 30 ms where migrating anew would take a second.
 */
export async function testDatabase(template?: string, prepare?: (url: string) => Promise<void>): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(async (client) => {
    const from = template && prepare ? await prepared(client, template, prepare) : 'template1';
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  });
  return { url: urlOf(name), drop: () => administer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))) };
}

async function prepared(client: pg.Client, template: string, prepare: (url: string) => Promise<void>): Promise<string> {
  const name = `template_${template}`;
  // Test files run in several processes: the first makes the template, the others wait for it.
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  const made = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (made.rowCount === 0) {
    const unfinished = `${name}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished}`);
    await prepare(urlOf(unfinished));
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  }
  await client.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
  return name;
}
