import { openDatabase, type Logger } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { Host } from './hosts/host.entity.js';
import { Frontier1764000000000 } from './migrations/1764000000000-frontier.js';
import { Discovery1764100000000 } from './migrations/1764100000000-discovery.js';
import { Source } from './sources/source.entity.js';

/** The PostgreSQL schema of the crawler's tables. */
export const crawlerSchema = 'crawler';
export const crawlerEntities = [Source, Host];
export const crawlerMigrations = [Frontier1764000000000, Discovery1764100000000];

/** Opens the crawler's tables, made or brought up to date where needed. */
export function openCrawlerDatabase(options: { readonly url: string; readonly log: Logger; readonly poolSize?: number }): Promise<DataSource> {
  return openDatabase({ ...options, schema: crawlerSchema, entities: crawlerEntities, migrations: crawlerMigrations });
}
