import type { DataSource } from 'typeorm';

export const nextTurn = `
SELECT extract(epoch FROM min(turn_at) - now())::float8 * 1000 AS ms FROM crawler.hosts WHERE turn_at < 'infinity'`;

/** Milliseconds until some host's turn comes, at most `atMost`. */
export async function untilNextTurn(database: DataSource, atMost: number): Promise<number> {
  const [row] = await database.query<{ ms: number | null }[]>(nextTurn);
  return Math.min(Math.max(row?.ms ?? atMost, 0), atMost);
}
