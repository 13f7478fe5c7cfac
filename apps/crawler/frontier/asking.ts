import type { DataSource } from 'typeorm';
import { canonicalizeUrl } from '@newsreel/contracts';
import { allowEntry } from '../fetching/allow-list.js';
import { setHostDelay } from '../hosts/set-delay.js';
import { insertHosts, lockHosts } from './enqueue-urls.js';
import { entryKey, originOf } from './entry.js';

export interface Asked {
  /** Canonical: the subject of the page event that answers. */
  readonly url: string;
  readonly key: string;
  /** The database's time; an answer is newer. */
  readonly at: Date;
}

export interface AskOptions {
  /** Hosts that may be private: `HOST` or `HOST:PORT`. */
  readonly allow?: readonly string[];
  readonly sourceId?: string | null;
}

/** It goes before everything else of its host; a URL that is done with comes back. */
const askUrl = `
WITH asked AS (
  INSERT INTO crawler.frontier AS f (url_hash, kind, url, host_id, source_id, allow, priority, due_at, asked_at)
  SELECT decode($1, 'hex'), 'page', $2, h.id, (SELECT id FROM crawler.sources WHERE id = $4), $5, 0, now(), clock_timestamp() FROM crawler.hosts h WHERE h.origin = $3
  ON CONFLICT (url_hash) DO UPDATE SET priority = 0, due_at = now(), asked_at = clock_timestamp(), tries = 0,
    allow = CASE WHEN excluded.allow = '{}' THEN f.allow ELSE excluded.allow END, source_id = coalesce(f.source_id, excluded.source_id)
  RETURNING host_id, asked_at
), woken AS (
  UPDATE crawler.hosts SET work_at = least(work_at, now()) WHERE id = (SELECT host_id FROM asked)
)
SELECT asked_at AS at FROM asked`;

/**
 * Asks for a URL to be fetched as a page, soon and whatever is known of it.
 * @throws UrlError if it is no URL that can be crawled; AllowListError if an entry of the allow list is none.
 */
export async function requestCrawl(database: DataSource, url: string, { allow = [], sourceId = null }: AskOptions = {}): Promise<Asked> {
  const canonical = canonicalizeUrl(url);
  const key = entryKey('page', canonical);
  const origin = originOf(canonical);
  const entries = allow.map(allowEntry);
  await database.query(insertHosts, [[origin]]);
  const [row] = await database.transaction(async (transaction) => {
    await transaction.query(lockHosts, [[origin]]);
    await setHostDelay(transaction, new URL(canonical), entries, null);
    return transaction.query<[{ at: Date }]>(askUrl, [key, canonical, origin, sourceId, entries]);
  });
  return { url: canonical, key, at: row.at };
}

export interface CrawlAnswer extends Asked {
  /** The page event that was published; null if none was. */
  readonly pageEventId: string | null;
  /** Why there is none. */
  readonly reason: string | null;
}

const answers = `
SELECT encode(url_hash, 'hex') AS key, outcome, reason, page_event_id AS "pageEventId"
FROM crawler.frontier f JOIN jsonb_to_recordset($1) AS a (key text, at timestamptz) ON f.url_hash = decode(a.key, 'hex')
WHERE f.asked_at IS NULL AND f.outcome_at >= a.at`;

/** What has been answered so far of what was asked for. Ask again for the rest. */
export async function crawlAnswers(database: DataSource, asked: readonly Asked[]): Promise<CrawlAnswer[]> {
  const rows = await database.query<{ key: string; outcome: string; reason: string | null; pageEventId: string | null }[]>(answers, [JSON.stringify(asked)]);
  const byKey = new Map(asked.map((one) => [one.key, one]));
  return rows.map(({ key, outcome, reason, pageEventId }) => ({ ...byKey.get(key)!, pageEventId: outcome === 'published' ? pageEventId : null, reason }));
}
