import pg from 'pg';
import { DataSource, type EntitySchema, type MixedList, type ObjectType } from 'typeorm';
import type { Logger } from '../log/logger.js';
import { underLock } from './lock.js';

export interface DatabaseOptions {
  readonly url: string;
  /** The PostgreSQL schema that holds the tables and their migrations: one per service, so that services share a database but no table. */
  readonly schema: string;
  readonly entities: MixedList<ObjectType<object> | EntitySchema>;
  readonly migrations: MixedList<ObjectType<object>>;
  readonly log: Logger;
  readonly poolSize?: number;
}

const IDLE_IN_TRANSACTION_MS = 15_000;

/** Opens the pool once the schema exists and its migrations have run, each in a transaction of its own, however many processes start at once. @throws where a newer version has migrated the schema. */
export async function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  const database = new DataSource({
    type: 'postgres',
    url: options.url,
    schema: options.schema,
    entities: options.entities as never,
    migrations: options.migrations as never,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize: options.poolSize ?? 10,
    applicationName: `newsreel-${options.schema}`,
    poolErrorHandler: (error: Error) => options.log.warn({ err: error }, 'a database connection broke'),
    // A process that stands still inside a transaction would hold its locks for as long, and whoever takes over its work would wait for them.
    extra: { connectionTimeoutMillis: 5_000, idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS },
  });
  await underLock(options, async () => {
    await database.initialize();
    await refuseNewerSchema(database, options.schema);
    const ran = await database.runMigrations();
    for (const migration of ran) options.log.info({ schema: options.schema, migration: migration.name }, 'migrated');
  });
  return database;
}

/** An older version knows neither the tables nor the columns of a newer one: what it took in hand would end as dead letters. */
async function refuseNewerSchema(database: DataSource, schema: string): Promise<void> {
  const known = new Set(database.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const table = `${pg.escapeIdentifier(schema)}.migrations`;
  const [{ exists }] = (await database.query('SELECT to_regclass($1) IS NOT NULL AS exists', [table])) as [{ exists: boolean }];
  if (!exists) return;
  const ran = (await database.query(`SELECT name FROM ${table} ORDER BY id`)) as { name: string }[];
  const unknown = ran.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length === 0) return;
  await database.destroy();
  throw new Error(`The schema ${schema} is that of a newer newsreel (it has ${unknown.join(', ')}): start the version that made it, or let that version undo them (newsreel migrations undo), or restore a backup from before.`);
}
