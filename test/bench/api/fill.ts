import type { DataSource } from 'typeorm';
import { writeArticles } from '../../../apps/store/writing/writer.js';
import { generate } from '../store/generate.js';

/** Indexes that are made faster at the end than kept up to date on the way. */
const LATER = ['articles_newest', 'articles_search', 'articles_bands', 'mentions_key', 'article_revisions_in_order'];
const BATCH = 1_000;

/** Fills the store with the articles 0 to `articles` by its own writer; what is there already is left as it is. */
export async function fill(database: DataSource, articles: number, say: (line: string) => void): Promise<void> {
  const [{ stored }] = await database.query<[{ stored: number }]>('SELECT count(*)::int AS stored FROM store.articles');
  if (stored < articles) {
    const definitions = await database.query<{ indexdef: string }[]>(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'store' AND indexname = ANY($1)`, [LATER]);
    await database.query('CREATE TABLE IF NOT EXISTS public.later (indexdef text PRIMARY KEY)');
    for (const { indexdef } of definitions) await database.query('INSERT INTO public.later VALUES ($1) ON CONFLICT DO NOTHING', [indexdef]);
    for (const index of LATER) await database.query(`DROP INDEX IF EXISTS store.${index}`);
    await write(database, stored, articles, say);
  }
  await makeIndexes(database, say);
}

async function write(database: DataSource, from: number, articles: number, say: (line: string) => void): Promise<void> {
  await database.query('TRUNCATE store.outbox');
  let pending: Promise<unknown> = Promise.resolve();
  for (let at = from; at < articles; at += BATCH) {
    // The next batch is generated while the database writes this one.
    const events = Array.from({ length: Math.min(BATCH, articles - at) }, (_, i) => generate(at + i, articles));
    await pending;
    pending = writeArticles(database, events);
    if (at % 50_000 === 0) say(`${new Date().toISOString()} ${at} articles`);
  }
  await pending;
}

async function makeIndexes(database: DataSource, say: (line: string) => void): Promise<void> {
  const later = await database.query<{ indexdef: string }[]>(`SELECT indexdef FROM public.later`).catch(() => []);
  for (const { indexdef } of later) {
    say(`${new Date().toISOString()} ${indexdef}`);
    await database.query(`SET maintenance_work_mem = '1GB'`);
    await database.query(indexdef.replace(/^CREATE INDEX /, 'CREATE INDEX IF NOT EXISTS '));
  }
  await database.query('DROP TABLE IF EXISTS public.later');
  await database.query('TRUNCATE store.outbox');
  await database.query('VACUUM ANALYZE');
}
