import { randomUUID } from 'node:crypto';
import type { Bus } from '@newsreel/bus';
import type { Logger } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { announce } from '../writing/derived-rows.js';
import { inTransaction, sqlOf, type Sql } from '../writing/transaction.js';
import { eventOf, type ArticleState } from './events.js';
import { giveLease, holdsLease, numberForStream, takeLease } from './lease.js';
import { statesOf } from './states.js';

export interface RelayOptions {
  readonly database: DataSource;
  readonly bus: Pick<Bus, 'publish'>;
  readonly log: Logger;
  /** How often it looks by itself: for what other stores wrote, and whether the lease is free. */
  readonly pollMs?: number;
  /** Called with how many events were published, once they are written off. */
  readonly onPublished?: (events: number) => void;
}

/** Rows of one turn; a turn's events are in memory at once. */
const ROWS = 100;
const BACKOFF_MS = 1_000;

/**
 * Publishes what the outbox names, oldest first, one relay at a time however many stores run. Rows are deleted once the log has
 * acknowledged, so an event can come twice, but the newest state of an article always ends last.
 */
export class Relay {
  private readonly holder = randomUUID();
  private readonly sql: Sql;
  private running: Promise<void> | null = null;
  private rouse: () => void = () => {};
  private awake = false;
  private closed = false;

  constructor(private readonly options: RelayOptions) {
    this.sql = sqlOf(options.database);
  }

  start(): void {
    this.running = this.run();
  }

  /** Something was put into the outbox. */
  wake(): void {
    this.awake = true;
    this.rouse();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wake();
    await this.running;
    await giveLease(this.sql, this.holder).catch((error: unknown) => this.options.log.warn({ err: error }, 'the lease of the relay was not given back; it ends by itself'));
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      try {
        if ((await this.turn()) === 0) await this.pause(this.options.pollMs ?? 1_000);
      } catch (error) {
        this.options.log.error({ err: error }, 'the relay could not publish; it tries again');
        await this.pause(BACKOFF_MS);
      }
    }
  }

  /** One turn: up to 100 rows. @returns how many events were published; 0 without the lease, or with nothing to do. */
  async turn(): Promise<number> {
    this.awake = false;
    const epoch = await takeLease(this.sql, this.holder);
    if (epoch === null) return 0;
    const rows = await this.sql<{ id: string; article_id: string }>(`SELECT id, article_id FROM store.outbox ORDER BY id LIMIT ${ROWS}`);
    if (rows.length === 0) return 0;
    const ids = [...new Set(rows.map((row) => row.article_id))];
    const byId = new Map((await statesOf(this.sql, ids)).map((state) => [state.id, state]));
    const states = ids.flatMap((id) => byId.get(id) ?? []);
    await this.options.bus.publish(states.map(eventOf));
    await this.writeOff(epoch, rows.map(({ id }) => id), states);
    this.options.onPublished?.(states.length);
    return states.length;
  }

  private async writeOff(epoch: string, rows: readonly string[], states: readonly ArticleState[]): Promise<void> {
    const stillOurs = await inTransaction(this.options.database, async (sql) => {
      if (!(await holdsLease(sql, this.holder, epoch))) {
        // Another relay may have published newer states before ours arrived: they have to come once more, after ours.
        await announce(sql, states.map(({ id }) => id));
        return false;
      }
      await numberForStream(sql, states);
      await sql('DELETE FROM store.outbox WHERE id = ANY($1::bigint[])', [rows]);
      return true;
    });
    if (!stillOurs) this.options.log.warn({ articles: states.length }, 'the relay took longer than its lease; its articles are published again');
  }

  private pause(ms: number): Promise<void> {
    if (this.awake || this.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
