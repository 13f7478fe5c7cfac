import type { DataSource, EntityManager } from 'typeorm';
import type { Closing, RobotsChange } from './closing.js';
import { insertHosts } from './enqueue-urls.js';
import { entryKey, originOf } from './entry.js';

const lockHosts = `
SELECT id, origin, lease FROM crawler.hosts WHERE id = ANY ($1) OR origin = ANY ($2) ORDER BY id FOR NO KEY UPDATE`;

/** A URL that was asked for while it was being fetched stays due: whoever asked wants a fetch that began afterwards. */
export const closeEntries = `
UPDATE crawler.frontier f SET
  kind = c.kind, host_id = h.id, tries = c.tries, etag = c.etag, last_modified = c."lastModified", body_sha256 = decode(c."bodySha256", 'hex'),
  chain = c.chain, moved_to = c."movedTo", edit_step = c."editStep", interval_s = c."intervalS", entries = c.entries,
  last_new_at = CASE WHEN c."broughtNew" THEN now() ELSE f.last_new_at END,
  outcome = c.outcome, reason = c.reason, outcome_at = now(),
  fetched_at = coalesce(c."fetchedAt", f.fetched_at), page_event_id = coalesce(c."pageEventId", f.page_event_id),
  awaiting_since = CASE WHEN c."pageEventId" IS NULL THEN f.awaiting_since ELSE coalesce(f.awaiting_since, now()) END,
  asked_at = CASE WHEN f.asked_at > c."leasedAt" OR NOT c."answersAsk" THEN f.asked_at END,
  priority = CASE WHEN f.asked_at > c."leasedAt" THEN 0 ELSE c.priority END,
  due_at = CASE WHEN f.asked_at > c."leasedAt" THEN now() WHEN c."dueInMs" IS NULL THEN 'infinity' ELSE now() + interval '1 ms' * c."dueInMs" END
FROM jsonb_to_recordset($1) AS c (
  key text, kind text, origin text, priority smallint, "dueInMs" float8, tries smallint, etag text, "lastModified" text, "bodySha256" text, chain jsonb,
  "movedTo" text, "editStep" smallint, "intervalS" int, entries int, "broughtNew" boolean, outcome text, reason text, "fetchedAt" timestamptz,
  "pageEventId" text, "answersAsk" boolean, "leasedAt" timestamptz)
JOIN crawler.hosts h ON h.origin = c.origin
WHERE f.url_hash = decode(c.key, 'hex')`;

/** After the rows: a host's next turn follows from what is due by then. */
export const closeHosts = `
UPDATE crawler.hosts h SET
  lease = NULL, leased_until = NULL, next_at = CASE WHEN c."waitMs" > 0 THEN now() + interval '1 ms' * c."waitMs" ELSE h.next_at END,
  slowdown = c.slowdown, failures = c.failures,
  last_error = coalesce(c.error, h.last_error), last_error_at = CASE WHEN c.error IS NULL THEN h.last_error_at ELSE now() END,
  last_success_at = CASE WHEN c.requested AND c.error IS NULL THEN now() ELSE h.last_success_at END,
  work_at = coalesce((
    SELECT min(first.due_at) FROM (VALUES (0), (1), (2), (3), (4)) AS p (priority)
    CROSS JOIN LATERAL (SELECT due_at FROM crawler.frontier WHERE host_id = h.id AND priority = p.priority ORDER BY due_at LIMIT 1) first
  ), 'infinity')
FROM jsonb_to_recordset($1) AS c (id int, requested boolean, "waitMs" float8, slowdown real, failures int, error text)
WHERE h.id = c.id`;

const wakeHosts = `
UPDATE crawler.hosts SET work_at = least(work_at, now()) WHERE origin = ANY ($1)`;

const spendBudgets = `
WITH spent AS MATERIALIZED (
  SELECT s.id, c.pages FROM crawler.sources s JOIN (SELECT id, count(*) AS pages FROM unnest($1::text[]) AS id GROUP BY id) c USING (id) ORDER BY s.id FOR NO KEY UPDATE OF s
)
UPDATE crawler.sources s SET spent = CASE WHEN s.spent_on = (now() AT TIME ZONE 'UTC')::date THEN s.spent ELSE 0 END + spent.pages, spent_on = (now() AT TIME ZONE 'UTC')::date
FROM spent WHERE s.id = spent.id`;

