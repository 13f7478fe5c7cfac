import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sequences1760000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE store.sequence_floor (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        floor bigint NOT NULL DEFAULT 0
      );
      INSERT INTO store.sequence_floor DEFAULT VALUES;
      COMMENT ON TABLE store.sequence_floor IS 'Every sequence that is taken is above it. A restored store raises it: what it published after its backup is not to be overtaken one by one.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE store.sequence_floor');
  }
}
