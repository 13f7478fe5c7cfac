import { BusStrategy, createBus, memoryLog, type Bus } from '@newsreel/bus';
import { CrawlRequested, PagesRaw, newEvent } from '@newsreel/contracts';
import { Health, createMetrics, serve, type Service } from '@newsreel/platform';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { CrawlerModule } from './crawler.module.js';
import { crawlerDatabase, silent, until } from '../../test/crawler/crawl.js';
import { loopbackAsPublic } from '../../test/crawler/server.js';
import { article, feedOf, site, type Site } from '../../test/crawler/site.js';

let database: DataSource;
let drop: () => Promise<void>;
let web: Site;
let bus: Bus;
let service: Service;
const log = memoryLog();

beforeAll(async () => {
  ({ database, drop } = await crawlerDatabase());
  await database.query('ALTER TABLE crawler.hosts ALTER COLUMN delay_ms SET DEFAULT 20');
  web = await site({ '/a': article('A') });
  web.pages['/feed'] = feedOf(`${web.url()}/a`);
  bus = createBus({ log, logger: silent });
  const [metrics, health] = [createMetrics('test'), new Health()];
  service = await serve({
    modules: [CrawlerModule.register({ database, bus, log: silent, metrics, health, contact: 'ops@crawler.example', network: loopbackAsPublic })],
    transport: { strategy: new BusStrategy(bus) },
    ...{ metrics, health, log: silent, host: '127.0.0.1', port: 0 },
    openApi: { title: 't', description: 'd', version: '1' },
  });
});
afterAll(async () => {
  await service.close();
  await web.close();
  await drop();
});

const api = () => request(service.url);

async function pages(): Promise<string[]> {
  const keys: string[] = [];
  for await (const record of log.read(PagesRaw, await log.extents(PagesRaw))) keys.push(record.key!.toString());
  return keys;
}

test('a source is set up, shown, switched off and on, and removed', async () => {
  const url = `${web.url()}/feed`;
  const added = await api().post('/api/v1/sources').send({ url, id: 'news', homeCountry: 'KZ' }).expect(201);
  expect(added.body).toMatchObject({ id: 'news', url, homeCountry: 'KZ', enabled: true, documents: [expect.objectContaining({ url })] });
  await until('its page is published', async () => (await pages()).includes(`${web.url()}/a`));
  expect((await api().get('/api/v1/sources').expect(200)).body).toMatchObject({ items: [{ id: 'news' }], nextCursor: null });
  await api().patch('/api/v1/sources/news').send({ enabled: false }).expect(200);
  const change = { enabled: true, homeCountry: 'UZ', language: 'uz', dailyBudget: 100, allow: ['intranet.example'], sectionRules: { include: ['/a'] } };
  expect((await api().patch('/api/v1/sources/news').send({ ...change, delaySeconds: 7 })).body).toMatchObject({ ...change, delayMs: 7_000, url });
  expect((await api().patch('/api/v1/sources/news').send({ homeCountry: null, delaySeconds: null })).body).toMatchObject({ homeCountry: null, delayMs: null, language: 'uz' });
  await api().delete('/api/v1/sources/news').expect(204);
  await api().get('/api/v1/sources/news').expect(404);
});

test.each([
  ['a source of nonsense', () => api().post('/api/v1/sources').send({ url: 'nonsense' }), 400, /"nonsense" is no URL/],
  ['a source without a URL', () => api().post('/api/v1/sources').send({}), 400, /url/],
  ['a change of nobody', () => api().patch('/api/v1/sources/nobody').send({ enabled: true }), 404, /no source "nobody"/],
  ['a source that is not there', () => api().delete('/api/v1/sources/nowhere'), 404, /no source "nowhere"/],
  ['a host that is not there', () => api().patch('/api/v1/hosts').send({ origin: 'https://nowhere.example', paused: true }), 404, /no host/],
  ['a search that makes no sense', () => api().get('/api/v1/hosts?limit=many'), 400, /limit/],
])('%s is a problem document', async (_what, call, status, detail) => {
  const response = await call().expect(status).expect('content-type', /application\/problem\+json/);
  expect(response.body).toMatchObject({ status, detail: expect.stringMatching(detail) });
});

test('a host is shown, paused and let go on', async () => {
  const origin = web.url();
  await until('it is known', async () => (await api().get('/api/v1/hosts')).body.items.length > 0);
  expect((await api().patch('/api/v1/hosts').send({ origin, paused: true }).expect(200)).body).toMatchObject({ origin, paused: true });
  expect((await api().get('/api/v1/hosts?troubled=true')).body.items).toMatchObject([{ origin, paused: true }]);
  await api().patch('/api/v1/hosts').send({ origin, paused: false }).expect(200);
});

test('a URL that somebody sends is answered by its page', async () => {
  web.pages['/asked'] = article('Asked');
  const url = `${web.url()}/asked`;
  await bus.publish([newEvent(CrawlRequested, { id: '1', source: 'urn:test', time: new Date().toISOString(), key: url, data: { url: `${url}?utm_source=x` } })]);
  await until('its page is published', async () => (await pages()).includes(url));
});

test('metrics and the OpenAPI document speak of the crawler', async () => {
  expect((await api().get('/metrics').expect(200)).text).toMatch(/newsreel_crawler_visits_total\{.*kind="page".*outcome="published".*\} \d/);
  expect(Object.keys((await api().get('/api/openapi.json')).body.paths)).toEqual(expect.arrayContaining(['/api/v1/sources', '/api/v1/sources/{id}', '/api/v1/hosts']));
});
