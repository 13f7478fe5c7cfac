import { Reader } from '../../apps/store/http/reader.js';
import { writeArticles } from '../../apps/store/writing/writer.js';
import { planOf } from '../bench/api/plans.js';
import { queries, rankedQueries, type Query } from '../bench/api/queries.js';
import { generate } from '../bench/store/generate.js';
import { storeDatabase, type StoreDatabase } from './database.js';

const ARTICLES = 1_500;

let store: StoreDatabase;
let reader: Reader;
beforeAll(async () => {
  store = await storeDatabase();
  for (let from = 0; from < ARTICLES; from += 500) await writeArticles(store.database, Array.from({ length: 500 }, (_, i) => generate(from + i, ARTICLES)));
  await store.database.query('VACUUM ANALYZE');
  reader = await Reader.open(store.database);
});
afterAll(async () => {
  await reader?.close();
  await store?.close();
});

/** How tables are read: the newest by time, what matches by the one index of everything, the rest by key. Names of regions are few. */
const WAYS = [
  'Index Only Scan using articles_newest on articles',
  'Index Only Scan Backward using articles_newest on articles',
  'Bitmap Index Scan on articles_search',
  'Bitmap Heap Scan on articles',
  'Index Scan using articles_pkey on articles',
  'Bitmap Index Scan on articles_pkey',
  'Index Scan using article_revisions_pkey on article_revisions',
  'Index Scan using article_contents_pkey on article_contents',
  'Index Only Scan using search_configurations_pkey on search_configurations',
  'Seq Scan on region_names',
];

test.each<Query>([...queries(), ...rankedQueries()])('$name reads no table from end to end', async (query) => {
  const ways = [...(await planOf(reader.sql, query)).matchAll(/->\s+((?:\w+ )*Scan .*)|^((?:\w+ )*Scan .*)/gm)].map((match) => (match[1] ?? match[2])!.replace(/ (a|r|c|s|articles_\d)$/, ''));
  const tables = ways.filter((way) => !/^(Function|CTE|Subquery) Scan/.test(way));
  expect(tables.filter((way) => !WAYS.includes(way))).toEqual([]);
});
