import { classify } from './classify.js';
import type { BusLogger } from '../port/logger.js';
import { Patience } from './patience.js';

const TRIES = 5;
const WITHIN_MS = 10 * 60_000;

export interface RestartOptions {
  readonly name: string;
  readonly logger: BusLogger;
  readonly onFatal: (error: Error) => void;
}

/**
 * Joins a group anew after its member broke. What lies outside (a broker that is down) is waited for as long as it takes, and readiness says so;
 * anything else five times within ten minutes, then the process has to end: a fault that comes back is not mended by a sixth try.
 */
export class Restarts {
  problem: string | null = null;
  private readonly patience = new Patience();
  private faults: number[] = [];
  private timer: NodeJS.Timeout | null = null;
  private ended = false;

  constructor(
    private readonly join: () => Promise<void>,
    private readonly options: RestartOptions,
  ) {}

  after(error: Error): void {
    if (this.ended || this.timer) return;
    const { name, logger, onFatal } = this.options;
    this.problem = `is not reading: ${error.message}`;
    if (classify(error) !== 'retryLater') {
      const now = Date.now();
      this.faults = [...this.faults.filter((at) => now - at < WITHIN_MS), now];
      if (this.faults.length > TRIES) {
        logger.fatal({ group: name, err: error }, `The group broke ${this.faults.length} times within ten minutes`);
        return onFatal(error);
      }
    }
    const ms = this.patience.next();
    logger.error({ group: name, err: error }, `The group is not reading; it joins anew in ${ms} ms`);
    this.timer = setTimeout(() => void this.again(), ms);
  }

  end(): void {
    this.ended = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private async again(): Promise<void> {
    this.timer = null;
    try {
      await this.join();
      this.problem = null;
      this.patience.renew();
    } catch (error) {
      this.after(error as Error);
    }
  }
}
