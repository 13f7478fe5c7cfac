import type { DataSource } from 'typeorm';

/**
 * Judges every source against its own history. Reasons are kept free of figures that change by themselves, so that a row changes, and somebody
 * is told, only when there is something to tell.
 */
const judgeSources = `
WITH documents AS (
  SELECT source_id,
    count(*) FILTER (WHERE kind <> 'site') AS named, count(*) FILTER (WHERE kind <> 'site' AND fails) AS failing, bool_or(kind = 'site' AND fails) AS site_fails,
    max(entries) AS entries, (array_agg(url || ' fails: ' || reason ORDER BY kind = 'site', tries DESC, url) FILTER (WHERE fails))[1] AS why
  FROM crawler.frontier CROSS JOIN LATERAL (SELECT tries >= 3 OR outcome = 'refused' OR reason LIKE 'status 410:%' AS fails) f
  WHERE source_id IS NOT NULL AND kind NOT IN ('page', 'robots', 'probe') GROUP BY source_id
), judged AS MATERIALIZED (
  SELECT s.id, CASE
    WHEN NOT s.enabled THEN NULL
    WHEN d.named > 0 AND d.failing = d.named OR d.named = 0 AND d.site_fails THEN 'failing: ' || d.why
    WHEN d.entries = 0 AND s.last_new_at IS NOT NULL THEN 'empty: what named articles before names none any more.'
    WHEN s.barren >= 20 AND s.articles_read >= 5 AND s.articles_read > s.pages_read * 0.2 THEN 'unreadable: none of its last 20 pages or more was an article, though others were before. Has its layout changed?'
    WHEN s.usual_gap_s IS NOT NULL AND s.last_new_at < now() - greatest(interval '12 h', interval '4 s' * s.usual_gap_s) THEN 'silent: nothing new has come for much longer than usual.'
    WHEN s.usual_gap_s IS NULL AND coalesce(s.last_new_at, s.created_at) < now() - interval '14 d' THEN 'silent: nothing new for two weeks.'
  END AS reason
  FROM crawler.sources s LEFT JOIN documents d ON d.source_id = s.id ORDER BY s.id FOR NO KEY UPDATE OF s
)
UPDATE crawler.sources s SET quiet_reason = j.reason, quiet_since = CASE WHEN j.reason IS NULL THEN NULL ELSE coalesce(s.quiet_since, now()) END
FROM judged j WHERE s.id = j.id AND s.quiet_reason IS DISTINCT FROM j.reason
RETURNING s.id, s.quiet_reason AS reason`;

export interface JudgedSource {
  readonly id: string;
  /** Begins with a word for programs; null: it is as it should be again. */
  readonly reason: string | null;
}

/** Silent loss of coverage is the worst failure. @returns the sources whose state has changed. */
export async function judgeQuietSources(database: DataSource): Promise<JudgedSource[]> {
  const [rows] = await database.query<[JudgedSource[], number]>(judgeSources);
  return rows;
}

/** How many sources are quiet, by the word that their reason begins with. */
export async function countQuietSources(database: DataSource): Promise<{ reason: string; count: number }[]> {
  return database.query(`SELECT split_part(quiet_reason, ':', 1) AS reason, count(*)::int AS count FROM crawler.sources WHERE quiet_reason IS NOT NULL GROUP BY 1`);
}
