import { Command } from 'commander';
import type { ReplayProgress, ReplaySink } from '@newsreel/replay';
import { CommandError, EXIT } from '../exit.js';
import { collect, number, time } from '../options.js';

interface Options {
  readonly to?: string;
  readonly speed: string;
  readonly shiftTime?: boolean;
  readonly from?: number;
  readonly until?: number;
  readonly filter: string[];
  readonly limit?: number;
}

export function replayCommand(): Command {
  return new Command('replay')
    .description("Write a reel's events to the log, or post them to a URL, in their order.")
    .argument('<reel>', 'a file that "newsreel record" has written')
    .option('--to <where>', 'kafka, postgres or an http(s) URL; the log of the settings otherwise')
    .option('--speed <factor>', 'max, or so many times as fast as it happened: 1x, 10x', 'max')
    .option('--shift-time', 'as if it happened from now on')
    .option('--from <time>', "by the recording's own time", time)
    .option('--until <time>', 'up to, not including', time)
    .option('--filter <expression>', 'name=value, name!=value or name~pattern; can be repeated', collect, [])
    .option('--limit <n>', 'so many at most', number(1, 1e12))
    .action(replayEvents);
}

async function replayEvents(reel: string, options: Options): Promise<void> {
  const { parseFilter, parseSpeed, readReel, replay, toHttp, toLog } = await import('@newsreel/replay');
  const { withLog } = await import('../services/connect-log.js');
  const play = async (sink: ReplaySink) => {
    const part = { from: options.from, to: options.until, filter: parseFilter(options.filter), limit: options.limit };
    const count = await replay({ records: readReel(reel), sink, speed: parseSpeed(options.speed), shiftTime: options.shiftTime, part, onProgress: progress() });
    process.stderr.write(`${count} events replayed.\n`);
  };
  const { to } = options;
  if (to === undefined || to === 'kafka' || to === 'postgres') return withLog((log) => play(toLog(log)), to);
  if (!/^https?:$/.test(URL.parse(to)?.protocol ?? '')) throw new CommandError(`--to ${to}: it is kafka, postgres or an http(s) URL.`, EXIT.usage);
  return play(toHttp(to));
}

const TELL_EVERY_MS = 2_000;

function progress(): (progress: ReplayProgress) => void {
  let told = Date.now();
  return ({ events, time: at }) => {
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    process.stderr.write(`${events} events, at ${new Date(at).toISOString()}\n`);
  };
}
