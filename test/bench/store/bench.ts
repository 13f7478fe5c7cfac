import { parseArgs } from 'node:util';
import type { Article } from '@newsreel/contracts';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { weave } from '../../../apps/store/stories/weave.js';
import { writeArticles } from '../../../apps/store/writing/writer.js';
import { fill } from './fill.js';
import { withServers } from '../with-servers.js';
import { benchCluster, createDatabase, openStore, type BenchCluster } from './cluster.js';
import { generate } from './generate.js';

const TABLES = ['article_fetches', 'article_contents', 'articles', 'article_revisions', 'mentions', 'outbox', 'story_articles', 'story_bands'];

/**
 * npm run bench -- store [--size 0] [--articles 10000] [--batch 250] [--rounds 2] [--cold] [--folder DIR --password WORD --port N]
 *
 * How many new articles a second the store writes and compares for stories, when it holds `size` already, and how that compares with COPY of
 * as many rows of the same kind into the same tables with the same indexes, at the same size, in the same run. --cold restarts the server before
 * each of the two: whatever comes second finds in the buffers what the first has read. --folder keeps the filled database for another run.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: '0' }, articles: { type: 'string', default: '10000' }, batch: { type: 'string', default: '250' }, rounds: { type: 'string', default: '2' }, cold: { type: 'boolean', default: false },
      folder: { type: 'string' }, password: { type: 'string', default: 'bench' }, port: { type: 'string', default: '35999' },
    },
  });
  const [size, articles, batch] = [Number(values.size), Number(values.articles), Number(values.batch)];
  await withServers(async (started) => {
    const cluster = await benchCluster(values.folder ? { folder: values.folder, password: values.password, port: Number(values.port) } : undefined);
    started(() => cluster.stop());
    const name = size === 0 ? 'fresh' : 'filled';
    if (size === 0) await createDatabase(cluster, name, { anew: true });
    else await createDatabase(cluster, name);
    const database = await openStore(cluster.url(name));
    await fill(database, size, console.log);
    await database.destroy();
    for (let round = 0; round < Number(values.rounds); round++) await measure({ cluster, name, cold: values.cold }, { articles, batch, seed: Date.now() % 1e9 });
  });
}

interface Slice {
  readonly articles: number;
  readonly batch: number;
  readonly seed: number;
}

interface Place {
  readonly cluster: BenchCluster;
  /** Of the database. */
  readonly name: string;
  readonly cold: boolean;
}

async function measure(place: Place, slice: Slice): Promise<void> {
  const { before, writing, weaving } = await written(place, slice);
  const copying = await copied(place, { ...slice, seed: slice.seed + 1 });
  const rate = (ms: number) => Math.round((slice.articles / ms) * 1_000);
  console.log(`at ${before} articles: written and compared ${rate(writing + weaving)}/s (written alone ${rate(writing)}/s), COPY ${rate(copying)}/s, ratio ${(copying / (writing + weaving)).toFixed(2)}`);
}

async function written({ cluster, name, cold }: Place, slice: Slice): Promise<{ before: number; writing: number; weaving: number }> {
  let database = await openStore(cluster.url(name));
  const [{ before }] = await database.query<[{ before: number }]>('SELECT count(*)::int AS before FROM store.article_fetches');
  if (cold) {
    await database.destroy();
    await cluster.restart();
    database = await openStore(cluster.url(name));
  }
  const spent = await write(database, slice);
  await database.destroy();
  return { before, ...spent };
}

async function write(database: DataSource, { articles, batch, seed }: Slice): Promise<{ writing: number; weaving: number }> {
  const spent = { writing: 0, weaving: 0 };
  for (let at = 0; at < articles; at += batch) {
    const events = sliceOf(at, Math.min(batch, articles - at), articles, seed);
    const started = performance.now();
    const { touched } = await writeArticles(database, events);
    const written = performance.now();
    await weave(database, touched);
    spent.writing += written - started;
    spent.weaving += performance.now() - written;
  }
  return spent;
}

/** The newest there are: fetched one after another at the end of the year. */
function sliceOf(from: number, count: number, of: number, seed: number): Article[] {
  return Array.from({ length: count }, (_, i) => generate(99 * of + from + i, 100 * of, seed));
}

/** Has other articles of the same kind written elsewhere, and copies their rows. @returns milliseconds. */
async function copied({ cluster, name, cold }: Place, slice: Slice): Promise<number> {
  await createDatabase(cluster, 'elsewhere', { anew: true });
  const elsewhere = await openStore(cluster.url('elsewhere'));
  await write(elsewhere, slice);
  for (const table of TABLES) await elsewhere.query(`COPY (SELECT ${table === 'outbox' ? 'article_id, created_at' : '*'} FROM store.${table}) TO '${cluster.folder}/${table}'`);
  await elsewhere.destroy();
  if (cold) await cluster.restart();
  const client = new pg.Client({ connectionString: cluster.url(name) });
  await client.connect();
  const started = performance.now();
  for (const table of TABLES) await client.query(`COPY store.${table}${table === 'outbox' ? ' (article_id, created_at)' : ''} FROM '${cluster.folder}/${table}'`);
  const spent = performance.now() - started;
  await client.end();
  return spent;
}
