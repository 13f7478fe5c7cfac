import { article, START } from '../../../test/store/articles.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { writeArticles } from '../writing/writer.js';
import { searchQueryOf, type Filter } from './query.js';
import { newest, ranked, type Position } from './search.js';

const ARTICLES = 600;
const minute = (position: Position) => (position.at.getTime() - START) / 60_000;

let store: StoreDatabase;
beforeAll(async () => {
  store = await storeDatabase();
  // More than are looked at one by one: an article a minute, every 50th with the words in order, every 70th of the other source.
  const articles = Array.from({ length: ARTICLES }, (_, at) =>
    article({ at, url: `https://news.example/${at}`, text: at % 50 === 0 ? 'A narrow harbour.' : 'A harbour, narrow.', source: at % 70 === 0 ? 'other' : 'one' }),
  );
  await writeArticles(store.database, articles);
});
afterAll(() => store?.close());

const sql = async <Row>(text: string, values: readonly unknown[] = []) => (await store.database.query(text, [...values])) as Row[];

async function found(filter: Filter, limit = 100, after: Position | null = null): Promise<Position[]> {
  return newest(sql, await searchQueryOf(sql, filter), { from: null, to: null }, after, limit);
}

test.each<[string, Filter, number[]]>([
  ['a phrase', { q: '"narrow harbour"' }, [550, 500, 450, 400, 350, 300, 250, 200, 150, 100, 50, 0]],
  ['a rare source', { source: ['other'] }, [560, 490, 420, 350, 280, 210, 140, 70, 0]],
  ['a phrase and a rare source', { q: '"narrow harbour"', source: ['other'] }, [350, 0]],
  ['what is excluded', { q: 'harbour -"harbour narrow"', source: ['other'] }, [350, 0]],
])('%s is found however far back it is, newest first', async (_, filter, minutes) => {
  expect((await found(filter)).map(minute)).toEqual(minutes);
});

test.each<[string, Filter]>([['a phrase', { q: '"narrow harbour"' }], ['a source', { source: ['other'] }], ['everything', { q: 'harbour' }]])('pages of %s, one after the other, are the whole list', async (_, filter) => {
  const whole = await found(filter, ARTICLES);
  const pages: Position[] = [];
  for (let page = await found(filter, 5); page.length > 0; page = await found(filter, 5, page.at(-1)!)) pages.push(...page);
  expect(pages).toEqual(whole);
});

describe('by relevance', () => {
  const range = { from: null, to: null };

  test('a phrase is ranked where its words stand in order, and counted so', async () => {
    const query = await searchQueryOf(sql, { q: '"narrow harbour"' });
    const { items, matches, all } = await ranked(sql, query, range, null, 100);
    const phrases = await found({ q: '"narrow harbour"' });
    expect(items.map(({ id }) => id).toSorted()).toEqual(phrases.map(({ id }) => id).toSorted());
    expect({ matches, all }).toEqual({ matches: 12, all: true });
  });

  test('the count is that of all pages, also behind the last', async () => {
    const query = await searchQueryOf(sql, { q: 'harbour', source: ['other'] });
    const first = await ranked(sql, query, range, null, 5);
    const second = await ranked(sql, query, range, first.items.at(-1)!, 5);
    const behind = await ranked(sql, query, range, second.items.at(-1)!, 5);
    expect([first, second, behind].map(({ items, matches }) => [items.length, matches])).toEqual([[5, 9], [4, 9], [0, 9]]);
  });
});
