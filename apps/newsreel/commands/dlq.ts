import { Command } from 'commander';
import type { DeadLetter, LetterFilter } from '@newsreel/bus';
import { CommandError, EXIT } from '../exit.js';
import { time } from '../options.js';
import { writeLine } from '../output.js';

interface Options {
  readonly topic?: string;
  readonly group?: string;
  readonly reason?: string;
  readonly since?: number;
  readonly until?: number;
  readonly id?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

export function dlqCommand(): Command {
  const dlq = new Command('dlq').description('Dead letters: events that a group could not handle.');
  filtered(dlq.command('list').description('List those that nobody has settled yet, oldest first.')).option('--json', 'one JSON object a line').action(list);
  dlq.command('show').description('Show one: its headers, and its value as far as it is text.').argument('<id>').action(show);
  filtered(dlq.command('redrive').description('Send events back to their topic, for the group that could not handle them. Safe to repeat.')).option('--all', 'without any filter').action((options: Options) => settle('redrive', options));
  filtered(dlq.command('drop').description('Settle them without sending them anywhere.')).option('--all', 'without any filter').action((options: Options) => settle('drop', options));
  return dlq;
}

function filtered(command: Command): Command {
  return command
    .option('--topic <name>', 'where the event came from')
    .option('--group <name>', 'who could not handle it')
    .option('--reason <words>', 'part of the reason')
    .option('--since <time>', 'written at this time or later (ISO 8601)', time)
    .option('--until <time>', 'written before', time)
    .option('--id <id>', "a letter's id, or its event's");
}

const filterOf = ({ topic, group, reason, since, until, id }: Options): LetterFilter => ({
  topic,
  group,
  reason,
  id,
  since: since === undefined ? undefined : new Date(since),
  until: until === undefined ? undefined : new Date(until),
});

type Letters = InstanceType<typeof import('@newsreel/bus').DeadLetters>;

async function withLetters(work: (letters: Letters) => Promise<void>): Promise<void> {
  const { DeadLetters } = await import('@newsreel/bus');
  const { withLog } = await import('../services/connect-log.js');
  await withLog((log) => work(new DeadLetters(log)));
}

const list = (options: Options): Promise<void> =>
  withLetters(async (letters) => {
    const found = await letters.list(filterOf(options));
    for (const letter of found) await writeLine(options.json ? JSON.stringify(letter) : described(letter));
    if (found.length === 0 && !options.json) process.stderr.write('There is no dead letter.\n');
  });

const described = ({ id, deadAt, eventType, key, reason, attempts }: DeadLetter): string => `${id}\n  ${deadAt}  ${eventType ?? 'no event type'}  ${key ?? 'no key'}\n  ${reason} (after ${attempts} ${attempts === 1 ? 'try' : 'tries'})`;

const show = (id: string): Promise<void> =>
  withLetters(async (letters) => {
    const { record, ...letter } = await letters.show(id);
    const headers = Object.fromEntries(Object.entries(record.headers).map(([name, value]) => [name, value.toString('utf8')]));
    await writeLine(JSON.stringify({ ...letter, headers, value: shownValue(record.value) }, null, 2));
  });

const SHOWN_BYTES = 64 * 1024;

function shownValue(value: Buffer | null): string | null {
  if (value === null) return null;
  const text = value.subarray(0, SHOWN_BYTES).toString('utf8');
  return value.length > SHOWN_BYTES ? `${text} … (${value.length} bytes)` : text;
}

async function settle(how: 'redrive' | 'drop', options: Options): Promise<void> {
  const filter = filterOf(options);
  if (!options.all && Object.values(filter).every((value) => value === undefined)) throw new CommandError(`dlq ${how} needs a filter, or --all.`, EXIT.usage);
  await withLetters(async (letters) => {
    const count = await letters[how](filter);
    process.stderr.write(`${count} ${how === 'redrive' ? 'sent back' : 'dropped'}.\n`);
  });
}
