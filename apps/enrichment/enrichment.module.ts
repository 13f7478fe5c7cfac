import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { METRICS, type Registry } from '@newsreel/platform';
import { EnrichmentController } from './enrichment.controller.js';
import { WorkerPool, type PoolOptions } from './workers/pool.js';

export interface EnrichmentOptions {
  readonly metrics: Registry;
  readonly workers: PoolOptions;
}

@Module({})
export class EnrichmentModule implements OnApplicationShutdown {
  constructor(@Inject(WorkerPool) private readonly pool: WorkerPool) {}

  static register(options: EnrichmentOptions): DynamicModule {
    return {
      module: EnrichmentModule,
      controllers: [EnrichmentController],
      providers: [
        { provide: WorkerPool, useFactory: () => WorkerPool.open(options.workers) },
        { provide: METRICS, useValue: options.metrics },
      ],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}
