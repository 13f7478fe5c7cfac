import { createBus, openLog } from '@newsreel/bus';
import { topics } from '@newsreel/contracts';
import { Health, busChoice, createMetrics } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { Crawler, openCrawlerDatabase, voidLeases } from '../../crawler/index.js';
import { readNewsreelConfig } from '../config.js';
import { openInstallation } from '../installation/database.js';
import { commandLog } from './connect.js';

/** The crawler's tables for a command, and somebody who crawls meanwhile: a newsreel that is running, else this process for as long as it takes. */
export async function withCrawler<Result>(work: (database: DataSource, contact: string | null) => Promise<Result>): Promise<Result> {
  const config = readNewsreelConfig();
  const log = commandLog(config);
  const contact = config.NEWSREEL_CONTACT ?? null;
  const installation = await openInstallation(config, { services: true });
  const database = await openCrawlerDatabase({ url: installation.databaseUrl, log });
  try {
    if (!installation.runsServices) return await work(database, contact);
    await voidLeases(database);
    const events = openLog(busChoice({ ...config, NEWSREEL_DATABASE_URL: installation.databaseUrl }), 'command', log);
    await events.ensureTopics(topics);
    const crawler = new Crawler({ database, bus: createBus({ log: events, logger: log }), log, metrics: createMetrics('newsreel'), health: new Health(), contact, inFlight: config.NEWSREEL_IN_FLIGHT });
    crawler.start();
    try {
      return await work(database, contact);
    } finally {
      await crawler.stop();
      await events.close();
    }
  } finally {
    await database.destroy();
    await installation.close();
  }
}
