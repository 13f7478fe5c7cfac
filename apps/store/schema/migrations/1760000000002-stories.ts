import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Stories1760000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store.story_links (
        a uuid NOT NULL,
        b uuid NOT NULL,
        similarity real NOT NULL,
        PRIMARY KEY (a, b),
        CHECK (a < b)
      );
      COMMENT ON TABLE store.story_links IS 'Pairs of articles whose texts are nearly the same: why a story holds together.';
      CREATE INDEX story_links_b ON store.story_links (b);

      CREATE TABLE store.story_articles (
        article_id uuid PRIMARY KEY,
        fingerprint text NOT NULL,
        story_id uuid
      );
      COMMENT ON TABLE store.story_articles IS 'Articles that were compared, by which fingerprint, and the story they are part of; a story goes by the id of the article that had it first.';
      CREATE INDEX story_articles_story ON store.story_articles (story_id) WHERE story_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store.story_articles, store.story_links');
  }
}
