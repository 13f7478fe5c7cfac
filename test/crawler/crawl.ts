import { encode, type NewsEvent } from '@newsreel/contracts';
import { Health, createLogger, createMetrics, type Registry } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { testDatabase } from '../servers/postgres.js';
import { Crawler, type CrawlerOptions } from '../../apps/crawler/crawler.js';
import { openCrawlerDatabase } from '../../apps/crawler/database.js';
import { loopbackAsPublic } from './server.js';
import { site, type Site } from './site.js';

export const silent = createLogger('test', 'silent');

/** A migrated database of the test's own. */
export async function crawlerDatabase(): Promise<{ database: DataSource; url: string; drop(): Promise<void> }> {
  const migrate = async (url: string) => void (await (await openCrawlerDatabase({ url, log: silent })).destroy());
  const { url, drop } = await testDatabase('crawler', migrate);
  const database = await openCrawlerDatabase({ url, log: silent });
  return { database, url, drop: async () => void (await database.destroy(), await drop()) };
}

/** A log of events that keeps them, and lets a test wait for them. */
export class FakeBus {
  readonly events: NewsEvent[] = [];
  /** Called before each acknowledgement. */
  before: (events: readonly NewsEvent[]) => Promise<void> | void = () => {};

  async publish(events: readonly NewsEvent[]): Promise<void> {
    await this.before(events);
    // What breaks its contract is refused here as it is by the real one.
    for (const event of events) encode(event);
    this.events.push(...events);
  }

  get urls(): string[] {
    return this.events.map(({ key }) => key).sort();
  }
}

export function startedCrawler(database: DataSource, bus: FakeBus, options: Partial<CrawlerOptions> = {}): { crawler: Crawler; metrics: Registry } {
  const metrics = createMetrics('test');
  const crawler = new Crawler({ database, bus, log: silent, metrics, health: new Health(), contact: null, ...options });
  crawler.start();
  return { crawler, metrics };
}

export const contact = 'ops@crawler.example';

export interface Crawling {
  readonly database: DataSource;
  readonly bus: FakeBus;
  readonly web: Site;
  readonly crawler: Crawler;
  close(): Promise<void>;
}

/** A crawler at work, and a site without pages that it takes for one of the internet; every host may be asked each 20 ms. */
export async function crawling(): Promise<Crawling> {
  const { database, drop } = await crawlerDatabase();
  await database.query('ALTER TABLE crawler.hosts ALTER COLUMN delay_ms SET DEFAULT 20');
  const bus = new FakeBus();
  const web = await site({});
  const { crawler } = startedCrawler(database, bus, { contact, network: loopbackAsPublic });
  const close = async () => {
    await crawler.stop();
    await web.close();
    await drop();
  };
  return { database, bus, web, crawler, close };
}

/** Makes everything of a kind due now, as if its time had passed. */
export async function makeDue(database: DataSource, kind: string): Promise<void> {
  await database.query(`UPDATE crawler.frontier SET due_at = now() WHERE kind = $1 AND due_at < 'infinity'`, [kind]);
  await database.query(`UPDATE crawler.hosts SET work_at = now(), next_at = now()`);
}

/** Waits until something holds; what it waits for is written to the database by others, who do not say when. @throws the last error, or a sentence. */
export async function until<Result>(what: string, look: () => Promise<Result | undefined | null | false> | Result | undefined | null | false, limitMs = 30_000): Promise<Result> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
