import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packCursor } from '../../../apps/store/articles/cursor.js';
import { ArticleFilter } from '../../../apps/store/articles/query.js';
import { parseParameters } from '../../../apps/store/http/parameters.js';
import { Reader } from '../../../apps/store/http/reader.js';
import { rangeOf } from '../../../apps/store/articles/articles.js';
import { newest, type Position } from '../../../apps/store/search/search.js';
import { searchQueryOf } from '../../../apps/store/search/query.js';
import { withServers } from '../with-servers.js';
import { benchCluster, createDatabase, openStore, type BenchCluster } from '../store/cluster.js';
import { fill } from '../store/fill.js';
import { randomOf } from '../random.js';
import { compare, planOf } from './plans.js';
import { queries, rankedQueries, type Query } from './queries.js';

const LIMIT = 20;
const FIELDS = 'fields=title,url,publishedAt,language,source,countries,primaryCountry,entities';
const DEEP_PAGE = 1_000;
const STRIDE = 1_000;
const RESULTS = join(dirname(fileURLToPath(import.meta.url)), '../../../../../test/bench/api/plans');

/**
 * npm run bench -- api [--articles 1000000] [--rate 30] [--repeat 5] [--folder DIR --password WORD --port N] [--only WORD] [--update]
 *
 * Every filter and every pair of filters, page 1 and page 1,000, at a fixed rate whether or not answers keep up (an open loop);
 * times count from when a request was due. --folder keeps the filled database; --update keeps the plans as they are now.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      articles: { type: 'string', default: '1000000' }, rate: { type: 'string', default: '30' }, repeat: { type: 'string', default: '5' }, folder: { type: 'string' }, password: { type: 'string', default: 'bench' },
      port: { type: 'string', default: '35999' }, only: { type: 'string', default: '' }, update: { type: 'boolean', default: false },
    },
  });
  await withServers(async (started) => {
    const cluster = await benchCluster(values.folder ? { folder: values.folder, password: values.password, port: Number(values.port) } : undefined);
    started(() => cluster.stop());
    await filled(cluster, Number(values.articles));
    const wanted = (list: Query[]) => list.filter(({ name }) => name.includes(values.only));
    await checkPlans(cluster, wanted([...queries(), ...rankedQueries()]), values.update);
    const server = await startServer(cluster);
    started(server.stop);
    await measure(server.url, cluster, { list: wanted(queries()), ranked: wanted(rankedQueries()), rate: Number(values.rate), repeat: Number(values.repeat) });
  });
}

async function filled(cluster: BenchCluster, articles: number): Promise<void> {
  await createDatabase(cluster, 'filled');
  const database = await openStore(cluster.url('filled'));
  await fill(database, articles, console.log);
  await database.destroy();
}

async function withReader<Result>(cluster: BenchCluster, work: (reader: Reader) => Promise<Result>): Promise<Result> {
  const database = await openStore(cluster.url('filled'));
  const reader = await Reader.open(database);
  try {
    return await work(reader);
  } finally {
    await reader.close();
    await database.destroy();
  }
}

async function checkPlans(cluster: BenchCluster, list: readonly Query[], update: boolean): Promise<void> {
  const plans = new Map<string, string>();
  await withReader(cluster, async (reader) => {
    for (const query of list) if (!query.name.includes('+')) plans.set(query.name, await planOf(reader.sql, query));
  });
  const different = compare(RESULTS, plans, update);
  if (different.length > 0) {
    console.log(`PLANS DIFFER from those kept in test/bench/api/plans: ${different.join(', ')}`);
    process.exitCode = 1;
  } else console.log(`${plans.size} plans ${update ? 'kept' : 'are as kept'}`);
}

/** The cursor of page 1,000, or of the last page there is. */
async function deepCursor(reader: Reader, search: string): Promise<string | null> {
  const filter = parseParameters(ArticleFilter, Object.fromEntries(new URLSearchParams(search)));
  const query = await searchQueryOf(reader.sql, filter);
  let found: Position[] = [];
  let before: Position | null = null;
  for (let seen = 0; seen < DEEP_PAGE * LIMIT; seen += STRIDE) {
    const page = await newest(reader.sql, query, rangeOf(filter), found.at(-1) ?? null, STRIDE);
    if (page.length > LIMIT) before = page.at(-LIMIT - 1)!;
    if (page.length < STRIDE) break;
    found = page;
  }
  return before && packCursor({ at: before.at.getTime(), id: before.id });
}

