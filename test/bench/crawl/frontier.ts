import type { DataSource } from 'typeorm';
import { closeEntries, closeHosts, closeLeases } from '../../../apps/crawler/frontier/close-leases.js';
import { unchanged, type Closing } from '../../../apps/crawler/frontier/closing.js';
import { enqueue, enqueueUrls } from '../../../apps/crawler/frontier/enqueue-urls.js';
import { entryKey } from '../../../apps/crawler/frontier/entry.js';
import { leaseHosts, takeTurns } from '../../../apps/crawler/frontier/lease-hosts.js';
import { nextTurn } from '../../../apps/crawler/frontier/next-turn.js';
import { fill, startDatabase } from './world.js';

const HOSTS = 20_000;
const SOURCES = 10_000;

/** What leases and closings cost at a thousand and at a million known URLs, and how PostgreSQL finds them. */
export async function frontier({ sizes = [1_000, 1_000_000] } = {}): Promise<void> {
  for (const size of sizes) {
    const { database, close } = await startDatabase(['shared_buffers=512MB']);
    const hosts = Math.min(HOSTS, size);
    await fill(database, { hosts, pages: Math.ceil(size / hosts), origin: 'http://h%s.test', delayMs: 1_000 });
    await database.query(`INSERT INTO crawler.sources (id, url) SELECT 's' || n, 'http://s' || n || '.test/' FROM generate_series(1, ${SOURCES}) n`);
    await database.query(`INSERT INTO crawler.seen (url_hash) SELECT substring(sha256(convert_to(n::text, 'UTF8')) for 16) FROM generate_series(1, $1::int) n`, [size]);
    await database.query('VACUUM ANALYZE crawler.sources, crawler.seen');
    await measure(database, size);
    await close();
  }
}

const ROUNDS = 300;

async function measure(database: DataSource, size: number): Promise<void> {
  const times = { one: [] as number[], inside: [] as number[], many: [] as number[], closing: [] as number[], adding: [] as number[] };
  for (let i = 0; i < ROUNDS; i++) {
    const hosts = await timed(times.one, () => takeTurns(database, 1));
    hosts.push(...(await timed(times.many, () => takeTurns(database, 32))));
    if (hosts.length !== 33) throw new Error(`only ${hosts.length} hosts could be leased`);
    await timed(times.closing, () => closeLeases(database, hosts.map(closed)));
    times.inside.push(await explained(database));
  }
  for (let i = 0; i < 50; i++) {
    const urls = Array.from({ length: 100 }, (_, n) => ({ url: `http://h${1 + ((i * 100 + n) % Math.min(HOSTS, size))}.test/new/${i}`, kind: 'page' as const, sourceId: `s${1 + i}`, priority: 2 as const, hintedAt: null }));
    await timed(times.adding, () => enqueue(database, urls));
  }
  console.log(`${size} URLs: a lease ${figures(times.one)} (inside PostgreSQL ${figures(times.inside)}); 32 leases ${figures(times.many)}; closing 33 ${figures(times.closing)}; 100 new URLs ${figures(times.adding)}`);
  await plans(database, size > 100_000);
  console.log(`  bytes per URL, indexes included: ${await bytesPer(database, 'frontier')} while it is fetched again, ${await bytesPer(database, 'seen')} as a hash when it is done with`);
}

/** The plan of each query that is made for every page. @param isLarge a plan that reads a whole table is no plan for a million URLs */
async function plans(database: DataSource, isLarge: boolean): Promise<void> {
  const hosts = await takeTurns(database, 32);
  const closings = hosts.map(closed);
  const entries = closings.flatMap(({ entry, host }) => (entry ? [{ ...entry, leasedAt: host.leasedAt }] : []));
  const found = hosts.map(({ origin }, i) => ({ key: entryKey('page', `${origin}/planned/${i}`), kind: 'page', url: `${origin}/planned/${i}`, origin, sourceId: `s${i + 1}`, priority: 2, hintedAt: null }));
  const queries: [string, string, unknown[]][] = [
    ['lease 32 hosts', leaseHosts, [32]],
    ['wait for the next turn', nextTurn, []],
    ['close: 32 URLs', closeEntries, [JSON.stringify(entries)]],
    ['close: 32 hosts', closeHosts, [JSON.stringify(closings.map(({ host, change }) => ({ id: host.id, ...change })))]],
    ['32 new URLs', enqueueUrls, [JSON.stringify(found)]],
  ];
  for (const [name, query, parameters] of queries) {
    const rows = await database.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${query}`, parameters);
    const plan = rows.map((row) => row['QUERY PLAN']);
    console.log(`  ${name}\n${plan.map((line) => `    ${line}`).join('\n')}`);
    if (isLarge && plan.some((line) => /Seq Scan on (frontier|hosts|seen|sources)/.test(line))) throw new Error(`"${name}" reads a whole table.`);
  }
}

async function bytesPer(database: DataSource, table: string): Promise<number> {
  const [row] = await database.query<[{ bytes: number }]>(`SELECT round(pg_total_relation_size('crawler.${table}')::numeric / (SELECT count(*) FROM crawler.${table}))::int AS bytes`);
  return row.bytes;
}

/** How long a lease takes by PostgreSQL's own account, without connection and commit; it is given back at once. */
async function explained(database: DataSource): Promise<number> {
  const [{ 'QUERY PLAN': plan }] = await database.query<[{ 'QUERY PLAN': [{ 'Execution Time': number }] }]>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${leaseHosts}`, [1]);
  await database.query('UPDATE crawler.hosts SET lease = NULL, leased_until = NULL, work_at = now() WHERE lease IS NOT NULL');
  return plan[0]['Execution Time'];
}

const closed = (host: Awaited<ReturnType<typeof takeTurns>>[number]): Closing => ({
  host,
  change: { requested: true, waitMs: 1, slowdown: 1, failures: 0, error: null },
  entry: host.entry && { ...unchanged(host.entry, host.origin), dueInMs: 0, outcome: 'published' },
  robots: null,
});

async function timed<Result>(into: number[], work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  const result = await work();
  into.push(performance.now() - started);
  return result;
}

function figures(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
