import { article } from '../../../test/store/articles.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { writeArticles } from '../writing/writer.js';
import { keepTexts, sweep } from './retention.js';

let store: StoreDatabase;
beforeEach(async () => {
  store = await storeDatabase();
});
afterEach(() => store?.close());

const OLD = -60 * 24 * 400; // minutes before the fixed moment of the test pages, which is long ago by itself
const run = () => sweep(store.database, new AbortController().signal);
const revisions = () => store.database.query('SELECT revision_id, first_fetched_at, last_fetched_at, fetches FROM store.article_revisions ORDER BY first_fetched_at');

test('of each run of equal fetches the first and the last stay, and the count of all', async () => {
  const pages = [0, 1, 2, 3, 4].map((at) => article({ text: 'A', at: OLD + at })).concat([5, 6, 7].map((at) => article({ text: 'B', at: OLD + at })));
  await writeArticles(store.database, pages);
  const before = await revisions();
  expect(await run()).toMatchObject({ fetches: 4 });
  expect(await store.database.query('SELECT count(*)::int AS n FROM store.article_fetches')).toEqual([{ n: 4 }]);
  await writeArticles(store.database, [article({ text: 'B', at: OLD + 8 })]);
  expect(await revisions()).toEqual([before[0], { ...before[1], last_fetched_at: expect.any(Date), fetches: 4 }]);
});

test('what is younger than 30 days stays', async () => {
  const recent = (minutes: number) => article({ more: { fetchedAt: new Date(Date.now() - minutes * 60_000).toISOString(), pageEventId: `recent ${minutes}` } });
  await writeArticles(store.database, [recent(3), recent(2), recent(1)]);
  expect(await run()).toMatchObject({ fetches: 0, contents: 0 });
});

test('a source can have its texts dropped after some days; the article stays, says so, and is published anew', async () => {
  await writeArticles(store.database, [article({ title: 'Bridges', text: 'The text goes.', at: OLD }), article({ url: 'https://news.example/b', source: 'other', at: OLD })]);
  await keepTexts(store.database, 'news-example', 30);
  expect(await run()).toMatchObject({ texts: 1 });
  expect(await run()).toMatchObject({ texts: 0 });
  const [row] = await store.database.query(`SELECT a.sequence, a.search @@ 'bridg' AS title, a.search @@ 'text' AS text, a.search @@ $1::tsquery AS tagged, c.document FROM store.articles a JOIN store.article_contents c ON c.own_id = a.content_own_id WHERE a.source_id = 'news-example'`, [`'=s:news-example'`]);
  expect(row).toMatchObject({ sequence: '2', title: true, text: false, tagged: true, document: { title: 'Bridges', text: '', blocks: [], isComplete: false, reasons: [{ field: 'text', code: 'retention' }] } });
});
