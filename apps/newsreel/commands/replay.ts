import { Command, InvalidArgumentError } from 'commander';
import type { ReplayProgress, ReplaySink } from '@newsreel/replay';
import { CommandError, EXIT } from '../exit.js';
import { collect, time, wholeNumber } from '../options.js';
import { untilStopped } from '../stop.js';

interface Options {
  readonly to?: string;
  readonly speed?: string;
  readonly shiftTime?: boolean;
  readonly overwrite?: boolean;
  readonly from?: number;
  readonly until?: number;
  readonly filter: string[];
  readonly limit?: number;
  readonly topic?: string;
  readonly pipelineOnly?: boolean;
  readonly rate?: number;
  readonly name?: string;
}

export function replayCommand(): Command {
  return new Command('replay')
    .description("Write a reel's events to the log, or post them to a URL, in their order. Or, with --pipeline-only, read the pages that are still on the log once more, by the models of this version.")
    .argument('[reel]', 'a file that "newsreel record" has written')
    .option('--to <where>', 'kafka, postgres, api (a running newsreel) or an http(s) URL; the log of the settings otherwise')
    .option('--speed <factor>', 'max, or so many times as fast as it happened: 1x, 10x (normally max)')
    .option('--shift-time', 'as if it happened from now on')
    .option('--overwrite', 'onto articles.stored also where it holds something: what the reel says of an article then counts as its newest state')
    .option('--from <time>', 'of the time of recording, or of the log', time)
    .option('--until <time>', 'up to, not including', time)
    .option('--filter <expression>', 'name=value, name!=value or name~pattern; can be repeated', collect, [])
    .option('--limit <n>', 'so many at most', wholeNumber(1, 1e12))
    .option('--pipeline-only', 'instead of a reel: pages of the log through the pipeline, beside the live flow; stopped, the same command goes on where it was')
    .option('--topic <name>', 'with --pipeline-only: pages.raw')
    .option('--rate <n>', 'with --pipeline-only: so many pages a second at most, or max (normally 50)', rate)
    .option('--name <name>', 'with --pipeline-only: under which it is resumed; normally made of the versions and the part of history')
    .action((reel: string | undefined, options: Options) => (options.pipelineOnly ? reprocessTopic(reel, options) : replayReel(reel, options)));
}

function rate(text: string): number {
  if (text === 'max') return Infinity;
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It is a number above 0, or max.');
  return value;
}

async function replayReel(reel: string | undefined, options: Options): Promise<void> {
  if (reel === undefined) throw new CommandError('replay needs a reel, or --topic pages.raw --pipeline-only. To replay a topic elsewhere, record it first.', EXIT.usage);
  refuse(options, ['topic', 'rate', 'name'], 'only goes with --pipeline-only');
  const { parseFilter, parseSpeed, readReel, replay, toApi, toHttp, toLog } = await import('@newsreel/replay');
  const { withLog } = await import('../services/connect-log.js');
  const play = (sink: ReplaySink) =>
    untilStopped(async (signal) => {
      const part = { from: options.from, to: options.until, filter: parseFilter(options.filter), limit: options.limit };
      let events = 0;
      const tell = progress();
      const onProgress = (so: ReplayProgress) => tell(so, (events = so.events));
      try {
        await replay({ records: readReel(reel), sink, speed: parseSpeed(options.speed ?? 'max'), shiftTime: options.shiftTime, part, signal, onProgress });
      } finally {
        process.stderr.write(`${events} events replayed.\n`);
      }
    });
  const { to } = options;
  if (to === undefined || to === 'kafka' || to === 'postgres') return withLog((log) => play(toLog(log, { overwrite: options.overwrite })), to);
  refuse(options, ['overwrite'], 'only goes with a log, kafka or postgres');
  if (to === 'api') return play(toApi((await import('../services/api.js')).apiOfSettings()));
  if (!/^https?:$/.test(URL.parse(to)?.protocol ?? '')) throw new CommandError(`--to ${to}: it is kafka, postgres, api or an http(s) URL.`, EXIT.usage);
  return play(toHttp(to));
}

async function reprocessTopic(reel: string | undefined, options: Options): Promise<void> {
  if (reel !== undefined) throw new CommandError(`--pipeline-only reads the pages of the log; it has no use for ${reel}.`, EXIT.usage);
  if (options.topic !== 'pages.raw') throw new CommandError(`--pipeline-only reads pages: say --topic pages.raw${options.topic === undefined ? '' : `, not ${options.topic}`}.`, EXIT.usage);
  refuse(options, ['speed', 'shiftTime', 'overwrite', 'limit'], 'does not go with --pipeline-only');
  const { to } = options;
  if (to !== undefined && to !== 'kafka' && to !== 'postgres') throw new CommandError(`--to ${to}: with --pipeline-only it is kafka or postgres.`, EXIT.usage);
  const { reprocessPages } = await import('../services/reprocess.js');
  await reprocessPages({ ...options, filters: options.filter, log: to });
}

function refuse(options: Options, names: readonly (keyof Options)[], why: string): void {
  const given = names.find((name) => options[name] !== undefined);
  if (given) throw new CommandError(`--${given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${why}.`, EXIT.usage);
}

const TELL_EVERY_MS = 2_000;

function progress(): (progress: ReplayProgress, events: number) => void {
  let told = Date.now();
  return ({ time: at }, events) => {
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    process.stderr.write(`${events} events, at ${new Date(at).toISOString()}\n`);
  };
}
