import { Inject, Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Bus } from '@newsreel/bus';
import type { Health, Logger, Registry } from '@newsreel/platform';
import { DataSource } from 'typeorm';
import { ArticlesController } from './articles/articles.controller.js';
import { CountsController } from './counts/counts.controller.js';
import { EntitiesController } from './entities/entities.controller.js';
import { ExportController } from './export/export.controller.js';
import { Reader } from './http/reader.js';
import { outboxGauges } from './outbox/gauges.js';
import { Relay } from './outbox/relay.js';
import { PurgingController } from './purging/purging.controller.js';
import { Housekeeping } from './retention/housekeeping.js';
import { RevisionsController } from './revisions/revisions.controller.js';
import { StoriesController } from './stories/stories.controller.js';
import { News } from './stream/news.js';
import { StreamController } from './stream/stream.controller.js';
import { EnrichedController } from './writing/enriched.controller.js';
import { Enriched } from './writing/enriched.js';

export interface StoreOptions {
  /** Opened with this app's `entities` and `migrations`, schema `store`. */
  readonly database: DataSource;
  readonly bus: Bus;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly health: Health;
}

@Module({})
export class StoreModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(Reader) private readonly reader: Reader,
    @Inject(Housekeeping) private readonly housekeeping: Housekeeping,
  ) {}

  static register({ database, bus, log, metrics, health }: StoreOptions): DynamicModule {
    health.add('store database', async () => void (await database.query('SELECT 1')));
    outboxGauges(database, metrics);
    const news = new News();
    const relay = new Relay({ database, bus, log, onPublished: () => news.announce() });
    return {
      module: StoreModule,
      // The stream before the articles: its path looks like an article's.
      controllers: [EnrichedController, StreamController, RevisionsController, ArticlesController, StoriesController, EntitiesController, CountsController, ExportController, PurgingController],
      providers: [
        { provide: Enriched, useFactory: () => new Enriched({ database, metrics, log, onChange: () => relay.wake() }) },
        { provide: Relay, useValue: relay },
        { provide: News, useValue: news },
        { provide: DataSource, useValue: database },
        { provide: Reader, useFactory: () => Reader.open(database) },
        { provide: Housekeeping, useFactory: () => new Housekeeping(database, log) },
      ],
    };
  }

  onApplicationBootstrap(): void {
    this.relay.start();
    this.housekeeping.start();
  }

  /** Before the bus closes: what stays in the outbox is published after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.close();
    await this.housekeeping.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.reader.close();
  }
}
