import { articleIdOf, type Article } from '@newsreel/contracts';
import { article } from '../../../test/store/articles.js';
import { storeService, type StoreService } from '../../../test/store/service.js';
import { writeArticles } from '../writing/writer.js';

interface Page {
  items: { id: string; title: string }[];
  nextCursor: string | null;
}

let store: StoreService;
beforeAll(async () => {
  store = await storeService();
});
afterAll(() => store?.close());

const country = (...codes: string[]): Partial<Article> => ({ countries: codes.map((code) => ({ code, score: 1 / codes.length, mentions: 1, by: ['name'] })), primaryCountry: codes[0] ?? null });
const add = (name: string, at: number, page: Partial<Parameters<typeof article>[0]> = {}) => writeArticles(store.database, [article({ url: `https://news.example/${name}`, title: name, at, ...page })]);
const titles = async (search: string) => (await store.json<Page>(`/api/v1/articles?${search}`)).items.map(({ title }) => title);

describe('the list of articles', () => {
  beforeAll(async () => {
    await add('rail', 1, { text: 'Ministers signed an agreement on a new railway.', more: { ...country('KZ', 'TR'), regions: [{ code: '143', name: 'Central Asia', kind: 'm49' }, { code: '142', name: 'Asia', kind: 'm49' }], subdivisions: [{ code: 'KZ-75', name: 'Almaty' }], entities: [{ type: 'PERSON', name: 'Dana Serik', mentions: [{ start: 0, end: 3 }], salience: 0.5 }] } });
    await add('flood', 2, { text: 'Floods in the delta; the railways stopped.', source: 'other', more: { ...country('EG'), entities: [{ type: 'ORGANIZATION', name: 'Serik', mentions: [], salience: 0.1 }] } });
    await add('vertrag', 3, { text: 'Die Minister unterzeichneten Verträge über die Häfen.', more: { ...country('DE'), language: 'de' } });
    await add('old', 4, { more: { ...country('DE'), publishedAt: '2001-02-03T00:00:00Z' } });
  });

  test('is sorted by time of publication, newest first', async () => {
    expect(await titles('')).toEqual(['vertrag', 'flood', 'rail', 'old']);
  });

  test.each([
    ['country=KZ', ['rail']],
    ['country=kz,EG', ['flood', 'rail']],
    ['country=KZ&country=EG', ['flood', 'rail']],
    ['region=143', ['rail']],
    ['region=central%20asia', ['rail']],
    ['region=World', ['rail']],
    ['region=001&country=DE', []],
    ['region=KZ-75', ['rail']],
    ['region=Almaty', ['rail']],
    ['entity=dana%20SERIK', ['rail']],
    ['entity=Serik', ['flood']],
    ['entity=Serik&type=PERSON', []],
    ['type=PERSON', ['rail']],
    ['source=other', ['flood']],
    ['language=de', ['vertrag']],
    ['language=DE-at', ['vertrag']],
    ['publishedTo=2002-01-01', ['old']],
    ['publishedFrom=2002-01-01&country=DE', ['vertrag']],
    ['country=DE&publishedTo=2002-01-01', ['old']],
    ['country=US', []],
  ])('%s', async (search, expected) => {
    expect(await titles(search)).toEqual(expected);
  });

  test.each([
    ['railway', ['flood', 'rail']],
    ['railway -delta', ['rail']],
    ['"railways stopped"', ['flood']],
    ['rail OR vertrag', ['vertrag', 'rail']],
    ['vertrag', ['vertrag']],
    ['hafen', ['vertrag']],
    ["it's \\ ' & | ! ( )", []],
  ])('finds %s', async (q, expected) => {
    expect(await titles(`q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  test('goes on by cursor, page by page, in one order', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await store.json<Page>(`/api/v1/articles?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['vertrag', 'flood', 'rail', 'old']);
  });

  test('by relevance the title counts most', async () => {
    await add('a railway', 0, { text: 'Nothing else.' });
    const page = await store.json<Page & { ranked: object }>('/api/v1/articles?q=railway&sort=relevance&limit=1');
    expect(page.items.map(({ title }) => title)).toEqual(['a railway']);
    expect(page.ranked).toEqual({ matches: 3, all: true });
    const rest = await store.json<Page>(`/api/v1/articles?q=railway&sort=relevance&cursor=${page.nextCursor}`);
    expect(rest.items.map(({ title }) => title).sort()).toEqual(['flood', 'rail']);
  });

  test('holds whole articles, or the fields asked for', async () => {
    const { items } = await store.json<Page>('/api/v1/articles?country=KZ');
    expect(items[0]).toMatchObject({ id: articleIdOf('https://news.example/rail'), revision: 1, title: 'rail', text: 'Ministers signed an agreement on a new railway.', sequence: 1 });
    const some = await store.json<Page>('/api/v1/articles?country=KZ&fields=title,primaryCountry');
    expect(some.items).toEqual([{ id: articleIdOf('https://news.example/rail'), title: 'rail', primaryCountry: 'KZ' }]);
  });

  test.each([
    ['contry=KZ', 'There is no parameter "contry"'],
    ['country=Kazakhstan', 'country'],
    ['source=a%00b', 'no text holds a NUL'],
    ['limit=1000', 'limit'],
    ['cursor=abc', 'is no cursor'],
    ['publishedFrom=yesterday', 'publishedFrom'],
    ['fields=titel', 'articles have no field "titel"'],
    ['sort=relevance', 'give words to search for'],
    ['q=the&language=en', 'has no word to search for'],
  ])('%s is refused, and the answer says why', async (search, why) => {
    const response = await store.get(`/api/v1/articles?${search}`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain(why);
  });
});

describe('one article', () => {
  test('is found by its id, and costs nothing while it stays the same', async () => {
    const path = `/api/v1/articles/${articleIdOf('https://news.example/rail')}`;
    const response = await store.get(path);
    expect(await response.json()).toMatchObject({ title: 'rail' });
    expect((await store.get(path, { 'if-none-match': response.headers.get('etag')!, 'cache-control': 'max-age=0' })).status).toBe(304);
  });

  test('is found by how its id begins', async () => {
    const id = articleIdOf('https://news.example/rail');
    for (const start of [id.slice(0, 8), id.slice(0, 9), id.slice(0, 15).toUpperCase()]) expect(await store.json(`/api/v1/articles/${start}`)).toMatchObject({ id });
    expect((await store.get('/api/v1/articles/00000000')).status).toBe(404);
  });

  test('is not guessed from a beginning that another one shares', async () => {
    // Two whose ids begin with the same eight digits, as about one pair in 4,300,000,000 does.
    await add('alike/7059', 0);
    await add('alike/9924', 0);
    const response = await store.get('/api/v1/articles/44cce6d8');
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ detail: expect.stringContaining('several articles begin with 44cce6d8') })]);
    expect((await store.get('/api/v1/articles/44cce6d8-e')).status).toBe(200);
  });

  test.each(['1234567', 'rail', '0123456789', `${articleIdOf('x')}0`])('%s is no beginning of an id, and the answer says so', async (id) => {
    const response = await store.get(`/api/v1/articles/${id}`);
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ detail: expect.stringContaining('is no article id') })]);
  });

  test('that was merged is where it was merged into', async () => {
    const [first, second] = ['https://news.example/m1', 'https://news.example/m2'];
    await writeArticles(store.database, [article({ url: first, text: 'A', at: 0 }), article({ url: second, text: 'B', at: 1 }), article({ url: first, canonicalUrl: second, text: 'C', at: 2 })]);
    const response = await store.get(`/api/v1/articles/${articleIdOf(second)}`);
    expect([response.status, response.headers.get('location')]).toEqual([308, `/api/v1/articles/${articleIdOf(first)}`]);
  });

  test('that does not exist is a problem document', async () => {
    const response = await store.get('/api/v1/articles/00000000-0000-4000-8000-000000000000');
    expect([response.status, response.headers.get('content-type')]).toEqual([404, expect.stringContaining('application/problem+json')]);
  });
});
