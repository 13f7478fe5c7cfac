import { Command } from 'commander';
import type { ReelRecord } from '@newsreel/replay';
import { EXIT } from '../exit.js';
import { collect, time, wholeNumber } from '../options.js';
import { writeLine } from '../output.js';

interface CutOptions {
  readonly output: string;
  readonly from?: number;
  readonly to?: number;
  readonly filter: string[];
  readonly limit?: number;
}

export function reelCommand(): Command {
  const reel = new Command('reel').description('Look into recordings and edit them.');
  reel.command('cat').description('Print its events as JSON lines.').argument('<reel>').action((file: string) => print(file, Infinity));
  reel.command('head').description('Print its first events.').argument('<reel>').option('-n, --lines <n>', 'how many', wholeNumber(1, 1e9), 10).action((file: string, { lines }: { lines: number }) => print(file, lines));
  reel.command('check').description('Say what it holds and what is wrong with it. Exits 1 if something is.').argument('<reel>').action(check);
  const written = (command: Command) => command.requiredOption('-o, --output <file>', 'the new reel; - is standard output');
  written(reel.command('cut').description('Keep a part of it.').argument('<reel>'))
    .option('--from <time>', 'ISO 8601', time)
    .option('--to <time>', 'up to, not including', time)
    .option('--filter <expression>', 'can be repeated', collect, [])
    .option('--limit <n>', 'so many at most', wholeNumber(1, 1e12))
    .action(cutReel);
  written(reel.command('merge').description('Put several together in the order of time.').argument('<reel...>')).action(merge);
  written(reel.command('anonymize').description('Take out sources and people; pages are left out.').argument('<reel>')).requiredOption('--secret <words>', 'the same secret gives the same made-up names').action(anonymize);
  return reel;
}

type Replay = typeof import('@newsreel/replay');

const withReplay = async (work: (replay: Replay) => Promise<void>): Promise<void> => work(await import('@newsreel/replay'));

const print = (file: string, limit: number): Promise<void> =>
  withReplay(async ({ cut, readReel }) => {
    for await (const { topic, partition, offset, timestamp, key, headers, value } of cut(readReel(file), { limit })) {
      const shown = Object.fromEntries(Object.entries(headers).map(([name, bytes]) => [name, bytes.toString('utf8')]));
      await writeLine(JSON.stringify({ topic, partition, offset, time: new Date(timestamp).toISOString(), key: key?.toString('utf8') ?? null, headers: shown, value: value?.toString('utf8') ?? null }));
    }
  });

const check = (file: string): Promise<void> =>
  withReplay(async (replay) => {
    const report = await replay.check(replay.readReel(file));
    await writeLine(JSON.stringify(report, null, 2));
    if (report.problemCount > 0) process.exitCode = EXIT.someFailed;
  });

async function write({ writeReel }: Replay, output: string, records: AsyncIterable<ReelRecord>): Promise<void> {
  const count = await writeReel(output === '-' ? process.stdout : output, records);
  process.stderr.write(`${count} events written.\n`);
}

const cutReel = (file: string, { output, from, to, filter, limit }: CutOptions): Promise<void> =>
  withReplay((replay) => write(replay, output, replay.cut(replay.readReel(file), { from, to, filter: replay.parseFilter(filter), limit })));

const merge = (files: string[], { output }: { output: string }): Promise<void> => withReplay((replay) => write(replay, output, replay.mergeByTime(files.map((file) => replay.readReel(file)))));

const anonymize = (file: string, { output, secret }: { output: string; secret: string }): Promise<void> =>
  withReplay(async (replay) => {
    let dropped = 0;
    await write(replay, output, replay.anonymize(replay.readReel(file), { secret, onDropped: () => dropped++ }));
    if (dropped > 0) process.stderr.write(`${dropped} events left out: pages, or events that break their contract.\n`);
  });
