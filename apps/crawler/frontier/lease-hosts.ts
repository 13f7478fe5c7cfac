import type { DataSource } from 'typeorm';
import type { Chain, Kind, Priority } from './entry.js';

export interface LeasedHost {
  readonly id: number;
  readonly origin: string;
  /** Names this lease: what is closed under another one is dropped. */
  readonly lease: string;
  /** The database's time when the lease was taken. */
  readonly at: Date;
  /** The same to the microsecond, as PostgreSQL writes it. */
  readonly leasedAt: string;
  /** When that was by this process's own clock (`performance.now()`). */
  readonly takenAt: number;
  readonly delayMs: number | null;
  readonly robotsDelayMs: number | null;
  readonly slowdown: number;
  readonly failures: number;
  /** Whether the robots.txt at hand still holds. */
  readonly robotsFresh: boolean;
  readonly robotsVersion: Date | null;
  /** The most urgent URL whose time has come; null if there was none after all. */
  readonly entry: LeasedEntry | null;
}

export interface LeasedEntry {
  /** Hexadecimal. */
  readonly key: string;
  readonly kind: Kind;
  readonly url: string;
  readonly source: LeasedSource | null;
  readonly allow: readonly string[];
  readonly priority: Priority;
  readonly foundAt: Date;
  readonly fetchedAt: Date | null;
  readonly tries: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodySha256: string | null;
  readonly chain: Chain | null;
  readonly movedTo: string | null;
  readonly askedAt: Date | null;
  readonly editStep: number;
  readonly intervalMs: number | null;
  readonly entries: number | null;
}

export interface LeasedSource {
  readonly id: string;
  readonly homeCountry: string | null;
  readonly sectionRules: unknown;
  /** Pages it may still fetch today; null where it has no budget. */
  readonly budgetLeft: number | null;
  readonly editRate: number;
  readonly enabled: boolean;
}

/** How long a worker has: a whole fetch takes at most 30 s. After a crash the host waits that long, or its own delay if that is longer. */
const LEASE_S = 90;

/**
 * Takes hosts whose turn has come, the longest waiting first, and of each its most urgent URL. A host that another worker is taking at this
 * moment is passed over, so workers never wait for each other. A lease that ran out is a turn like any other.
 *
 * A lease is seen by all at once, but not waited for until it is on disk: its closing, which is, brings it there too. Should the server crash
 * in between, leases of its last half second are forgotten: their hosts have a turn again when it is back, and nothing is lost.
 */
export const leaseHosts = `
WITH ready AS MATERIALIZED (
  SELECT id FROM crawler.hosts WHERE turn_at <= now() ORDER BY turn_at LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED
), leased AS (
  UPDATE crawler.hosts h
  SET lease = nextval('crawler.leases'), work_at = 'infinity',
      leased_until = now() + greatest(interval '${LEASE_S} s', interval '1 ms' * least(coalesce(h.delay_ms, h.robots_delay_ms, 0) * h.slowdown, 3.6e6))
  FROM ready WHERE h.id = ready.id
  RETURNING h.*
)
SELECT set_config('synchronous_commit', 'off', true), h.id, h.origin, h.lease, now() AS at, now()::text AS "leasedAt", h.delay_ms AS "delayMs", h.robots_delay_ms AS "robotsDelayMs", h.slowdown, h.failures,
  coalesce(h.robots_until > now(), false) AS "robotsFresh", r.fetched_at AS "robotsVersion",
  encode(f.url_hash, 'hex') AS key, f.kind, f.url, f.source_id AS "sourceId", coalesce(s.allow, '{}') || coalesce(f.allow, '{}') AS allow, f.priority,
  f.found_at AS "foundAt", f.fetched_at AS "fetchedAt", f.tries, f.etag, f.last_modified AS "lastModified", encode(f.body_sha256, 'hex') AS "bodySha256",
  f.chain, f.moved_to AS "movedTo", f.asked_at AS "askedAt", f.edit_step AS "editStep", f.interval_s AS "intervalS", f.entries,
  s.home_country AS "homeCountry", s.section_rules AS "sectionRules", s.edits / (s.edit_checks + 5) AS "editRate", s.enabled,
  s.daily_budget - CASE WHEN s.spent_on = (now() AT TIME ZONE 'UTC')::date THEN s.spent ELSE 0 END AS "budgetLeft"
FROM leased h
LEFT JOIN crawler.robots r ON r.host_id = h.id
LEFT JOIN LATERAL (
  SELECT due.* FROM (VALUES (0), (1), (2), (3), (4)) AS p (priority)
  CROSS JOIN LATERAL (
    SELECT * FROM crawler.frontier WHERE host_id = h.id AND priority = p.priority AND due_at <= now() ORDER BY due_at LIMIT 1
  ) due
  ORDER BY p.priority LIMIT 1
) f ON true
LEFT JOIN crawler.sources s ON s.id = f.source_id`;

export async function takeTurns(database: DataSource, atMost: number): Promise<LeasedHost[]> {
  const takenAt = performance.now();
  const rows = await database.query<Row[]>(leaseHosts, [atMost]);
  return rows.map((row) => hostOf({ ...row, takenAt }));
}

type Row = Omit<LeasedHost, 'entry'> & Omit<LeasedEntry, 'source' | 'intervalMs'> & { key: string | null; sourceId: string | null; intervalS: number | null } & Omit<LeasedSource, 'id'>;

function hostOf(row: Row): LeasedHost {
  const { id, origin, lease, at, leasedAt, takenAt, delayMs, robotsDelayMs, slowdown, failures, robotsFresh, robotsVersion } = row;
  return { id, origin, lease, at, leasedAt, takenAt, delayMs, robotsDelayMs, slowdown, failures, robotsFresh, robotsVersion, entry: row.key === null ? null : entryOf(row) };
}

function entryOf(row: Row): LeasedEntry {
  const { key, kind, url, allow, priority, foundAt, fetchedAt, tries, etag, lastModified, bodySha256, chain, movedTo, askedAt, editStep, intervalS, entries } = row;
  const { sourceId, homeCountry, sectionRules, budgetLeft, editRate, enabled } = row;
  const source = sourceId === null ? null : { id: sourceId, homeCountry, sectionRules, budgetLeft, editRate, enabled };
  const intervalMs = intervalS === null ? null : intervalS * 1_000;
  return { key, kind, url, source, allow, priority, foundAt, fetchedAt, tries, etag, lastModified, bodySha256, chain, movedTo, askedAt, editStep, intervalMs, entries };
}
