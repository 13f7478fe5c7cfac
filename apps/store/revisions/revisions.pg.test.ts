import { articleIdOf, type Article } from '@newsreel/contracts';
import { article } from '../../../test/store/articles.js';
import { storeService, type StoreService } from '../../../test/store/service.js';
import { writeArticles } from '../writing/writer.js';

let store: StoreService;
beforeAll(async () => {
  store = await storeService();
});
afterAll(() => store?.close());

const path = `/api/v1/articles/${articleIdOf('https://news.example/a')}/revisions`;
const blocks = (...texts: string[]): Pick<Article, 'text' | 'blocks'> => {
  let start = 0;
  return { text: texts.join('\n\n'), blocks: texts.map((text) => ({ kind: 'paragraph' as const, text, start: (start += text.length + 2) - text.length - 2 })) };
};
const page = (at: number, title: string, ...texts: string[]) => {
  const { text, blocks: list } = blocks(...texts);
  return article({ at, title, text, more: { blocks: list } });
};

beforeAll(() => writeArticles(store.database, [
  page(0, 'Bridge opens', 'The bridge opened on Monday.', 'It cost 10 million.'),
  page(1, 'Bridge opens', 'The bridge opened on Monday.', 'It cost 10 million.'),
  page(2, 'Bridge opens late', 'The bridge opened on Tuesday.', 'It cost 10 million.', 'The mayor was there.'),
]));

test('every edit of an article can be read, with how long it stood', async () => {
  const { items } = await store.json<{ items: object[] }>(path);
  expect(items).toMatchObject([
    { revision: 1, title: 'Bridge opens', fetches: 2, firstFetchedAt: '2026-02-05T09:00:00.000Z', lastFetchedAt: '2026-02-05T09:01:00.000Z' },
    { revision: 2, title: 'Bridge opens late', fetches: 1, firstFetchedAt: '2026-02-05T09:02:00.000Z' },
  ]);
});

test('a diff says by block and word what changed', async () => {
  const diff = await store.json(`${path}/2/diff`);
  expect(diff).toEqual({
    from: 1,
    to: 2,
    changes: [
      { kind: 'changed', block: 'title', words: [{ kind: 'same', text: 'Bridge opens' }, { kind: 'added', text: ' late' }] },
      { kind: 'changed', block: 'paragraph', words: [{ kind: 'same', text: 'The bridge opened on ' }, { kind: 'removed', text: 'Monday' }, { kind: 'added', text: 'Tuesday' }, { kind: 'same', text: '.' }] },
      { kind: 'same', block: 'paragraph', words: [{ kind: 'same', text: 'It cost 10 million.' }] },
      { kind: 'added', block: 'paragraph', words: [{ kind: 'added', text: 'The mayor was there.' }] },
    ],
  });
});

test('the first revision added everything', async () => {
  expect(await store.json(`${path}/1/diff`)).toMatchObject({ from: null, changes: [{ kind: 'added' }, { kind: 'added' }, { kind: 'added' }] });
});

test('a revision that does not exist is named, with those that do', async () => {
  const response = await store.get(`${path}/3/diff`);
  expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ detail: expect.stringContaining('has the revisions 1 to 2, not 3') })]);
});
