import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { kafkaLog, postgresLog } from '@newsreel/bus';
import { withLogs } from '../with-logs.js';
import * as buses from './buses.js';
import { median, messagesOf, pageEvents } from './events.js';
import { insertRate } from './plain-inserts.js';
import * as kafkajs from './raw-kafkajs.js';
import * as platformatic from './raw-platformatic.js';

/**
 * npm run bench -- bus [--rounds 3] [--scale 1] [--json FILE]
 *
 * The contestants take turns, and the median of the rounds counts: what else the machine does meets all of them. Rates are events a second.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: '3' }, scale: { type: 'string', default: '1' }, json: { type: 'string' } } });
  await withLogs(async (places) => {
    const result = {
      small: await throughput(places, 20 * 1024, Math.round(6_000 * Number(values.scale)), 100, Number(values.rounds)),
      large: await throughput(places, 150 * 1024, Math.round(1_000 * Number(values.scale)), 25, Number(values.rounds)),
      latency: await latency(places),
    };
    print(result);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  });
}

interface Places {
  readonly broker: string;
  readonly url: string;
}

const kafka = ({ broker }: Places) => () => kafkaLog({ brokers: [broker], clientId: 'bench' });
const postgres = ({ url }: Places) => () => postgresLog({ url });

async function throughput(places: Places, bytes: number, count: number, chunk: number, rounds: number) {
  const events = pageEvents(count, bytes);
  const messages = messagesOf(events);
  const rates: Record<string, number[]> = {};
  const note = (name: string, rate: number) => (rates[name] ??= []).push(rate);
  for (let round = 0; round < rounds; round++) {
    const prefix = `bench-${bytes}-${round}.`;
    const topic = `${prefix}pages.raw`;
    // One partition's first records cost more than the next, and so does the first time that code runs: nobody is always first.
    await buses.publishRate(kafka(places), prefix, events, chunk);
    await takeTurns(round, [
      async () => note('kafka bus publish', await buses.publishRate(kafka(places), prefix, events, chunk)),
      async () => note('kafkajs publish', await kafkajs.publishRate(places.broker, topic, messages, chunk)),
      async () => note('platformatic publish', await platformatic.publishRate(places.broker, topic, messages, chunk)),
    ]);
    // By now the topic holds everything four times over, and a few to warm up.
    await takeTurns(round, [
      async () => note('kafka bus handle', await buses.handleRate(kafka(places), prefix, 4 * count)),
      async () => note('kafkajs handle', await kafkajs.handleRate(places.broker, topic, 4 * count)),
      async () => note('platformatic handle', await platformatic.handleRate(places.broker, topic, 4 * count)),
    ]);
    await takeTurns(round, [
      async () => note('postgres bus publish', await buses.publishRate(postgres(places), prefix, events, chunk)),
      async () => note('plain inserts', await insertRate(places.url, `plain_${bytes}_${round}`, messages, chunk)),
    ]);
    note('postgres bus handle', await buses.handleRate(postgres(places), prefix, count));
  }
  const medians = Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, Math.round(median(all))]));
  const ratio = (name: string, to: string) => Number((medians[name]! / medians[to]!).toFixed(2));
  return {
    bytes,
    count,
    medians,
    ratios: {
      'kafka publish / kafkajs': ratio('kafka bus publish', 'kafkajs publish'),
      'kafka handle / kafkajs': ratio('kafka bus handle', 'kafkajs handle'),
      'postgres publish / plain inserts': ratio('postgres bus publish', 'plain inserts'),
      'platformatic publish / kafkajs': ratio('platformatic publish', 'kafkajs publish'),
      'platformatic handle / kafkajs': ratio('platformatic handle', 'kafkajs handle'),
    },
  };
}

async function takeTurns(round: number, contestants: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (let turn = 0; turn < contestants.length; turn++) await contestants[(turn + round) % contestants.length]!();
}

async function latency(places: Places) {
  const events = pageEvents(210, 20 * 1024);
  return { kafka: await buses.latencies(kafka(places), 'latency.', events), postgres: await buses.latencies(postgres(places), 'latency.', events) };
}

function print({ small, large, latency: times }: { small: Awaited<ReturnType<typeof throughput>>; large: Awaited<ReturnType<typeof throughput>>; latency: Awaited<ReturnType<typeof latency>> }): void {
  console.table(Object.fromEntries(Object.keys(small.medians).map((name) => [name, { '20 KiB/s': small.medians[name], '150 KiB/s': large.medians[name] }])));
  console.table(Object.fromEntries(Object.keys(small.ratios).map((name) => [name, { '20 KiB': small.ratios[name as keyof typeof small.ratios], '150 KiB': large.ratios[name as keyof typeof large.ratios] }])));
  console.table(Object.fromEntries(Object.entries(times).map(([name, { p50, p99 }]) => [`${name}, publish to handle, ms`, { p50: Number(p50.toFixed(1)), p99: Number(p99.toFixed(1)) }])));
}
