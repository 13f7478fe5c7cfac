import type { DataSource } from 'typeorm';

/** What runs a statement: a DataSource on any connection, a QueryRunner on its own. */
interface Runner {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** Rows of a statement. All of the store's SQL goes through this, so that a statement stands where its meaning is. */
export interface Sql {
  <Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Another store was faster; what was read is out of date. Begun anew, the work sees what the other wrote. */
export class Outrun extends Error {
  override readonly name = 'Outrun';
  readonly code = '40001';
}

const TRIES = 5;
// Deadlock and serialization failure: PostgreSQL has rolled back, and asks for the transaction to be begun anew.
const AGAIN = new Set(['40001', '40P01']);

/** Runs the work in a transaction, up to five times where others are in the way. */
export async function inTransaction<Result>(database: DataSource, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  for (let left = TRIES - 1; ; left--) {
    const runner = database.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      const result = await work(sqlOf(runner));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {});
      if (left === 0 || !AGAIN.has(codeOf(error))) throw error;
    } finally {
      await runner.release();
    }
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code);

export function sqlOf(runner: Runner): Sql {
  return async <Row>(text: string, values: readonly unknown[] = []) => rowsOf<Row>(await runner.query(text, [...values]));
}

/** TypeORM answers [rows, count] to UPDATE and DELETE, and rows to everything else. */
function rowsOf<Row>(answer: unknown): Row[] {
  const rows = Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number' ? answer[0] : answer;
  return Array.isArray(rows) ? (rows as Row[]) : [];
}
