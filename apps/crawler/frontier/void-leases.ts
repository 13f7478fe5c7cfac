import type { DataSource } from 'typeorm';

/**
 * Lets every lease expire now. For an installation that has one crawler and has just started it: leases that are still held are those of a killed
 * process, and their hosts would wait for them to expire. What a lease was for is still due.
 */
export async function voidLeases(database: DataSource): Promise<void> {
  await database.query('UPDATE crawler.hosts SET leased_until = now() WHERE lease IS NOT NULL');
}