interface Measurement {
  readonly list: readonly Query[];
  readonly ranked: readonly Query[];
  /** Requests a second. */
  readonly rate: number;
  /** How often each is asked. */
  readonly repeat: number;
}

async function measure(url: string, cluster: BenchCluster, { list, ranked, rate, repeat }: Measurement): Promise<void> {
  const requests = await withReader(cluster, async (reader) => {
    const all: { kind: string; name: string; path: string }[] = [];
    for (const { name, search } of list) {
      all.push({ kind: 'page 1', name, path: `/api/v1/articles?limit=${LIMIT}&${FIELDS}&${search}` });
      const cursor = await deepCursor(reader, search).catch((error: Error) => {
        console.log(`${name}: no page 1,000: ${error.message}`);
        return null;
      });
      if (cursor) all.push({ kind: 'page 1000', name, path: `/api/v1/articles?limit=${LIMIT}&${FIELDS}&${search}&cursor=${cursor}` });
    }
    return [...all, ...ranked.map(({ name, search }) => ({ kind: 'ranked', name, path: `/api/v1/articles?limit=${LIMIT}&${FIELDS}&${search}` }))];
  });
  const next = randomOf(1);
  const order = Array.from({ length: repeat }, () => requests).flat().map((request) => ({ request, key: next() })).sort((a, b) => a.key - b.key);
  // A store that runs has been asked before: each question once, then the times that count.
  for (const { path } of requests) await (await fetch(`${url}${path}`)).arrayBuffer();
  const times = new Map<string, number[]>();
  const started = performance.now();
  let failed = 0;
  await Promise.all(order.map(async ({ request }, i) => {
    const due = started + (i * 1_000) / rate;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const response = await fetch(`${url}${request.path}`);
    await response.arrayBuffer();
    if (!response.ok) failed++;
    const key = `${request.kind}: ${request.name}`;
    times.set(key, [...(times.get(key) ?? []), performance.now() - due]);
  }));
  report(times, failed);
}

async function startServer(cluster: BenchCluster): Promise<{ readonly url: string; stop(): Promise<unknown> }> {
  const child = fork(join(dirname(fileURLToPath(import.meta.url)), 'server.js'), [cluster.url('filled')], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [url] = (await once(child, 'message')) as [string];
  return { url, stop: () => (child.kill('SIGTERM'), once(child, 'exit')) };
}

/** What is aimed at, in milliseconds: p95 of each question. */
const AIM = { 'page 1': 50, 'page 1000': 50, ranked: 200 };

function report(times: ReadonlyMap<string, readonly number[]>, failed: number): void {
  const at = (list: readonly number[], share: number) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(list.length * share) - 1)]!;
  for (const [kind, aim] of Object.entries(AIM)) {
    const of = [...times].filter(([key]) => key.startsWith(`${kind}:`));
    const all = of.flatMap(([, list]) => list);
    if (all.length === 0) continue;
    const slow = of.filter(([, list]) => at(list, 0.95) > aim).length;
    console.log(`${kind}: ${of.length} questions, ${all.length} requests: p50 ${at(all, 0.5).toFixed(1)} ms, p95 ${at(all, 0.95).toFixed(1)} ms, p99 ${at(all, 0.99).toFixed(1)} ms; ${slow} questions with a p95 above ${aim} ms`);
  }
  const slowest = [...times].map(([key, list]) => ({ key, p50: at(list, 0.5), p95: at(list, 0.95) })).sort((a, b) => b.p95 - a.p95).slice(0, 20);
  console.log(`slowest by p95:\n${slowest.map(({ key, p50, p95 }) => `  ${key}  p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`).join('\n')}`);
  console.log(`${failed} failed`);
}
