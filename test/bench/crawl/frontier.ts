import type { DataSource } from 'typeorm';
import { closeLeases } from '../../../apps/crawler/frontier/close-leases.js';
import { unchanged, type Closing } from '../../../apps/crawler/frontier/closing.js';
import { enqueue } from '../../../apps/crawler/frontier/enqueue-urls.js';
import { leaseHosts, takeTurns } from '../../../apps/crawler/frontier/lease-hosts.js';
import { fill, startDatabase } from './world.js';

const HOSTS = 20_000;

/** What leases and closings cost at a thousand and at a million known URLs, and how PostgreSQL finds them. */
export async function frontier({ sizes = [1_000, 1_000_000] } = {}): Promise<void> {
  for (const size of sizes) {
    const { database, close } = await startDatabase(['shared_buffers=512MB']);
    const hosts = Math.min(HOSTS, size);
    await fill(database, { hosts, pages: Math.ceil(size / hosts), origin: 'http://h%s.test', delayMs: 1_000 });
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
    const urls = Array.from({ length: 100 }, (_, n) => ({ url: `http://h${1 + ((i * 100 + n) % Math.min(HOSTS, size))}.test/new/${i}`, kind: 'page' as const, sourceId: null, priority: 2 as const, hintedAt: null }));
    await timed(times.adding, () => enqueue(database, urls));
  }
  console.log(`${size} URLs: a lease ${figures(times.one)} (inside PostgreSQL ${figures(times.inside)}); 32 leases ${figures(times.many)}; closing 33 ${figures(times.closing)}; 100 new URLs ${figures(times.adding)}`);
  const plan = await database.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${leaseHosts}`, [32]);
  console.log(plan.map((row) => `    ${row['QUERY PLAN']}`).join('\n'));
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
