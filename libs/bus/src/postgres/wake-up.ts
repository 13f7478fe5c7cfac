import pg from 'pg';

const CHANNEL = 'newsreel_bus';
const AT_MOST_EVERY_MS = 10;
const RECONNECT_MS = 1_000;

/**
 * Tells readers in all processes that there is something new. NOTIFY is a statement of its own after the commit: within the transaction it would
 * make all commits of the database wait for each other. What gets lost is found by polling.
 */
export class WakeUp {
  private readonly listeners = new Map<() => void, ReadonlySet<string>>();
  private readonly pending = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private reconnect: NodeJS.Timeout | null = null;
  private last = 0;
  private client: pg.Client | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly pool: pg.Pool,
  ) {}

  /** Calls `wake` when one of the topics has something new, until the returned function is called. */
  listen(topicIds: readonly number[], wake: () => void): () => void {
    this.listeners.set(wake, new Set(topicIds.map(String)));
    if (!this.client) void this.connect();
    return () => void this.listeners.delete(wake);
  }

  notify(topicId: number): void {
    this.pending.add(String(topicId));
    if (this.closed) return;
    this.timer ??= setTimeout(() => void this.send(), Math.max(0, this.last + AT_MOST_EVERY_MS - Date.now()));
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) {
      clearTimeout(this.timer);
      await this.send();
    }
    if (this.reconnect) clearTimeout(this.reconnect);
    await this.client?.end().catch(() => undefined);
  }

  private async send(): Promise<void> {
    this.timer = null;
    this.last = Date.now();
    const topics = [...this.pending];
    this.pending.clear();
    await this.pool.query('SELECT pg_notify($1, $2)', [CHANNEL, topics.join(',')]).catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000, keepAlive: true, application_name: 'newsreel-bus-listen' });
    this.client = client;
    const again = () => {
      if (this.client !== client || this.closed) return;
      this.client = null;
      this.reconnect = setTimeout(() => void this.connect(), RECONNECT_MS);
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload = '' }) => {
      const topics = payload.split(',');
      for (const [wake, ids] of this.listeners) if (topics.some((id) => ids.has(id))) wake();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      again();
    }
  }
}
