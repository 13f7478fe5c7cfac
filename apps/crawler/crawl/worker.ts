import { randomInt } from 'node:crypto';
import type { Logger } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import type { Closing } from '../frontier/closing.js';
import { closeLeases } from '../frontier/close-leases.js';
import { takeTurns, type LeasedHost } from '../frontier/lease-hosts.js';
import { untilNextTurn } from '../frontier/next-turn.js';
import type { CrawlMetrics } from './metrics.js';
import type { VisitTools } from './verdict.js';
import { brokenOff, visit } from './visit.js';

export interface WorkerOptions {
  readonly tools: VisitTools;
  readonly database: DataSource;
  readonly log: Logger;
  readonly metrics: CrawlMetrics;
  /** Requests under way at once, each to another host. */
  readonly inFlight: number;
}

/** How long at most until the frontier is looked at again: another process may have put something in. */
const POLL_MS = 250;
const TROUBLE_MS = 1_000;
/** Closings are written together: one transaction for what ends within so many milliseconds. */
const GATHER_MS = 5;
const MAX_BATCH = 64;

/** Leases hosts, visits them side by side, closes the leases. As many may run in as many processes as you like. */
export class Worker {
  private readonly visits = new Set<Promise<void>>();
  private ended: Closing[] = [];
  private closing: Promise<void> | null = null;
  private loop: Promise<void> | null = null;
  private wake: () => void = () => {};
  private stopping = false;

  constructor(private readonly options: WorkerOptions) {}

  start(): void {
    this.loop ??= this.run();
  }

  /** Takes no further turn, and waits for those under way: whole fetches of at most 30 s each, cut short by the limit. */
  async stop(limitMs = 8_000): Promise<void> {
    this.stopping = true;
    this.wake();
    const limit = new Promise<void>((resolve) => void setTimeout(resolve, limitMs).unref());
    await Promise.race([this.loop?.then(() => Promise.all(this.visits)), limit]);
    await Promise.race([this.closing, limit]);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.step();
      } catch (error) {
        this.options.log.warn({ err: error }, 'the frontier does not answer');
        await this.pause(TROUBLE_MS);
      }
    }
  }

  private async step(): Promise<void> {
    const free = this.options.inFlight - this.visits.size;
    const hosts = free > 0 ? await takeTurns(this.options.database, Math.min(free, MAX_BATCH)) : [];
    for (const host of hosts) this.begin(host);
    if (this.visits.size >= this.options.inFlight) await this.pause(TROUBLE_MS);
    else if (hosts.length === 0) await this.pause(await untilNextTurn(this.options.database, POLL_MS));
  }

  private begin(host: LeasedHost): void {
    const stop = this.options.metrics.visitSeconds.startTimer();
    const visiting = this.visitOne(host).finally(() => {
      stop();
      this.visits.delete(visiting);
      this.wake();
    });
    this.visits.add(visiting);
    this.options.metrics.inFlight.set(this.visits.size);
  }

  private async visitOne(host: LeasedHost): Promise<void> {
    const { log, metrics, tools } = this.options;
    try {
      const closing = await visit(host, tools).catch((error: unknown) => this.brokenOff(host, error));
      metrics.count(closing);
      report(closing, log);
      await this.close(closing);
    } catch (error) {
      log.error({ err: error, host: host.origin }, 'a lease could not be closed; it will run out, and what it was taken for will be done again');
    }
  }

  /** Nothing of the visit is kept, and its URL comes again; others of the host need not wait for the lease to run out. */
  private brokenOff(host: LeasedHost, error: unknown): Closing {
    this.options.metrics.broken.inc();
    this.options.log.error({ err: error, host: host.origin, url: host.entry?.url }, 'a visit broke off');
    return brokenOff(host, error);
  }

  /** Resolves when the closing is committed. */
  private async close(closing: Closing): Promise<void> {
    this.ended.push(closing);
    this.closing ??= this.gather();
    await this.closing;
  }

  private async gather(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    this.closing = null;
    const batch = this.ended.splice(0);
    const lost = await closeLeases(this.options.database, batch);
    this.options.metrics.lostLeases.inc(lost.length);
    for (const { host } of lost) this.options.log.warn({ host: host.origin }, 'a lease ran out before its visit ended; somebody else has it now');
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, ms) + randomInt(2));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function report({ host, entry, robots }: Closing, log: Logger): void {
  if (robots?.kind === 'unreachable') log.warn({ host: robots.origin, reason: robots.reason }, 'robots.txt unreachable');
  if (!entry) return;
  const about = { url: host.entry?.url, outcome: entry.outcome, reason: entry.reason, source: host.entry?.source?.id };
  if (entry.outcome === 'failed' || entry.outcome === 'gone') log.warn(about, 'not fetched');
  else log.debug(about, 'visited');
}
