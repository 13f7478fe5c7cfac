import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bands of articles move out of `articles` into a table of their own that keeps a month. */
export class Bands1760000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store.story_bands (
        article_id uuid PRIMARY KEY,
        compared_at timestamptz NOT NULL DEFAULT now(),
        sort_at timestamptz NOT NULL,
        fingerprint text NOT NULL,
        bands bigint[] NOT NULL
      );
      COMMENT ON TABLE store.story_bands IS 'What new articles are compared with: those that came in the last 30 days.';
      COMMENT ON COLUMN store.story_bands.bands IS 'Each a band of the fingerprint below the four weeks that sort_at lies in, so that what is written together lies together in the index.';
      INSERT INTO store.story_bands (article_id, compared_at, sort_at, fingerprint, bands)
        SELECT a.id, a.changed_at, a.sort_at, s.fingerprint, ARRAY(SELECT (floor(extract(epoch FROM a.sort_at) / ${28 * 86_400})::bigint << 32) | (band::bigint & 4294967295) FROM unnest(a.bands) AS band)
        FROM store.articles a JOIN store.story_articles s ON s.article_id = a.id
        WHERE a.state = 'stored' AND cardinality(a.bands) > 0 AND a.changed_at > now() - interval '30 days';
      CREATE INDEX story_bands_bands ON store.story_bands USING gin (bands) WITH (fastupdate = off);
      CREATE INDEX story_bands_compared ON store.story_bands (compared_at);
    `);
    // Last: from here to the commit readers of articles wait.
    await runner.query('DROP INDEX store.articles_bands; ALTER TABLE store.articles DROP COLUMN bands');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE store.articles ADD COLUMN bands integer[];
      UPDATE store.articles a SET bands = ARRAY(SELECT (band & 4294967295)::bit(32)::int FROM unnest(s.bands) AS band) FROM store.story_bands s WHERE s.article_id = a.id;
      CREATE INDEX articles_bands ON store.articles USING gin (bands) WITH (fastupdate = off);
      DROP TABLE store.story_bands;
    `);
  }
}
