import { DataSource, type DataSourceOptions } from 'typeorm';
import { sqlOf, type Sql } from '../writing/transaction.js';

/** A request that takes longer is ended: it would take the database away from the others. */
const STATEMENT_TIMEOUT_MS = 5_000;

/** The read API's own connections: they can only read, and each statement ends in time. */
export class Reader {
  readonly sql: Sql;

  private constructor(readonly database: DataSource) {
    this.sql = sqlOf(database);
  }

  static async open(writing: DataSource, poolSize = 10): Promise<Reader> {
    const options = writing.options as Extract<DataSourceOptions, { type: 'postgres' }>;
    const database = new DataSource({
      ...options,
      migrations: [],
      poolSize,
      applicationName: 'newsreel-store-api',
      extra: { ...(options.extra as object), options: `-c default_transaction_read_only=on -c statement_timeout=${STATEMENT_TIMEOUT_MS} -c jit=off` },
    });
    return new Reader(await database.initialize());
  }

  close(): Promise<void> {
    return this.database.destroy();
  }
}