/**
 * Closes leases in one transaction. @returns the closings whose lease had run out and was taken by somebody else: nothing of them was written,
 * because what the new holder finds out is newer.
 */
export async function closeLeases(database: DataSource, closings: readonly Closing[]): Promise<Closing[]> {
  const elsewhere = [...new Set(closings.flatMap(otherOrigins))];
  if (elsewhere.length > 0) await database.query(insertHosts, [elsewhere]);
  return database.transaction(async (transaction) => {
    const locked = await transaction.query<{ id: number; lease: string | null }[]>(lockHosts, [closings.map(({ host }) => host.id), elsewhere]);
    const leases = new Map(locked.map(({ id, lease }) => [id, lease]));
    const isHeld = ({ host }: Closing) => leases.get(host.id) === host.lease;
    const held = closings.filter(isHeld);
    const entries = held.flatMap(({ entry, host }) => (entry ? [{ ...entry, leasedAt: host.leasedAt }] : []));
    if (entries.length > 0) await transaction.query(closeEntries, [JSON.stringify(entries)]);
    for (const { robots } of held) if (robots) await writeRobots(transaction, robots);
    await transaction.query(closeHosts, [JSON.stringify(held.map(({ host, change }) => ({ id: host.id, ...change })))]);
    const woken = held.flatMap(otherOrigins);
    if (woken.length > 0) await transaction.query(wakeHosts, [woken]);
    const spent = held.flatMap(({ host, entry }) => (entry?.outcome === 'published' && host.entry?.source?.budgetLeft != null ? [host.entry.source.id] : []));
    if (spent.length > 0) await transaction.query(spendBudgets, [spent]);
    return closings.filter((closing) => !isHeld(closing));
  });
}

/** Hosts besides the leased one that a closing gives something to do. */
function otherOrigins({ host, entry, robots }: Closing): string[] {
  const origins = [entry?.origin, robots?.origin, robots?.kind === 'redirected' ? originOf(robots.chain.url) : undefined];
  return origins.filter((origin) => origin !== undefined && origin !== host.origin) as string[];
}

const forgetRobotsEntry = `
DELETE FROM crawler.frontier WHERE url_hash = decode($1, 'hex')`;

const keepRobots = `
WITH host AS (
  UPDATE crawler.hosts SET robots_until = now() + interval '1 ms' * $3, robots_delay_ms = $4 WHERE origin = $1 RETURNING id
)
INSERT INTO crawler.robots (host_id, fetched_at, body) SELECT id, now(), $2 FROM host
ON CONFLICT (host_id) DO UPDATE SET fetched_at = excluded.fetched_at, body = excluded.body`;

/** Before everything else of the host whose turn it takes: all of another host is waiting for it. */
const followRobots = `
INSERT INTO crawler.frontier (url_hash, kind, url, host_id, allow, priority, due_at, chain)
SELECT decode($1, 'hex'), 'robots', $2, id, $4, 0, '-infinity', $5 FROM crawler.hosts WHERE origin = $3
ON CONFLICT (url_hash) DO UPDATE SET host_id = excluded.host_id, chain = excluded.chain, due_at = '-infinity'`;

/** Without robots.txt nothing is fetched: whoever asked for a URL of this host is told so. */
const failAsked = `
WITH host AS (
  UPDATE crawler.hosts SET next_at = greatest(next_at, now() + interval '1 ms' * $3), last_error = $2, last_error_at = now() WHERE origin = $1 RETURNING id
)
UPDATE crawler.frontier f SET asked_at = NULL, outcome = 'failed', reason = $2, outcome_at = now(), priority = 2
FROM host WHERE f.host_id = host.id AND f.asked_at IS NOT NULL`;

async function writeRobots(transaction: EntityManager, robots: RobotsChange): Promise<void> {
  const url = `${robots.origin}/robots.txt`;
  const key = entryKey('robots', url);
  if (robots.kind === 'redirected') {
    await transaction.query(followRobots, [key, url, originOf(robots.chain.url), robots.allow, JSON.stringify(robots.chain)]);
    return;
  }
  await transaction.query(forgetRobotsEntry, [key]);
  if (robots.kind === 'known') await transaction.query(keepRobots, [robots.origin, robots.body, robots.freshMs, robots.delayMs]);
  else await transaction.query(failAsked, [robots.origin, robots.reason, robots.waitMs]);
}
