import { articleIdOf, type Article } from '@newsreel/contracts';
import { article } from '../../../test/store/articles.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { word } from '../../../test/bench/store/generate.js';
import { sweep } from '../retention/retention.js';
import { sqlOf } from '../writing/transaction.js';
import { writeArticles } from '../writing/writer.js';
import { storyOf } from './stories.js';
import { weave } from './weave.js';

let store: StoreDatabase;
beforeEach(async () => {
  store = await storeDatabase();
});
afterEach(() => store?.close());

const text = (from: number, length = 300) => Array.from({ length }, (_, i) => word(from + i)).join(' ');
const edited = (original: string, share: number) => original.split(' ').map((one, i) => (i % Math.round(1 / share) === 0 ? `edit${word(i + 40_000)}` : one)).join(' ');
const url = (name: string) => `https://${name}.example/story`;
const id = (name: string) => articleIdOf(url(name));
async function add(name: string, words: string, at: number, more: Partial<Article> = {}): Promise<void> {
  await writeArticles(store.database, [article({ url: url(name), text: words, at, source: name, more })]);
  await weave(store.database, [id(name)]);
}
const story = (name: string) => storyOf(sqlOf(store.database), id(name));

test('a copy on another site joins the story of the first, and the answer says why', async () => {
  await add('first', text(0), 0);
  await add('copy', edited(text(0), 0.05), 60);
  await add('other', text(5_000), 70);
  const found = await story('copy');
  expect(found).toMatchObject({ id: id('first'), articles: [{ id: id('first'), source: 'first', isOrigin: true }, { id: id('copy'), source: 'copy', isOrigin: false, because: [{ id: id('first') }] }] });
  expect(found!.articles[1]!.because[0]!.similarity).toBeGreaterThan(0.5);
  expect(await story('other')).toBeNull();
});

test('the origin is who had it first, whoever came to us first', async () => {
  await add('copy', text(0), 60);
  await add('first', text(0), 0);
  expect((await story('copy'))!.id).toBe(id('first'));
});

test('weaving again changes nothing', async () => {
  await add('first', text(0), 0);
  await add('copy', text(0), 1);
  expect(await weave(store.database, [id('first'), id('copy')])).toBe(0);
});

test('an article that brings two stories together makes them one, and an edit that takes it away parts them', async () => {
  const [left, right] = [text(0), text(1_000)];
  await add('a', left, 0);
  await add('b', right, 1);
  await add('both', `${left} ${right}`, 2);
  const joined = await story('a');
  // Half of it is each: whether that is enough is for the threshold; what matters is that parting undoes it.
  await add('both', text(9_000), 3);
  expect(joined === null ? 0 : joined.articles.length).not.toBe(1);
  expect([await story('a'), await story('b'), await story('both')]).toEqual([null, null, null]);
});

test.each([13, -13])('a copy is found %i days off, whatever period of the index its time lies in', async (days) => {
  for (const week of [0, 1, 2, 3]) {
    await add(`first${week}`, text(week * 1_000), week * 7 * 1_440);
    await add(`copy${week}`, text(week * 1_000), (week * 7 + days) * 1_440);
    expect((await story(`copy${week}`))?.articles).toHaveLength(2);
  }
});

test('a story stays together when what its articles were found by is let go, and one of them is edited', async () => {
  await add('first', text(0), 0);
  await add('copy', text(0), 60);
  await store.database.query(`UPDATE store.story_bands SET compared_at = now() - interval '31 days'`);
  expect(await sweep(store.database, new AbortController().signal)).toMatchObject({ bands: 2 });
  await add('copy', edited(text(0), 0.05), 120);
  expect((await story('copy'))!.articles).toHaveLength(2);
});

test('an edit that says that the article is weeks older parts it from what it was linked to', async () => {
  await add('first', text(0), 0);
  await add('copy', text(0), 60);
  await add('copy', edited(text(0), 0.05), 120, { publishedAt: '2026-01-05T09:00:00Z' });
  expect([await story('first'), await story('copy')]).toEqual([null, null]);
});

test('a fingerprint of another kind joins no story and breaks nothing', async () => {
  await writeArticles(store.database, [article({ url: url('foreign'), more: { fingerprint: 'abc' } })]);
  await weave(store.database, [id('foreign')]);
  expect(await story('foreign')).toBeNull();
});

test('what is similar after a month is a form, not a story', async () => {
  await add('monday', text(0), 0);
  await add('later', text(0), 60 * 24 * 30);
  expect(await story('later')).toBeNull();
});
