import type { Bus } from '@newsreel/bus';
import { Counter, Gauge, type Health, type Logger, type Registry } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { crawlMetrics } from './crawl/metrics.js';
import { Worker } from './crawl/worker.js';
import type { Network } from './fetching/connector.js';
import { Fetcher } from './fetching/fetcher.js';
import { requestCrawl } from './frontier/asking.js';
import { RobotsCache } from './frontier/robots-cache.js';
import { listHosts, pauseHost, type HostQuery } from './hosts/hosts.js';
import { learnArticles, type Learned } from './learning/learn-articles.js';
import { changeSource } from './sources/change-source.js';
import type { NewSource, SourceChange } from './sources/new-source.js';
import { addSource, getSource, listSources, removeSource } from './sources/sources.js';
import { Upkeep } from './upkeep/upkeep.js';
import { WarcWriter } from './warc/writer.js';

export interface CrawlerOptions {
  /** Opened with this app's `entities` and `migrations`, schema `crawler`. */
  readonly database: DataSource;
  readonly bus: Pick<Bus, 'publish'>;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly health: Health;
  /** Where a site's operator reaches us: a mail address or URL. null: only hosts on an allow list are fetched. */
  readonly contact: string | null;
  /** Requests under way at once, each to another host; normally 64. */
  readonly inFlight?: number;
  readonly network?: Network;
  /** A folder into which everything that is fetched is written as WARC too. */
  readonly warc?: string | null;
}

const IN_FLIGHT = 64;
const version = '0.1.0';

/** Everything of the crawler that runs: its worker, its connections, and what it learns from. */
export class Crawler {
  private readonly fetcher: Fetcher;
  private readonly worker: Worker;
  private readonly upkeep: Upkeep;
  private readonly edits: Counter;
  private readonly archive: WarcWriter | null;
  readonly sources;
  readonly hosts;

  constructor(private readonly options: CrawlerOptions) {
    const { database, bus, log, metrics, health, contact, network, warc, inFlight = IN_FLIGHT } = options;
    const counters = crawlMetrics(metrics);
    const archive = warc ? new WarcWriter({ folder: warc, software: `newsreel/${version}`, onError: (error) => log.error({ err: error, folder: warc }, 'the WARC archive can\'t be written') }) : null;
    this.archive = archive;
    this.fetcher = new Fetcher({ version, contact, network, ...(archive && { onExchange: (exchange) => archive.add(exchange) || counters.unarchived.inc() }) });
    const tools = { database, fetcher: this.fetcher, robots: new RobotsCache(database), bus, random: Math.random };
    this.worker = new Worker({ tools, database, log, metrics: counters, inFlight });
    this.upkeep = new Upkeep(database, log, metrics);
    this.edits = new Counter({ name: 'newsreel_crawler_edits_total', help: 'Edit checks that found an edited article.', registers: [metrics] });
    health.add('crawler database', async () => void (await database.query('SELECT 1')));
    this.sources = {
      list: (page: Parameters<typeof listSources>[1]) => listSources(database, page),
      get: (id: string) => getSource(database, id),
      add: (source: NewSource) => addSource(database, source, { contact }),
      change: (id: string, change: SourceChange) => changeSource(database, id, change),
      remove: (id: string) => removeSource(database, id),
    };
    this.hosts = {
      list: (query: HostQuery) => listHosts(database, query),
      pause: (origin: string, paused: boolean) => pauseHost(database, origin, paused),
    };
    gauges(database, metrics);
    if (contact === null) log.info('NEWSREEL_CONTACT is not set: only hosts on a source\'s allow list are fetched');
  }

  start(): void {
    this.worker.start();
    this.upkeep.start();
  }

  /** What is under way is finished and written down; then connections are closed. */
  async stop(): Promise<void> {
    await Promise.all([this.worker.stop(), this.upkeep.stop()]);
    await this.fetcher.close();
    await this.archive?.close();
  }

  async request(url: string, sourceId: string | null): Promise<void> {
    await requestCrawl(this.options.database, url, { sourceId });
  }

  async learn(articles: readonly Learned[]): Promise<void> {
    const { edited } = await learnArticles(this.options.database, articles);
    this.edits.inc(edited);
  }
}

function gauges(database: DataSource, metrics: Registry): void {
  new Gauge({
    name: 'newsreel_crawler_lateness_seconds',
    help: 'How long the host that waits longest has been waiting for a worker. It grows where there are too few.',
    registers: [metrics],
    async collect() {
      const rows = await database.query<{ late: number | null }[]>(`SELECT greatest(extract(epoch FROM now() - min(turn_at)), 0)::float8 AS late FROM crawler.hosts WHERE turn_at < 'infinity'`).catch(() => [{ late: NaN }]);
      this.set(rows[0]?.late ?? 0);
    },
  });
  new Gauge({
    name: 'newsreel_crawler_unanswered_pages',
    help: 'Pages published more than an hour ago of which nobody has said what they are.',
    registers: [metrics],
    async collect() {
      const rows = await database.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM crawler.frontier WHERE awaiting_since < now() - interval '1 hour'`).catch(() => []);
      this.set(rows[0]?.count ?? NaN);
    },
  });
}
