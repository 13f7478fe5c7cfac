import type { DataSource } from 'typeorm';
import type { Logger } from '../log/logger.js';
import { underLock } from './lock.js';

/** The names of the migrations of a schema, oldest first. */
export async function ranMigrations(database: DataSource): Promise<string[]> {
  const { schema } = placeOf(database);
  const rows = (await database.query(`SELECT name FROM ${database.driver.escape(schema)}.migrations ORDER BY id`)) as { name: string }[];
  return rows.map(({ name }) => name);
}

/**
 * The way back to an older version: undoes the migration of that name and what came after it, newest first, each in a transaction
 * of its own. What only the newer tables and columns held is gone.
 * @returns the names of what was undone. @throws {RangeError} where the schema has no such migration, or it is the first.
 */
export async function undoMigrations(database: DataSource, name: string, log: Logger): Promise<string[]> {
  const { url, schema } = placeOf(database);
  const undone: string[] = [];
  await underLock({ url, schema, log }, async () => {
    const ran = await ranMigrations(database);
    const from = ran.indexOf(name);
    if (from < 0) throw new RangeError(`The schema ${schema} has no migration ${name}; it has ${ran.join(', ')}.`);
    if (from === 0) throw new RangeError(`${name} is the first migration of the schema ${schema}: undoing it would leave nothing. To begin anew, drop the schema.`);
    for (const migration of ran.slice(from).reverse()) {
      await database.undoLastMigration({ transaction: 'each' });
      undone.push(migration);
    }
  });
  return undone;
}

function placeOf(database: DataSource): { url: string; schema: string } {
  const { url, schema } = database.options as { url: string; schema: string };
  return { url, schema };
}
