import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, freePort, startCluster } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { openCrawlerDatabase } from '../../../apps/crawler/index.js';

export const silent = createLogger('bench', 'silent');

export interface Internet {
  readonly port: number;
  /** Ends it. @returns the requests it has seen, by host, oldest first: when each began and ended, in milliseconds. */
  end(): Promise<Map<string, { at: number; until: number }[]>>;
}

/** Starts the synthetic internet; `pageMs` passes before a page is answered. */
export async function startInternet({ pageMs = 100, pageBytes = 20 * 1024 } = {}): Promise<Internet> {
  const logFile = join(mkdtempSync(join(tmpdir(), 'newsreel-bench-')), 'access.json');
  const child: ChildProcess = fork(new URL('./internet.js', import.meta.url), [logFile, String(pageBytes), String(pageMs)]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const end = async () => {
    child.send('end');
    await once(child, 'exit');
    const log = JSON.parse(readFileSync(logFile, 'utf8')) as { host: string; at: number; until: number }[];
    return Map.groupBy(log.sort((a, b) => a.at - b.at), ({ host }) => host);
  };
  return { port, end };
}

/** Every name is on loopback, and that counts as public: the bench is about the rest. */
export const network = { resolve: async () => [{ address: '127.0.0.1', family: 4 }], isPublic: () => true };

export interface Database {
  readonly database: DataSource;
  readonly url: string;
  close(): Promise<void>;
}

/** A PostgreSQL of the bench's own, as it comes: every commit is on disk. */
export async function startDatabase(settings: readonly string[] = []): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'newsreel-bench-pg-'));
  chmodSync(folder, 0o755);
  const cluster = await startCluster({ folder: join(folder, 'cluster'), port: await freePort(), password: randomBytes(12).toString('hex'), settings: ['max_connections=200', ...settings] });
  const database = await openCrawlerDatabase({ url: cluster.url, log: silent });
  const close = async () => {
    await database.destroy();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, url: cluster.url, close };
}

/** Puts `pages` URLs of each of `hosts` hosts into the frontier, all due now, robots.txt known. `%s` of the origin is the host's number. */
export async function fill(database: DataSource, { hosts, pages, origin, delayMs }: { hosts: number; pages: number; origin: string; delayMs: number }): Promise<void> {
  await database.query(
    `INSERT INTO crawler.hosts (origin, delay_ms, robots_until, work_at) SELECT replace($1, '%s', n::text), $2, now() + interval '1 d', CASE WHEN $4 > 0 THEN now() ELSE 'infinity' END FROM generate_series(1, $3::int) n`,
    [origin, delayMs, hosts, pages],
  );
  for (let from = 1; from <= pages; from += 50) {
    await database.query(
      `INSERT INTO crawler.frontier (url_hash, kind, url, host_id, priority, due_at)
       SELECT substring(sha256(convert_to('page ' || h.origin || '/' || p, 'UTF8')) for 16), 'page', h.origin || '/' || p, h.id, 2, now() - interval '1 ms' * (random() * 1e6)
       FROM crawler.hosts h, generate_series($1::int, $2::int) p`,
      [from, Math.min(from + 49, pages)],
    );
  }
  await database.query('VACUUM ANALYZE crawler.hosts, crawler.frontier');
}
