import { createLogger, type Logger } from '@newsreel/platform';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { readNewsreelConfig, type NewsreelConfig } from '../config.js';
import { openInstallation } from '../installation/database.js';
import { openDatabases, startAllInOne } from './all-in-one.js';

export interface Connection {
  readonly config: NewsreelConfig;
  readonly crawlerDatabase: DataSource;
  readonly storeDatabase: DataSource;
  readonly databaseUrl: string;
}

export interface ConnectOptions {
  /** Runs the services for as long as the command needs them, unless somebody runs them already. */
  readonly services: boolean;
}

/** The databases for a command: those of a running newsreel, or of one that is started for the command. */
export async function connected<Result>({ services }: ConnectOptions, work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const config = readNewsreelConfig();
  const log = commandLog(config);
  const installation = await openInstallation(config, { services });
  try {
    const opened =
      installation.runsServices
        ? await startAllInOne({ config, databaseUrl: installation.databaseUrl, port: 0, logger: log, onlyOne: true })
        : await databasesOnly(installation.databaseUrl, log);
    try {
      return await work({ config, databaseUrl: installation.databaseUrl, ...opened });
    } finally {
      await opened.close();
    }
  } finally {
    await installation.close();
  }
}

async function databasesOnly(url: string, log: Logger) {
  const opened = await openDatabases(url, log);
  return { ...opened, close: async () => void (await Promise.all([opened.crawlerDatabase.destroy(), opened.storeDatabase.destroy()])) };
}

/** Standard output is the command's data. What goes wrong is said on standard error; the rest only if it was asked for. */
export function commandLog(config: NewsreelConfig): Logger {
  const level = config.NEWSREEL_LOG === 'info' ? 'error' : config.NEWSREEL_LOG;
  return createLogger('newsreel', level, pino.destination(2));
}
