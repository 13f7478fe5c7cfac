import { Inject, Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { Crawler, type CrawlerOptions } from './crawler.js';
import { HostsController } from './hosts/hosts.controller.js';
import { EventsController } from './learning/events.controller.js';
import { SourcesController } from './sources/sources.controller.js';

@Module({})
export class CrawlerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(Crawler) private readonly crawler: Crawler) {}

  static register(options: CrawlerOptions): DynamicModule {
    return {
      module: CrawlerModule,
      controllers: [EventsController, SourcesController, HostsController],
      providers: [{ provide: Crawler, useFactory: () => new Crawler(options) }],
    };
  }

  onApplicationBootstrap(): void {
    this.crawler.start();
  }

  /** Before the bus closes: what has been fetched is still published. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.crawler.stop();
  }
}
