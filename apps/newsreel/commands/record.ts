import { Command } from 'commander';
import type { ReelRecord } from '@newsreel/replay';
import { CommandError, EXIT } from '../exit.js';
import { collect, time, wholeNumber } from '../options.js';

interface Options {
  readonly topic: string[];
  readonly from?: number;
  readonly to?: number;
  readonly filter: string[];
  readonly limit?: number;
  readonly output: string;
}

export function recordCommand(): Command {
  return new Command('record')
    .description('Record events of topics into a reel: a file that can be replayed.')
    .requiredOption('--topic <name>', 'can be repeated', collect, [])
    .requiredOption('-o, --output <file>', 'for example day.reel; - is standard output')
    .option('--from <time>', 'ISO 8601', time)
    .option('--to <time>', 'up to, not including', time)
    .option('--filter <expression>', 'name=value, name!=value or name~pattern over topic, key and attributes; can be repeated', collect, [])
    .option('--limit <n>', 'so many at most', wholeNumber(1, 1e12))
    .action(recordEvents);
}

async function recordEvents({ topic: names, from, to, filter, limit, output }: Options): Promise<void> {
  const { topics } = await import('@newsreel/contracts');
  const chosen = names.map((name) => {
    const topic = topics.find((known) => known.name === name);
    if (!topic) throw new CommandError(`There is no topic ${name}; there are ${topics.map((known) => known.name).join(', ')}.`, EXIT.usage);
    return topic;
  });
  const { parseFilter, recordReel } = await import('@newsreel/replay');
  const { withLog } = await import('../services/connect-log.js');
  await withLog(async (log) => {
    const holds = parseFilter(filter);
    const read = progress();
    const wanted = (record: ReelRecord) => (read(), holds(record));
    const count = await recordReel(output === '-' ? process.stdout : output, { log, topics: chosen, from, to, filter: wanted, limit });
    process.stderr.write(`${count} events recorded.\n`);
  });
}

const TELL_EVERY_MS = 2_000;

/** Counts what is read, and says so now and then. */
function progress(): () => void {
  let read = 0;
  let told = Date.now();
  return () => {
    read++;
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    process.stderr.write(`${read} events read\n`);
  };
}
