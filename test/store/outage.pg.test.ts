import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBus, done, memoryLog, type Bus } from '@newsreel/bus';
import { ArticleEnriched, ArticlesEnriched, ArticleStored, ArticlesStored, newEvent, type Article, type NewsEvent } from '@newsreel/contracts';
import { createLogger, createMetrics, freePort, openDatabase, startCluster, type Cluster, type ClusterOptions } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { entities, migrations } from '../../apps/store/index.js';
import { Relay } from '../../apps/store/outbox/relay.js';
import { Enriched } from '../../apps/store/writing/enriched.js';
import { article } from './articles.js';

// How long it lasts can be changed, to see for once that a minute is like a second: NEWSREEL_TEST_OUTAGE_MS=60000.
const OUTAGE_MS = Number(process.env.NEWSREEL_TEST_OUTAGE_MS ?? 0);
const log = createLogger('test', 'silent');

let folder: string;
let options: ClusterOptions;
let cluster: Cluster;
let database: DataSource;
let bus: Bus;
let relay: Relay;
let metrics: ReturnType<typeof createMetrics>;
const stored = new Set<string>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsreel-outage-'));
  chmodSync(folder, 0o755);
  options = { folder: join(folder, 'data'), port: await freePort(), password: 'for-this-test', settings: ['fsync=off', 'shared_buffers=32MB'] };
  cluster = await startCluster(options);
  database = await openDatabase({ url: cluster.url, schema: 'store', entities, migrations, log });
  stored.clear();
  metrics = createMetrics('store');
  bus = createBus({ log: memoryLog(), logger: quiet, metrics });
  relay = new Relay({ database, bus, log, pollMs: 20 });
  const enriched = new Enriched({ database, metrics: createMetrics('written'), log, onChange: () => relay.wake() });
  bus.subscribe({ group: 'newsreel-store', topic: ArticlesEnriched, events: [ArticleEnriched], handler: { maxEvents: 5, batch: (events) => enriched.record(events.map(({ data }) => data as Article)).then(() => events.map(() => done())) } });
  bus.subscribe({ group: 'reader', topic: ArticlesStored, events: [ArticleStored], handler: { one: ({ key }) => Promise.resolve(void stored.add(key)).then(() => done()) } });
  await bus.start();
  relay.start();
});
afterEach(async () => {
  await relay.close();
  await bus.close();
  await database.destroy();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };
const events = (from: number): NewsEvent[] =>
  Array.from({ length: 20 }, (_, i) => {
    const data = article({ url: `https://news.example/${from + i}`, text: `Text ${from + i}` });
    return newEvent(ArticleEnriched, { id: data.pageEventId, source: 'urn:newsreel:test', time: data.fetchedAt, subject: data.url, key: data.articleId, extensions: { isarticle: 'true' }, data });
  });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const untilStored = async (count: number) => {
  while (stored.size < count) await pause(10);
};
const deadLetters = async () => (await metrics.getSingleMetricAsString('newsreel_bus_dead_letters_total')).split('\n').filter((line) => !line.startsWith('#') && !line.endsWith(' 0'));

test('a database that is stopped and started again costs what it was away for, and nothing else', async () => {
  await bus.publish(events(0));
  await untilStored(20);
  await cluster.stop();
  await bus.publish(events(20));
  while (bus.health().problems.length === 0) await pause(10);
  await pause(OUTAGE_MS);
  cluster = await startCluster(options);
  await bus.publish(events(40));
  await untilStored(60);
  expect(await database.query('SELECT count(*)::int AS articles, min(sequence)::int AS least, max(sequence)::int AS most FROM store.articles')).toEqual([{ articles: 60, least: 1, most: 1 }]);
  expect(await deadLetters()).toEqual([]);
}, 120_000 + OUTAGE_MS);

test('a database that stands still keeps what it was asked, and goes on with it', async () => {
  await bus.publish(events(0));
  await untilStored(20);
  const processes = (await database.query<{ pid: number }[]>('SELECT pid FROM pg_stat_activity')).map(({ pid }) => pid);
  const signal = (name: string) => execFileSync('kill', [`-${name}`, ...[cluster.pid, ...processes].map(String)], { stdio: 'ignore' });
  signal('STOP');
  await bus.publish(events(20));
  await pause(Math.max(OUTAGE_MS, 200));
  expect(stored.size).toBe(20);
  signal('CONT');
  await untilStored(40);
  expect(await deadLetters()).toEqual([]);
}, 60_000 + OUTAGE_MS);
