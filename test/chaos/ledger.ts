import { DeadLetters, type Log } from '@newsreel/bus';
import { topics } from '@newsreel/contracts';
import pg from 'pg';
import type { ServiceName } from './services.js';

const topicOf = (name: string) => topics.find((topic) => topic.name === name)!;

/** What each group reads. */
export const reads = [
  { group: 'newsreel-enrichment', topic: 'pages.raw' },
  { group: 'newsreel-store', topic: 'articles.enriched' },
  { group: 'newsreel-crawler', topic: 'articles.enriched' },
  { group: 'newsreel-crawler', topic: 'crawl.requests' },
] as const;

/** Looks at log and database from outside, for marks and for the proof. */
export class Ledger {
  readonly letters: DeadLetters;

  constructor(
    readonly log: Log,
    private readonly databaseUrl: () => string,
  ) {
    this.letters = new DeadLetters(log);
  }

  async query<Row extends object>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl() });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async lag(group: string, topic: string): Promise<number> {
    // The end last: what is committed meanwhile must not come out as less than nothing.
    const committed = await this.log.committed(group, topicOf(topic));
    const extents = await this.log.extents(topicOf(topic));
    const next = new Map(committed.map((progress) => [progress.partition, progress.next]));
    return extents.reduce((sum, { partition, start, end }) => sum + end - (next.get(partition) ?? start), 0);
  }

  /** What a service has before it. */
  async before(service: ServiceName): Promise<number> {
    if (service === 'enrichment') return this.lag('newsreel-enrichment', 'pages.raw');
    if (service === 'store') return this.lag('newsreel-store', 'articles.enriched');
    const [row] = await this.query<{ urls: string }>(`SELECT count(*) AS urls FROM crawler.frontier WHERE kind = 'page' AND due_at <= now()`);
    return Number(row!.urls) + (await this.lag('newsreel-crawler', 'crawl.requests'));
  }

  /** What a service has begun or has before it and has not written off: what a kill can lose. Of the crawler only what it has begun. */
  async inHand(service: ServiceName): Promise<number> {
    if (service !== 'crawler') return this.before(service);
    const [row] = await this.query<{ leases: string }>('SELECT count(*) AS leases FROM crawler.hosts WHERE lease IS NOT NULL');
    return Number(row!.leases) + (await this.lag('newsreel-crawler', 'crawl.requests'));
  }

  /** How much a service has written off as finished; only ever more. */
  async writtenOff(service: ServiceName): Promise<number> {
    if (service === 'crawler') return this.pagesFetched();
    const { group, topic } = reads.find((read) => read.group === `newsreel-${service}`)!;
    return (await this.log.committed(group, topicOf(topic))).reduce((sum, { next }) => sum + next, 0);
  }

  async pagesFetched(): Promise<number> {
    const [row] = await this.query<{ urls: string }>(`SELECT count(*) AS urls FROM crawler.frontier WHERE kind = 'page' AND page_event_id IS NOT NULL`);
    return Number(row!.urls);
  }

  async outbox(): Promise<number> {
    const [row] = await this.query<{ rows: string }>('SELECT count(*) AS rows FROM store.outbox');
    return Number(row!.rows);
  }

  /** Whole topic, oldest first within a partition. */
  async *records(topic: string) {
    yield* this.log.read(topicOf(topic), await this.log.extents(topicOf(topic)));
  }
}
