import { zstdCompressSync, constants } from 'node:zlib';
import pg from 'pg';
import type { Message } from '@newsreel/contracts';
import { chunks, rate } from './events.js';

/** The same compressed bytes, batches and fsync, into one table with a primary key: what a log can cost at the least. */
export async function insertRate(url: string, table: string, messages: readonly Message[], chunk: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE TABLE ${table} (id bigint PRIMARY KEY, key bytea, headers bytea, value bytea)`);
  await client.query(`ALTER TABLE ${table} ALTER COLUMN value SET STORAGE EXTERNAL, ALTER COLUMN headers SET STORAGE EXTERNAL`);
  const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
  const rows = messages.map(({ key, value, headers }, id) => [id, key, Buffer.concat(Object.entries(headers).flatMap(([name, bytes]) => [Buffer.from(name), bytes])), zstdCompressSync(value!, options)]);
  const result = await rate(rows.length, async () => {
    for (const piece of chunks(rows, chunk)) {
      const values = piece.map((_, row) => `($${row * 4 + 1}, $${row * 4 + 2}, $${row * 4 + 3}, $${row * 4 + 4})`).join(', ');
      await client.query(`INSERT INTO ${table} VALUES ${values}`, piece.flat());
    }
  });
  await client.end();
  return result;
}
