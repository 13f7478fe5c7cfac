import type { DataSource } from 'typeorm';

const BATCH = 5_000;

/** URLs that are done with and have been for a day: whoever asked for one has had the time to look. Only their hashes stay. */
const reduceRetired = `
WITH old AS (
  DELETE FROM crawler.frontier WHERE url_hash IN (
    SELECT url_hash FROM crawler.frontier
    WHERE due_at = 'infinity' AND outcome_at < now() - interval '1 d' AND (awaiting_since IS NULL OR awaiting_since < now() - interval '2 d') AND asked_at IS NULL
    ORDER BY outcome_at LIMIT ${BATCH})
  RETURNING url_hash, kind, source_id
)
INSERT INTO crawler.seen (url_hash) SELECT url_hash FROM old WHERE kind = 'page' AND source_id IS NOT NULL ON CONFLICT DO NOTHING`;

/** A feed that still names an article after so long is an archive; if it does, the article is fetched once more, which harms nobody. */
const forgetSeen = `
DELETE FROM crawler.seen WHERE url_hash IN (SELECT url_hash FROM crawler.seen WHERE seen_on < current_date - 400 LIMIT ${BATCH})`;

/** Hosts of which nothing is known any more but that they exist. */
const forgetHosts = `
DELETE FROM crawler.hosts WHERE id IN (
  SELECT id FROM crawler.hosts h
  WHERE work_at = 'infinity' AND lease IS NULL AND NOT paused AND delay_ms IS NULL AND next_at < now() - interval '90 d'
    AND NOT EXISTS (SELECT FROM crawler.frontier f WHERE f.host_id = h.id)
  ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;

/** Keeps the tables bounded: a batch of each, so that nobody has to wait for it. */
export async function prune(database: DataSource): Promise<void> {
  for (const statement of [reduceRetired, forgetSeen, forgetHosts]) await database.query(statement);
}
