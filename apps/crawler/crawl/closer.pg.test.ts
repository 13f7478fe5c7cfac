import type { DataSource } from 'typeorm';
import { crawlerDatabase, silent } from '../../../test/crawler/crawl.js';
import { unchanged, type Closing } from '../frontier/closing.js';
import { enqueue } from '../frontier/enqueue-urls.js';
import { priority } from '../frontier/entry.js';
import { takeTurns, type LeasedHost } from '../frontier/lease-hosts.js';
import { Closer } from './closer.js';

let database: DataSource;
let drop: () => Promise<void>;
let lost: Closing[];
let closer: Closer;
const urls = ['https://a.example/1', 'https://b.example/1', 'https://c.example/1'];

beforeEach(async () => {
  ({ database, drop } = await crawlerDatabase());
  await enqueue(database, urls.map((url) => ({ url, kind: 'page', sourceId: null, priority: priority.new, hintedAt: null })));
  lost = [];
  closer = new Closer(database, silent, (closings) => lost.push(...closings));
});
afterEach(() => drop());

const closing = (host: LeasedHost, reason = 'a reason'): Closing => ({
  host,
  change: { requested: true, waitMs: 60_000, slowdown: 2, failures: 1, error: 'an error' },
  entry: { ...unchanged(host.entry!, host.origin), dueInMs: 60_000, outcome: 'failed', reason },
  robots: null,
});
const open = async () => (await database.query<{ origin: string }[]>('SELECT origin FROM crawler.hosts WHERE lease IS NOT NULL ORDER BY origin')).map(({ origin }) => origin);

test('closes leases together: hosts and URLs are as the closings say', async () => {
  for (const host of await takeTurns(database, 3)) closer.add(closing(host));
  expect(closer.backlog).toBe(3);
  await closer.idle();
  expect(closer.backlog).toBe(0);
  expect(await open()).toEqual([]);
  expect(await database.query(`SELECT DISTINCT outcome, reason, failures, slowdown FROM crawler.frontier JOIN crawler.hosts h ON h.id = host_id`)).toEqual([{ outcome: 'failed', reason: 'a reason', failures: 1, slowdown: 2 }]);
  expect(await takeTurns(database, 3)).toEqual([]);
});

test('one that no database can hold keeps none of the others', async () => {
  for (const host of await takeTurns(database, 3)) closer.add(closing(host, host.origin === 'https://b.example' ? 'a \0 reason' : undefined));
  await closer.idle();
  expect(await open()).toEqual(['https://b.example']);
});

test('a lease that somebody else has now is not closed by its first holder', async () => {
  const [host] = await takeTurns(database, 1);
  await database.query('UPDATE crawler.hosts SET leased_until = now() WHERE id = $1', [host!.id]);
  const again = (await takeTurns(database, 3)).find(({ id }) => id === host!.id)!;
  expect(again.lease).not.toBe(host!.lease);
  closer.add(closing(host!));
  await closer.idle();
  expect(lost).toHaveLength(1);
  expect(await open()).toContain(host!.origin);
});
