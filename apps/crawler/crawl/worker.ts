import type { Logger } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import type { Closing } from '../frontier/closing.js';
import { takeTurns, type LeasedHost } from '../frontier/lease-hosts.js';
import { untilNextTurn } from '../frontier/next-turn.js';
import { Closer } from './closer.js';
import { idle } from './host-change.js';
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
const HOLD_MS = 3_000;
const MAX_BATCH = 64;
/** A lease that has waited longer than this for its visit is given back: what is left of it has to be enough for a whole fetch. */
const STALE_MS = 20_000;

/**
 * Leases hosts, visits them side by side, closes the leases. As many may run in as many processes as you like. Leases are taken a little ahead
 * and closed behind, so that no request waits for the database.
 */
export class Worker {
  private readonly ready: LeasedHost[] = [];
  private readonly visits = new Set<Promise<void>>();
  private readonly closer: Closer;
  private loop: Promise<void> | null = null;
  private wake: () => void = () => {};
  private stopping = false;
  /** Until then no turns are taken: what is fetched while the log of events is away can't be published. */
  private holdUntil = 0;

  constructor(private readonly options: WorkerOptions) {
    const { database, log, metrics } = options;
    this.closer = new Closer(database, log, (lost) => {
      metrics.lostLeases.inc(lost.length);
      for (const { host } of lost) log.warn({ host: host.origin }, 'a lease ran out before its visit ended; somebody else has it now');
    });
  }

  start(): void {
    this.loop ??= this.run();
  }

  /** Takes no further turn, gives back those not used, and waits for the visits under way: whole fetches of at most 30 s, cut short by the limit. */
  async stop(limitMs = 8_000): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    for (const host of this.ready.splice(0)) this.closer.add(idle(host, 0));
    const limit = new Promise<void>((resolve) => void setTimeout(resolve, limitMs).unref());
    await Promise.race([Promise.all(this.visits), limit]);
    await Promise.race([this.closer.idle(), limit]);
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
    const { inFlight, database } = this.options;
    const ahead = Math.ceil(inFlight / 2);
    // A backlog of closings means a database in trouble: what is fetched now could not be written down.
    const isHeld = this.closer.backlog > 4 * inFlight || performance.now() < this.holdUntil;
    const wanted = isHeld ? 0 : inFlight + ahead - this.visits.size - this.ready.length;
    if (wanted < Math.min(8, ahead)) return this.pause(TROUBLE_MS);
    const hosts = await takeTurns(database, Math.min(wanted, MAX_BATCH));
    this.ready.push(...hosts);
    this.beginVisits();
    if (hosts.length === 0) await this.pause(await untilNextTurn(database, POLL_MS));
  }

  private beginVisits(): void {
    while (this.visits.size < this.options.inFlight && !this.stopping) {
      const host = this.ready.shift();
      if (!host) break;
      if (performance.now() - host.takenAt > STALE_MS) this.closer.add(idle(host, 0));
      else this.begin(host);
    }
    this.options.metrics.inFlight.set(this.visits.size);
  }

  private begin(host: LeasedHost): void {
    const stop = this.options.metrics.visitSeconds.startTimer();
    const visiting = this.visitOne(host).finally(() => {
      stop();
      this.visits.delete(visiting);
      this.beginVisits();
      this.wake();
    });
    this.visits.add(visiting);
  }

  private async visitOne(host: LeasedHost): Promise<void> {
    const { log, metrics, tools } = this.options;
    const closing = await visit(host, tools).catch((error: unknown) => {
      metrics.broken.inc();
      // A fault of ours on one page is no reason to let the others wait.
      if (!isOwnFault(error)) this.holdUntil = performance.now() + HOLD_MS;
      log.error({ err: error, host: host.origin, url: host.entry?.url }, 'a visit broke off');
      return brokenOff(host, error);
    });
    metrics.count(closing);
    report(closing, log);
    this.closer.add(closing);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, ms));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const isOwnFault = (error: unknown): boolean => error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError || error instanceof ReferenceError;

function report({ host, entry, robots }: Closing, log: Logger): void {
  if (robots?.kind === 'unreachable') log.warn({ host: robots.origin, reason: robots.reason }, 'robots.txt unreachable');
  if (!entry) return;
  const about = { url: host.entry?.url, outcome: entry.outcome, reason: entry.reason, source: host.entry?.source?.id };
  if (entry.outcome === 'failed' || entry.outcome === 'gone') log.warn(about, 'not fetched');
  else log.debug(about, 'visited');
}
