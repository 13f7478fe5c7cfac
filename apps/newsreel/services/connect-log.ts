import { createBus, openLog, type Bus, type Log } from '@newsreel/bus';
import { topics } from '@newsreel/contracts';
import { busChoice } from '@newsreel/platform';
import { readNewsreelConfig } from '../config.js';
import { openInstallation } from '../installation/database.js';
import { commandLog } from './connect.js';

/** The log of events for a command: `which`, or Kafka where brokers are named, else that of the installation. */
export async function withLog<Result>(work: (log: Log) => Promise<Result>, which?: 'kafka' | 'postgres'): Promise<Result> {
  const configured = readNewsreelConfig();
  const config = { ...configured, NEWSREEL_BUS: which ?? configured.NEWSREEL_BUS };
  const onKafka = config.NEWSREEL_BUS ? config.NEWSREEL_BUS === 'kafka' : config.NEWSREEL_KAFKA_BROKERS.length > 0;
  const installation = onKafka ? null : await openInstallation(config, { services: false });
  const log = openLog(busChoice({ ...config, NEWSREEL_DATABASE_URL: installation?.databaseUrl ?? config.NEWSREEL_DATABASE_URL }), 'command', commandLog(config));
  try {
    return await work(log);
  } finally {
    await log.close();
    await installation?.close();
  }
}

/** A bus that only publishes, for a command. */
export function withBus<Result>(work: (bus: Pick<Bus, 'publish'>) => Promise<Result>): Promise<Result> {
  return withLog(async (log) => {
    await log.ensureTopics(topics);
    return work(createBus({ log, logger: commandLog(readNewsreelConfig()) }));
  });
}
