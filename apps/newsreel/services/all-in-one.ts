import { DeadLettersModule, IntakeModule, startService, type ServiceContext } from '@newsreel/bus';
import { openDatabase, type Logger, type Service } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { CrawlerModule, entities as crawlerEntities, migrations as crawlerMigrations, voidLeases } from '../../crawler/index.js';
import { EnrichmentModule } from '../../enrichment/index.js';
import { StoreModule, entities as storeEntities, migrations as storeMigrations, openApi } from '../../store/index.js';
import type { NewsreelConfig } from '../config.js';

export interface AllInOne extends Service, ServiceContext {
  readonly crawlerDatabase: DataSource;
  readonly storeDatabase: DataSource;
}

export interface AllInOneOptions {
  readonly config: NewsreelConfig;
  readonly databaseUrl: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logger: Logger;
  /** Whether nobody else crawls on this database. */
  readonly onlyOne: boolean;
  readonly onFatal?: (error: Error) => void;
  /** What has to be there before anything is crawled. */
  readonly beforeCrawling?: (crawlerDatabase: DataSource) => Promise<void>;
}

/** Crawler, enrichment and store in one process, over one database, with one HTTP server. */
export async function startAllInOne({ config, databaseUrl, port, logger, onlyOne, onFatal, beforeCrawling }: AllInOneOptions): Promise<AllInOne> {
  const { crawlerDatabase, storeDatabase } = await openDatabases(databaseUrl, logger);
  if (onlyOne) await voidLeases(crawlerDatabase);
  await beforeCrawling?.(crawlerDatabase);
  const service = await startService({
    name: 'newsreel',
    config: { ...config, NEWSREEL_DATABASE_URL: databaseUrl, NEWSREEL_PORT: port },
    logger,
    onFatal,
    openApi,
    modules: async (context) => [
      CrawlerModule.register({ ...context, database: crawlerDatabase, contact: config.NEWSREEL_CONTACT ?? null, inFlight: config.NEWSREEL_IN_FLIGHT, warc: config.NEWSREEL_WARC }),
      EnrichmentModule.register({ ...context, workers: { threads: config.NEWSREEL_WORKERS, model: config.NEWSREEL_NER_MODEL } }),
      StoreModule.register({ ...context, database: storeDatabase }),
      DeadLettersModule.of(context.letters),
      IntakeModule.of(),
    ],
  });
  const close = async () => {
    await service.close();
    await Promise.all([crawlerDatabase.destroy(), storeDatabase.destroy()]);
  };
  return { ...service, crawlerDatabase, storeDatabase, close };
}

/** Both schemas, migrated. The command line opens them beside services that run elsewhere. */
export async function openDatabases(url: string, log: Logger): Promise<{ crawlerDatabase: DataSource; storeDatabase: DataSource }> {
  const crawlerDatabase = await openDatabase({ url, schema: 'crawler', entities: crawlerEntities, migrations: crawlerMigrations, log });
  const storeDatabase = await openDatabase({ url, schema: 'store', entities: storeEntities, migrations: storeMigrations, log });
  return { crawlerDatabase, storeDatabase };
}
