import { parseArgs } from 'node:util';
import pg from 'pg';
import { writeArticles } from '../../../apps/store/writing/writer.js';
import { benchCluster, openStore, type BenchCluster } from './cluster.js';
import { generate } from './generate.js';

const TABLES = ['article_fetches', 'article_contents', 'articles', 'article_revisions', 'mentions', 'outbox'];

/**
 * npm run bench -- store [--articles 20000] [--slice 5000] [--batch 250]
 *
 * How many articles a second the store writes, slice by slice, and how that compares with COPY of the same rows into the same
 * tables with the same indexes, in the same run. All articles are new.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { articles: { type: 'string', default: '20000' }, slice: { type: 'string', default: '5000' }, batch: { type: 'string', default: '250' } } });
  const [articles, slice, batch] = [Number(values.articles), Number(values.slice), Number(values.batch)];
  const cluster = await benchCluster();
  try {
    await administer(cluster, 'CREATE DATABASE written', 'CREATE DATABASE copied');
    const written = await write(cluster, articles, slice, batch);
    const copied = await copy(cluster, articles);
    console.log(`written  ${Math.round(written)} articles/s\nCOPY     ${Math.round(copied)} articles/s\nratio    ${(written / copied).toFixed(2)}`);
  } finally {
    await cluster.stop();
  }
}

async function administer(cluster: BenchCluster, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function write(cluster: BenchCluster, articles: number, slice: number, batch: number): Promise<number> {
  const database = await openStore(cluster.url('written'));
  let spent = 0;
  for (let from = 0; from < articles; from += slice) {
    let inSlice = 0;
    for (let at = from; at < from + slice; at += batch) {
      const events = Array.from({ length: Math.min(batch, from + slice - at) }, (_, i) => generate(at + i, articles));
      const started = performance.now();
      await writeArticles(database, events);
      inSlice += performance.now() - started;
    }
    spent += inSlice;
    console.log(`${from + slice} articles: ${Math.round((slice / inSlice) * 1000)} articles/s`);
  }
  await database.destroy();
  return (articles / spent) * 1000;
}

async function copy(cluster: BenchCluster, articles: number): Promise<number> {
  const from = new pg.Client({ connectionString: cluster.url('written') });
  await from.connect();
  for (const table of TABLES) await from.query(`COPY store.${table} TO '${cluster.folder}/${table}'`);
  await from.end();
  await (await openStore(cluster.url('copied'))).destroy();
  const to = new pg.Client({ connectionString: cluster.url('copied') });
  await to.connect();
  const started = performance.now();
  for (const table of TABLES) await to.query(`COPY store.${table} FROM '${cluster.folder}/${table}'`);
  const spent = performance.now() - started;
  await to.end();
  return (articles / spent) * 1000;
}
