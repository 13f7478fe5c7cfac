import type { DataSource } from 'typeorm';
import { weave } from '../../../apps/store/stories/weave.js';
import { writeArticles } from '../../../apps/store/writing/writer.js';
import { copies } from './copies.js';
import { generate, YEAR_MS } from './generate.js';

/** Indexes that are made faster at the end than kept up to date on the way. */
const LATER = ['articles_newest', 'articles_search', 'mentions_key', 'article_revisions_in_order', 'article_fetches_in_order', 'story_bands_bands'];
const BATCH = 500;
/** So many are written by the store's own writer; the others are copies of them, each with ids and a time of its own. */
const WRITTEN = 40_000;

/** Fills an empty store with so many articles of one year; one that is filled is left as it is. */
export async function fill(database: DataSource, articles: number, say: (line: string) => void): Promise<void> {
  const [{ stored }] = await database.query<[{ stored: number }]>('SELECT count(*)::int AS stored FROM store.articles');
  if (stored >= articles) return;
  const now = (what: string) => say(`${new Date().toISOString()} ${what}`);
  await database.query('CREATE TABLE IF NOT EXISTS public.later (indexdef text PRIMARY KEY)');
  await database.query(`INSERT INTO public.later SELECT indexdef FROM pg_indexes WHERE schemaname = 'store' AND indexname = ANY($1) ON CONFLICT DO NOTHING`, [LATER]);
  const written = Math.min(articles, WRITTEN);
  await write(database, stored, written);
  for (const index of LATER) await database.query(`DROP INDEX IF EXISTS store.${index}`);
  for (let copy = Math.floor(stored / WRITTEN) || 1; copy * written < articles; copy++) {
    await database.transaction(async (manager) => {
      for (const statement of copies(copy, YEAR_MS)) await manager.query(statement);
    });
    now(`${(copy + 1) * written} articles`);
  }
  await makeIndexes(database, now);
}

async function write(database: DataSource, from: number, articles: number): Promise<void> {
  let pending: Promise<unknown> = Promise.resolve();
  for (let at = from; at < articles; at += BATCH) {
    // The next batch is generated while the database writes this one.
    const events = Array.from({ length: Math.min(BATCH, articles - at) }, (_, i) => generate(at + i, articles));
    await pending;
    pending = writeArticles(database, events).then(({ touched }) => weave(database, touched));
  }
  await pending;
}

async function makeIndexes(database: DataSource, now: (what: string) => void): Promise<void> {
  const later = await database.query<{ indexdef: string }[]>('SELECT indexdef FROM public.later ORDER BY indexdef');
  for (const { indexdef } of later) {
    now(indexdef);
    await database.transaction(async (manager) => {
      await manager.query(`SET LOCAL maintenance_work_mem = '1GB'`);
      await manager.query(indexdef.replace(/^CREATE INDEX /, 'CREATE INDEX IF NOT EXISTS '));
    });
  }
  await database.query('DROP TABLE public.later');
  await database.query('TRUNCATE store.outbox');
  await database.query('VACUUM ANALYZE');
  now('filled');
}
