import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Retention1760000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE store.article_fetches ADD COLUMN pruned integer NOT NULL DEFAULT 0;
      COMMENT ON COLUMN store.article_fetches.pruned IS 'How many fetches of the same run that followed were pruned.';

      CREATE TABLE store.text_retention (
        source_id text PRIMARY KEY,
        days integer NOT NULL CHECK (days >= 30)
      );
      COMMENT ON TABLE store.text_retention IS 'Sources whose texts are dropped after so many days; of all others they are kept.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store.text_retention; ALTER TABLE store.article_fetches DROP COLUMN pruned');
  }
}
