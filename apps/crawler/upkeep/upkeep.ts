import { Gauge, type Logger, type Registry } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { prune } from './prune.js';
import { countQuietSources, judgeQuietSources } from './quiet-sources.js';

const EVERY_MS = 60_000;

/** What has to be done now and then, by any of the workers. */
export class Upkeep {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly log: Logger,
    metrics: Registry,
  ) {
    new Gauge({
      name: 'newsreel_crawler_quiet_sources',
      help: 'Sources that have gone quiet against their own history, by reason; see newsreel sources list.',
      labelNames: ['reason'],
      registers: [metrics],
      async collect() {
        this.reset();
        for (const { reason, count } of await countQuietSources(database).catch(() => [])) this.set({ reason }, count);
      },
    });
  }

  start(): void {
    this.timer ??= setInterval(() => void (this.running = this.run()), EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async run(): Promise<void> {
    try {
      for (const { id, reason } of await judgeQuietSources(this.database)) {
        if (reason) this.log.warn({ source: id, reason }, 'a source has gone quiet');
        else this.log.info({ source: id }, 'a source is as it should be again');
      }
      await prune(this.database);
    } catch (error) {
      this.log.warn({ err: error }, 'upkeep failed; it is done again in a minute');
    }
  }
}
