import { articleIdOf } from '@newsreel/contracts';
import { createLogger } from '@newsreel/platform';
import { article } from '../../../test/store/articles.js';
import { recordingBus } from '../../../test/store/bus.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { Relay } from '../outbox/relay.js';
import { writeArticles } from '../writing/writer.js';
import { purgeSource } from './purge.js';

let store: StoreDatabase;
beforeEach(async () => {
  store = await storeDatabase();
});
afterEach(() => store?.close());

const rows = async (table: string) => ((await store.database.query(`SELECT 1 FROM store.${table}`)) as unknown[]).length;
const mine = article({ url: 'https://mine.example/a', source: 'mine' });
const later = (source: string | null) => article({ url: 'https://mine.example/a', source, more: { fetchedAt: new Date(Date.now() + 60_000).toISOString(), pageEventId: 'later' } });

test('a source is removed everywhere, and its articles leave tombstones', async () => {
  const bus = recordingBus();
  const relay = new Relay({ database: store.database, bus, log: createLogger('test', 'silent') });
  await writeArticles(store.database, [mine, article({ url: 'https://mine.example/list', source: 'mine', more: { isArticle: false } }), article({ source: 'other' })]);
  await relay.turn();
  expect(await purgeSource(store.database, 'mine')).toMatchObject({ articles: 1, fetches: 2 });
  await relay.turn();
  expect(bus.newest()).toMatchObject({ [mine.articleId]: { removed: { sequence: '0000000000000002', reason: 'purged' } }, [article().articleId]: 'The text of the article.' });
  expect([await rows('article_fetches'), await rows('article_contents'), await rows('article_revisions')]).toEqual([1, 1, 1]);
  expect(await store.database.query('SELECT url, search FROM store.articles WHERE id = $1', [articleIdOf('https://mine.example/a')])).toEqual([{ url: null, search: null }]);
});

test('what an old event, a replay or another source brings of it is dropped and counted', async () => {
  await writeArticles(store.database, [mine]);
  await purgeSource(store.database, 'mine');
  expect(await writeArticles(store.database, [mine, article({ url: 'https://mine.example/b', source: 'mine' }), article({ url: 'https://mine.example/a', source: 'other', at: 1 })])).toMatchObject({ fetches: 0, purged: 3, changed: 0 });
  expect(await rows('article_fetches')).toBe(0);
});

test('what is fetched after that is stored, and its sequence goes on', async () => {
  await writeArticles(store.database, [mine]);
  await purgeSource(store.database, 'mine');
  expect(await writeArticles(store.database, [later('mine')])).toMatchObject({ fetches: 1, purged: 0, changed: 1 });
  expect(await store.database.query('SELECT state, sequence FROM store.articles')).toEqual([{ state: 'stored', sequence: '3' }]);
});

test('an article that another source has brought as well goes too: its publisher asked for it', async () => {
  await writeArticles(store.database, [mine, article({ url: 'https://mine.example/a', source: null, at: 1 })]);
  await purgeSource(store.database, 'mine');
  expect(await rows('article_fetches')).toBe(0);
});

test('a writer at the same moment either comes first and is purged, or comes later and is dropped', async () => {
  const pages = Array.from({ length: 40 }, (_, i) => article({ url: `https://mine.example/${i}`, source: 'mine' }));
  await Promise.all([...Array.from({ length: 8 }, (_, i) => writeArticles(store.database, pages.slice(i * 5, i * 5 + 5))), purgeSource(store.database, 'mine')]);
  expect(await rows('article_fetches')).toBe(0);
  expect(await store.database.query(`SELECT 1 FROM store.articles WHERE state = 'stored'`)).toEqual([]);
});
