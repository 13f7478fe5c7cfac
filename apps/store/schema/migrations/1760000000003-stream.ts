import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Stream1760000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store.stream (
        id bigint PRIMARY KEY,
        article_id uuid NOT NULL,
        sequence bigint NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE store.stream IS 'What was published in the last days, numbered by the relay in that order, so that a reader can go on where it was.';
      CREATE INDEX stream_published ON store.stream (published_at);
      ALTER TABLE store.relay_lease ADD COLUMN last_stream_id bigint NOT NULL DEFAULT 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE store.relay_lease DROP COLUMN last_stream_id');
    await runner.query('DROP TABLE store.stream');
  }
}
