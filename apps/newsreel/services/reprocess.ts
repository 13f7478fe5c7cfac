import { createHash } from 'node:crypto';
import { createBus } from '@newsreel/bus';
import { PagesRaw, topics, type NewsEvent } from '@newsreel/contracts';
import { parseFilter, reprocess, type ReprocessingProgress } from '@newsreel/replay';
import { EXTRACTOR_VERSION, readPage, TAGGER_VERSION } from '../../enrichment/index.js';
import { readNewsreelConfig } from '../config.js';
import { untilStopped } from '../stop.js';
import { withPool } from '../worker-pool.js';
import { withLog } from './connect-log.js';
import { commandLog } from './connect.js';

const PAGES_PER_SECOND = 50;
// For each thread one page in work and three on their way to it or to the log.
const IN_HAND_PER_THREAD = 4;
const TELL_EVERY_MS = 2_000;
const MAX_FAILURES_TOLD = 100;

export interface PageReprocessing {
  readonly from?: number;
  readonly until?: number;
  readonly filters: readonly string[];
  readonly rate?: number;
  readonly name?: string;
  readonly log?: 'kafka' | 'postgres';
}

/** Reads pages of the log again, by this version's pipeline, while the services run as always. What comes out they take as if it were live. */
export async function reprocessPages({ from, until, filters, rate = PAGES_PER_SECOND, log: which, ...given }: PageReprocessing): Promise<void> {
  const config = readNewsreelConfig();
  const name = given.name ?? nameOf({ from, until, filters, model: config.NEWSREEL_NER_MODEL });
  const filter = parseFilter(filters);
  say(`Extractor ${EXTRACTOR_VERSION}, tagger ${TAGGER_VERSION}; at most ${rate === Infinity ? 'as many pages a second as the machine reads' : `${rate} pages a second`}; its place is kept under the name ${name}.`);
  const progress = teller();
  await withLog((log) => withPool({ threads: config.NEWSREEL_WORKERS, model: config.NEWSREEL_NER_MODEL }, (pool) =>
    untilStopped(async (signal) => {
      await log.ensureTopics(topics);
      const bus = createBus({ log, logger: commandLog(config) });
      const handle = (event: NewsEvent) => readPage(pool, event as NewsEvent<Buffer>);
      const publish = (events: readonly NewsEvent[]) => bus.publish(events);
      const parallel = config.NEWSREEL_WORKERS * IN_HAND_PER_THREAD;
      const end = await reprocess({ log, topic: PagesRaw, name, from, to: until, filter, handle, publish, eventsPerSecond: rate, parallel, signal, ...progress });
      say(end.total === 0 ? `Under the name ${name} nothing is left to do; another --name begins anew.` : `${end.done} pages gone through${end.failed > 0 ? `, ${end.failed} of them in vain` : ''}.`);
    }, 'The same command goes on where it was.'),
  ), which);
}

/** The same command has the same name, and so the same place; other versions, models and parts of history have others. */
function nameOf(part: object): string {
  return `${EXTRACTOR_VERSION}-${TAGGER_VERSION}-${createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 8)}`.replace(/[^\w-]/g, '_');
}

function teller() {
  // The first page waits for the threads to load their models; that says nothing of the pace.
  let started = 0;
  let told = 0;
  let failures = 0;
  return {
    onProgress: ({ done, failed, total }: ReprocessingProgress) => {
      const now = Date.now();
      started ||= told ||= now;
      if (now - told < TELL_EVERY_MS) return;
      told = now;
      const perSecond = (done * 1000) / (now - started);
      say(`${done} of ${total} pages (${((100 * done) / total).toFixed(1)} %), ${perSecond.toFixed(1)} a second, ${inWords((total - done) / perSecond)} left${failed > 0 ? `, ${failed} in vain` : ''}`);
    },
    onFailed: ({ key }: { readonly key: Buffer | null }, why: string) => {
      if (++failures <= MAX_FAILURES_TOLD) say(`${key?.toString('utf8') ?? '(no key)'}: ${why}`);
    },
  };
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

const say = (line: string) => void process.stderr.write(`${line}\n`);
