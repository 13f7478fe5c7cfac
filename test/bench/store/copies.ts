import { END } from './generate.js';

/** The golden section: turned by multiples of it, times of copies fall evenly between one another. */
const TURN = 0.618_034;

/**
 * Statements that copy every article that the writer wrote: the same words and tags at another time of the same year, turned by a
 * share of it that differs from copy to copy, so that what is rare stays rare everywhere.
 * @param copy from 1 to 255.
 */
export function copies(copy: number, yearMs: number): string[] {
  const begin = `to_timestamp(${(END - yearMs) / 1_000})`;
  const year = yearMs / 1_000;
  const at = (column: string) => `${begin} + make_interval(secs => (extract(epoch FROM ${column} - ${begin})::numeric + ${((copy * TURN) % 1) * year} ) % ${year})`;
  // With the version and variant of a UUIDv5, as article ids are.
  const id = (column: string) => `overlay(overlay(md5(${column}::text || '${copy}') PLACING '5' FROM 13) PLACING '8' FROM 17)::uuid`;
  const page = (column: string) => `${column} || '.${copy}'`;
  const hash = (column: string) => `sha256(${column} || '\\x${copy.toString(16).padStart(2, '0')}')`;
  const isOriginal = `position('.' IN page_event_id) = 0`;
  const utc = `sort_at AT TIME ZONE 'UTC'`;
  return [
    `INSERT INTO store.article_fetches (page_event_id, own_id, article_id, fetched_at, content_sha256, pipeline, source_id)
     SELECT ${page('page_event_id')}, ${id('own_id')}, ${id('article_id')}, ${at('fetched_at')}, ${hash('content_sha256')}, pipeline, source_id FROM store.article_fetches WHERE ${isOriginal}`,
    `INSERT INTO store.article_contents (own_id, content_sha256, page_event_id, fetched_at, pipeline, fingerprint, document)
     SELECT ${id('own_id')}, ${hash('content_sha256')}, ${page('page_event_id')}, ${at('fetched_at')}, pipeline, fingerprint, document FROM store.article_contents WHERE ${isOriginal}`,
    `INSERT INTO store.article_revisions (revision_id, article_id, first_fetched_at, last_fetched_at, fetches, content_own_id, content_sha256)
     SELECT ${page('revision_id')}, ${id('article_id')}, ${at('first_fetched_at')}, ${at('last_fetched_at')}, fetches, ${id('content_own_id')}, ${hash('content_sha256')}
     FROM store.article_revisions WHERE position('.' IN revision_id) = 0`,
    `INSERT INTO store.mentions (article_id, type, key, name, mentions, salience)
     SELECT ${id('m.article_id')}, m.type, m.key, m.name, m.mentions, m.salience FROM store.mentions m JOIN store.article_revisions r USING (article_id) WHERE position('.' IN r.revision_id) = 0`,
    `INSERT INTO store.articles (id, state, sequence, changed_at, url, first_fetched_at, revision_id, revision_count, content_own_id, content_sha256, reading, sort_at, source_id, language,
       primary_country, countries, regions, fingerprint, search)
     SELECT ${id('id')}, state, sequence, changed_at, url || '/${copy}', ${at('first_fetched_at')}, ${page('revision_id')}, revision_count, ${id('content_own_id')}, ${hash('content_sha256')}, reading, sort_at, source_id, language,
       primary_country, countries, regions, fingerprint,
       ts_delete(search, (SELECT array_agg(lexeme) FROM unnest(search) WHERE lexeme ~ '^=[hdm]:'))
         || array_to_tsvector(ARRAY[to_char(${utc}, '"=h:"YYYY-MM-DD"T"HH24'), to_char(${utc}, '"=d:"YYYY-MM-DD'), to_char(${utc}, '"=m:"YYYY-MM')])
     FROM (SELECT id, state, sequence, changed_at, url, first_fetched_at, revision_id, revision_count, content_own_id, content_sha256, reading, ${at('sort_at')} AS sort_at, source_id, language,
       primary_country, countries, regions, fingerprint, search FROM store.articles WHERE position('.' IN revision_id) = 0) a`,
    `INSERT INTO store.story_articles (article_id, fingerprint) SELECT ${id('s.article_id')}, s.fingerprint FROM store.story_articles s JOIN store.article_revisions r USING (article_id) WHERE position('.' IN r.revision_id) = 0`,
    // Bands of no other: a copy of the words is no copy for the stories.
    `INSERT INTO store.story_bands (article_id, sort_at, fingerprint, bands)
     SELECT article_id, at, fingerprint, ARRAY(SELECT (floor(extract(epoch FROM at) / ${28 * 86_400})::bigint << 32) | (hashtextextended(article_id::text, band) & 4294967295) FROM generate_series(1, 22) AS band)
     FROM (SELECT ${id('s.article_id')} AS article_id, ${at('s.sort_at')} AS at, s.fingerprint FROM store.story_bands s JOIN store.article_revisions r USING (article_id) WHERE position('.' IN r.revision_id) = 0) copied`,
  ];
}
