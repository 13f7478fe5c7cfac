import { Command } from 'commander';
import { wholeNumber } from '../options.js';
import { writeLine } from '../output.js';

interface Options {
  readonly source: string;
  readonly days?: number;
}

export function retentionCommand(): Command {
  const retention = new Command('retention').description('How long texts are kept, by source. Without a limit they are kept for ever; articles always stay.');
  retention.command('list').description('List the sources that have a limit.').option('--json', 'one JSON object a line').action(list);
  const forSource = (command: Command) => command.requiredOption('--source <id>', 'as "newsreel sources list" names it');
  forSource(retention.command('set').description('Drop the texts of a source so many days after they were first fetched, from the next hour on. What is dropped is gone.'))
    .requiredOption('--days <n>', 'at least 30', wholeNumber(30, 36_500))
    .action(set);
  forSource(retention.command('clear').description('Keep the texts of a source for ever, from now on.')).action(set);
  return retention;
}

type Database = Parameters<typeof import('../../store/index.js').keepTexts>[0];

async function onDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const { connected } = await import('../services/connect.js');
  await connected({ services: false }, ({ storeDatabase }) => work(storeDatabase));
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const { textLimits } = await import('../../store/index.js');
  await onDatabase(async (database) => {
    const limits = await textLimits(database);
    if (limits.length === 0 && !json) process.stderr.write('Texts of all sources are kept for ever.\n');
    for (const limit of limits) await writeLine(json ? JSON.stringify(limit) : `${limit.source}  ${limit.days} days`);
  });
}

async function set({ source, days }: Options): Promise<void> {
  const { keepTexts } = await import('../../store/index.js');
  await onDatabase(async (database) => {
    await keepTexts(database, source, days ?? null);
    process.stderr.write(days === undefined ? `The texts of ${source} are kept for ever.\n` : `The texts of ${source} are dropped ${days} days after they were first fetched.\n`);
  });
}
