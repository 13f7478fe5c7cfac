import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a document of a source was found; null for the one that the source was given as, and for those found before this was noted. */
export class Discovery1764100000000 implements MigrationInterface {
  readonly name = 'Discovery1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE crawler.frontier ADD COLUMN found_by text CHECK (found_by IN ('link', 'robots', 'usual-place', 'index'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE crawler.frontier DROP COLUMN found_by');
  }
}
