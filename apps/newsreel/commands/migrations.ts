import { Argument, Command } from 'commander';
import type { DataSource } from 'typeorm';
import { CommandError, EXIT } from '../exit.js';
import { writeLine } from '../output.js';

type Schema = 'crawler' | 'store';
const SCHEMAS: readonly Schema[] = ['crawler', 'store'];

export function migrationsCommand(): Command {
  const migrations = new Command('migrations').description('What was done to the tables of crawler and store, and the way back to an older version.');
  migrations.command('list').description('List the migrations, oldest first. What is missing is done first.').option('--json', 'one JSON object a line').action(list);
  migrations
    .command('undo')
    .description('Undo a migration and those after it, so that the version before can start; what only the newer tables held is gone. First stop the processes of that service, and make a backup.')
    .addArgument(new Argument('<schema>').choices(SCHEMAS))
    .argument('<migration>', 'the oldest that is to go, as the older version names it when it refuses to start')
    .action(undo);
  return migrations;
}

async function onDatabase<Result>(work: (databases: Record<Schema, DataSource>) => Promise<Result>): Promise<Result> {
  const { connected } = await import('../services/connect.js');
  return connected({ services: false }, ({ crawlerDatabase: crawler, storeDatabase: store }) => work({ crawler, store }));
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const { ranMigrations } = await import('@newsreel/platform');
  await onDatabase(async (databases) => {
    for (const schema of SCHEMAS) {
      for (const migration of await ranMigrations(databases[schema])) await writeLine(json ? JSON.stringify({ schema, migration }) : `${schema}  ${migration}`);
    }
  });
}

async function undo(schema: Schema, migration: string): Promise<void> {
  const { createLogger, undoMigrations } = await import('@newsreel/platform');
  await onDatabase(async (databases) => {
    try {
      const undone = await undoMigrations(databases[schema], migration, createLogger('newsreel', 'silent'));
      process.stderr.write(`Undone, newest first: ${undone.join(', ')}. The next start of this version does them again: start the older one.\n`);
    } catch (error) {
      if (error instanceof RangeError) throw new CommandError(error.message, EXIT.usage);
      throw error;
    }
  });
}
