import { ServiceUnavailableException } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { sqlOf, type Sql } from '../writing/transaction.js';

/** A request that takes longer is ended: it would take the database away from the others. */
const STATEMENT_TIMEOUT_MS = 5_000;
const TIMED_OUT = '57014';
/** Connections, resources, shutdown (SQLSTATE classes 08, 53, 57), and what the driver says without a code. */
const AWAY = /^(08|53|57)|^E[A-Z]+$|Connection terminated|timeout exceeded when trying to connect/;

/**
 * The read API's own connections: they can only read, and each statement ends in time. No statement of theirs is meant to read a
 * whole table, which is what the planner takes a filter for that most articles pass.
 */
export class Reader {
  readonly sql: Sql;

  private constructor(readonly database: DataSource) {
    const ask = sqlOf(database);
    this.sql = <Row>(text: string, values?: readonly unknown[]) => this.guard(() => ask<Row>(text, values));
  }

  static async open(writing: DataSource, poolSize = 10): Promise<Reader> {
    const options = writing.options as Extract<DataSourceOptions, { type: 'postgres' }>;
    const database = new DataSource({
      ...options,
      migrations: [],
      poolSize,
      applicationName: 'newsreel-store-api',
      extra: { ...(options.extra as object), options: `-c default_transaction_read_only=on -c statement_timeout=${STATEMENT_TIMEOUT_MS} -c jit=off -c enable_seqscan=off` },
    });
    return new Reader(await database.initialize());
  }

  /** @throws ServiceUnavailableException where the database is away or the question takes too long: neither is the asker's fault, nor a defect. */
  async guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? (error as Error).message);
      if (code === TIMED_OUT) throw new ServiceUnavailableException(`The answer takes longer than ${STATEMENT_TIMEOUT_MS / 1_000} s to find. Narrow the question, by time for example.`);
      if (AWAY.test(code)) throw new ServiceUnavailableException('The database does not answer. Try again in a moment.', { cause: error });
      throw error;
    }
  }

  close(): Promise<void> {
    return this.database.destroy();
  }
}
