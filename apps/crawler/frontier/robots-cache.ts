import type { DataSource } from 'typeorm';
import { noRules, parseRobots, type Robots } from '../robots/robots.js';
import { entryKey } from './entry.js';
import type { LeasedHost } from './lease-hosts.js';

const SIZE = 2_000;
export const productToken = 'newsreel';

/** The rules of hosts, parsed once per fetch of their robots.txt; the least recently used go first. */
export class RobotsCache {
  private readonly parsed = new Map<number, { version: number; robots: Robots }>();

  constructor(private readonly database: DataSource) {}

  async rulesOf({ id, robotsVersion }: LeasedHost): Promise<Robots> {
    const version = robotsVersion?.getTime() ?? 0;
    const known = this.parsed.get(id);
    this.parsed.delete(id);
    const robots = known?.version === version ? known.robots : await this.load(id);
    this.parsed.set(id, { version, robots });
    for (const oldest of this.parsed.keys()) {
      if (this.parsed.size <= SIZE) break;
      this.parsed.delete(oldest);
    }
    return robots;
  }

  /** Whether the host's robots.txt has been redirected and is waiting for another host's turn. */
  async isElsewhere({ origin }: LeasedHost): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(`SELECT 1 FROM crawler.frontier WHERE url_hash = decode($1, 'hex')`, [entryKey('robots', `${origin}/robots.txt`)]);
    return rows.length > 0;
  }

  private async load(host: number): Promise<Robots> {
    const [row] = await this.database.query<{ body: string }[]>('SELECT body FROM crawler.robots WHERE host_id = $1', [host]);
    return row && row.body !== '' ? parseRobots(row.body, productToken) : noRules;
  }
}
