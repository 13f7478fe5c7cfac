import type { Logger } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { sweep } from './retention.js';

const EVERY_MS = 3_600_000;

/** Sweeps once an hour; where several stores run, each does, and they share the rows between them. */
export class Housekeeping {
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => (this.running = this.sweep()), EVERY_MS);
    this.timer.unref();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async sweep(): Promise<void> {
    try {
      const swept = await sweep(this.database, this.stopping.signal);
      if (Object.values(swept).some((count) => count > 0)) this.log.info(swept, 'let go of what is no longer kept');
    } catch (error) {
      this.log.warn({ err: error }, 'could not sweep; it tries again in an hour');
    }
  }
}
