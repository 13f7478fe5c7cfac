import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createBus, done, kafkaLog } from '@newsreel/bus';
import { CrawlRequested } from '@newsreel/contracts';
import { withServers } from '../with-servers.js';

const MIB = 1024 * 1024;
const WARM_UP = 0.1;

/**
 * npm run bench -- soak [--events 10000000] [--minutes 60]
 *
 * Small events through one consumer on Kafka, whichever bound is reached first; a process of its own publishes them. Resident memory is looked at once a
 * second, and after the first tenth of the run it has to stay within 10 % of its median.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { events: { type: 'string', default: '10000000' }, minutes: { type: 'string', default: '60' } } });
  const [events, limitMs] = [Number(values.events), Number(values.minutes) * 60_000];
  const { startKafka } = (await import(pathToFileURL(resolve('deploy/kafka/kafka.ts')).href)) as typeof import('../../../deploy/kafka/kafka.js');
  await withServers(async (started) => {
    const folder = mkdtempSync(join(tmpdir(), 'newsreel-soak-'));
    started(() => rmSync(folder, { recursive: true, force: true }));
    const kafka = await startKafka({ folder, port: 0 });
    started(() => kafka.stop('SIGKILL'));
    const publisher = spawn(process.execPath, [join(import.meta.dirname, 'publisher.js'), kafka.brokers, String(events)], { stdio: 'inherit' });
    started(() => publisher.kill('SIGKILL'));
    const { handled, seconds, resident } = await soak(kafka.brokers, events, limitMs);
    const settled = resident.slice(Math.ceil(resident.length * WARM_UP)).toSorted((a, b) => a - b);
    const [least, middle, most] = [settled[0]!, settled[settled.length >> 1]!, settled.at(-1)!].map((bytes) => Math.round(bytes / MIB)) as [number, number, number];
    console.log(JSON.stringify({ handled, seconds: Math.round(seconds), perSecond: Math.round(handled / seconds), residentMiB: { least, middle, most }, flat: most <= middle * 1.1 && least >= middle * 0.9 }, null, 2));
  });
}

async function soak(broker: string, events: number, limitMs: number): Promise<{ handled: number; seconds: number; resident: number[] }> {
  const quiet = () => {};
  const bus = createBus({ log: kafkaLog({ brokers: [broker], clientId: 'soak' }), logger: { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet }, topics: [CrawlRequested.topic] });
  let handled = 0;
  const resident: number[] = [];
  const over = Promise.withResolvers<void>();
  const one = async () => {
    if (++handled === events) over.resolve();
    return done();
  };
  bus.subscribe({ group: 'soak', topic: CrawlRequested.topic, events: [CrawlRequested], handler: { one } });
  await bus.start();
  const started = performance.now();
  const look = setInterval(() => {
    resident.push(process.memoryUsage.rss());
    if (resident.length % 60 === 0) console.error(progress(handled, resident));
  }, 1_000);
  const limit = setTimeout(() => over.resolve(), limitMs);
  await over.promise;
  clearInterval(look);
  clearTimeout(limit);
  const seconds = (performance.now() - started) / 1_000;
  await bus.close();
  return { handled, seconds, resident };
}

function progress(handled: number, resident: readonly number[]): string {
  const minute = resident.slice(-60).map((bytes) => Math.round(bytes / MIB));
  const { heapUsed, external } = process.memoryUsage();
  return `minute ${resident.length / 60}: ${handled} events handled, resident ${Math.min(...minute)} to ${Math.max(...minute)} MiB, heap ${Math.round(heapUsed / MIB)} MiB, outside it ${Math.round(external / MIB)} MiB`;
}
