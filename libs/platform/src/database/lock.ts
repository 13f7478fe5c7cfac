import pg from 'pg';
import type { DatabaseOptions } from './open.js';

// One lock for migrations of all schemas: they are rare and short, and a second start has to wait for the first.
const takeMigrationLock = "SELECT pg_advisory_lock(hashtextextended('newsreel migrations', 0))";

/** TypeORM takes no lock when it migrates; two services that start together would both try. */
export async function underLock(options: Pick<DatabaseOptions, 'url' | 'schema' | 'log'>, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 5_000 });
  client.on('error', (error) => options.log.warn({ err: error }, 'the connection that holds the migration lock broke'));
  await client.connect();
  try {
    await client.query(takeMigrationLock);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(options.schema)}`);
    await work();
  } finally {
    await client.end();
  }
}
