import { Inject, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Bus } from '@newsreel/bus';
import { Gauge, type Health, type Logger, type Registry } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { ArticlesController } from './articles/articles.controller.js';
import { Reader } from './http/reader.js';
import { Relay } from './outbox/relay.js';
import { EnrichedController } from './writing/enriched.controller.js';
import { Enriched } from './writing/enriched.js';
import { sqlOf } from './writing/transaction.js';

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
  ) {}

  static register(options: StoreOptions): DynamicModule {
    const { database, bus, log, metrics, health } = options;
    health.add('store database', async () => void (await database.query('SELECT 1')));
    outboxGauges(options);
    const relay = new Relay({ database, bus, log });
    return {
      module: StoreModule,
      controllers: [EnrichedController, ArticlesController],
      providers: [
        { provide: Enriched, useFactory: () => new Enriched({ database, metrics, log, onChange: () => relay.wake() }) },
        { provide: Relay, useValue: relay },
        { provide: Reader, useFactory: () => Reader.open(database) },
      ],
    };
  }

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  /** Before the bus closes: what stays in the outbox is published after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.reader.close();
  }
}

function outboxGauges({ database, metrics }: StoreOptions): void {
  new Gauge({
    name: 'newsreel_store_outbox_age_seconds',
    help: 'How long the oldest change has been waiting to be published.',
    registers: [metrics],
    async collect() {
      const [row] = await sqlOf(database)<{ age: string | null }>('SELECT extract(epoch FROM now() - created_at) AS age FROM store.outbox ORDER BY id LIMIT 1').catch(() => [{ age: 'NaN' }]);
      this.set(Number(row?.age ?? 0));
    },
  });
}
