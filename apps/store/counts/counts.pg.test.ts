import type { Article } from '@newsreel/contracts';
import { article } from '../../../test/store/articles.js';
import { storeService, type StoreService } from '../../../test/store/service.js';
import { writeArticles } from '../writing/writer.js';

let store: StoreService;
const hour = 3_600_000;
const now = Math.floor(Date.now() / hour) * hour;

beforeAll(async () => {
  store = await storeService();
  const more = (country: string, region: [string, string], names: string[]): Partial<Article> => ({
    countries: [{ code: country, score: 1, mentions: 1, by: ['name'] }],
    regions: [{ code: region[0], name: region[1], kind: 'm49' }, { code: '142', name: 'Asia', kind: 'm49' }, { code: 'CASPIAN', name: 'Caspian Sea', kind: 'sea' }],
    subdivisions: country === 'KZ' ? [{ code: 'KZ-75', name: 'Almaty' }] : [],
    entities: names.map((name) => ({ type: 'PERSON', name, mentions: [{ start: 0, end: 1 }], salience: 0.5 })),
  });
  const at = (hours: number) => ({ fetchedAt: new Date(now - hours * hour).toISOString(), pageEventId: `page ${hours}` });
  await writeArticles(store.database, [
    article({ url: 'https://news.example/1', source: 'a', more: { ...at(1), ...more('KZ', ['143', 'Central Asia'], ['Dana Serik', 'Omar Bek']) } }),
    article({ url: 'https://news.example/2', source: 'a', more: { ...at(2), ...more('KZ', ['143', 'Central Asia'], ['Dana Serik', 'Dan Brown']) } }),
    article({ url: 'https://news.example/3', source: 'b', more: { ...at(30), ...more('TR', ['145', 'Western Asia'], ['DANA  serik']), language: 'tr' } }),
  ]);
});
afterAll(() => store?.close());

test('articles are counted per hour by source', async () => {
  const { items } = await store.json<{ items: object[] }>('/api/v1/stats?interval=hour&by=source');
  expect(items).toEqual([{ at: new Date(now - 2 * hour).toISOString(), key: 'a', articles: 1 }, { at: new Date(now - hour).toISOString(), key: 'a', articles: 1 }]);
});

test('counts can be filtered like lists', async () => {
  const total = async (search: string) => (await store.json<{ items: { articles: number }[] }>(`/api/v1/stats?${search}`)).items.reduce((sum, { articles }) => sum + articles, 0);
  expect(await total('')).toBe(3);
  expect(await total('country=KZ')).toBe(2);
  expect(await total('language=tr&country=KZ')).toBe(0);
  expect(await total('by=country')).toBe(3);
});

test('a parameter that is needed and not given is named', async () => {
  const response = await store.get('/api/v1/entities?type=PERSON');
  expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([400, expect.stringMatching(/^q is not given: .+ How the name begins/)]);
});

test('a stretch that is too long is refused with what is allowed', async () => {
  const response = await store.get('/api/v1/stats?interval=hour&publishedFrom=2020-01-01');
  expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([400, expect.stringContaining('at most 14 days')]);
});

test('regions are a tree with counts, countries have their subdivisions', async () => {
  const { world, countries, others } = await store.json<{ world: { children: { code: string; articles: number; children: { code: string; articles: number }[] }[] }; countries: object[]; others: object[] }>('/api/v1/regions');
  const asia = world.children.find(({ code }) => code === '142')!;
  expect([asia.articles, asia.children.find(({ code }) => code === '143')!.articles]).toEqual([3, 2]);
  expect(countries).toEqual([{ code: 'KZ', articles: 2, subdivisions: [{ code: 'KZ-75', name: 'Almaty', articles: 2 }] }, { code: 'TR', articles: 1, subdivisions: [] }]);
  expect(others).toEqual([{ kind: 'sea', code: 'CASPIAN', name: 'Caspian Sea', articles: 3 }]);
});

test('entities are found by how their name begins, with whom they are named together', async () => {
  const { items } = await store.json<{ items: object[] }>('/api/v1/entities?q=DAN');
  expect(items).toEqual([
    { type: 'PERSON', name: expect.stringMatching(/dana\s+serik/i), articles: 3, with: [{ type: 'PERSON', name: 'Dan Brown', articles: 1 }, { type: 'PERSON', name: 'Omar Bek', articles: 1 }] },
    { type: 'PERSON', name: 'Dan Brown', articles: 1, with: [{ type: 'PERSON', name: expect.any(String), articles: 1 }] },
  ]);
});

test('an export holds every article that matches, as lines of JSON or as CSV', async () => {
  const lines = (await (await store.get('/api/v1/export?country=KZ&fields=title,language,countries')).text()).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([expect.objectContaining({ language: 'en' }), expect.objectContaining({ language: 'en' })]);
  const response = await store.get('/api/v1/export?format=csv&fields=language,image,isArticle');
  expect(response.headers.get('content-type')).toContain('text/csv');
  expect((await response.text()).split('\r\n').map((line) => line.split(',').length)).toEqual([4, 4, 4, 4, 1]);
});
