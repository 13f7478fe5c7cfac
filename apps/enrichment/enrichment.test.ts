import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { BusModule, BusStrategy, createBus, done, memoryLog, type Bus } from '@newsreel/bus';
import { ArticleEnriched, PageFetched, newEvent, type Article, type NewsEvent } from '@newsreel/contracts';
import { Health, createLogger, createMetrics, serve, type Service } from '@newsreel/platform';
import { EnrichmentModule } from './index.js';

const worker = fileURLToPath(new URL('../../dist/apps/enrichment/workers/worker.js', import.meta.url));
const log = createLogger('test', 'silent');

let bus: Bus;
let service: Service;
const enriched: NewsEvent<Article>[] = [];
const waiting: (() => void)[] = [];

async function articleOf(pageEventId: string): Promise<NewsEvent<Article>> {
  for (;;) {
    const found = enriched.find(({ data }) => data.pageEventId === pageEventId);
    if (found) return found;
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
}

beforeAll(async () => {
  bus = createBus({ log: memoryLog(), logger: log });
  bus.subscribe({
    group: 'test',
    topic: ArticleEnriched.topic,
    events: [ArticleEnriched as never],
    handler: {
      one: async (event) => {
        enriched.push(event as NewsEvent<Article>);
        waiting.splice(0).forEach((wake) => wake());
        return done();
      },
    },
  });
  const metrics = createMetrics('test');
  service = await serve({
    modules: [BusModule.of(bus), EnrichmentModule.register({ metrics, workers: { threads: 1, worker } })],
    transport: { strategy: new BusStrategy(bus) },
    health: new Health(),
    metrics,
    log,
    host: '127.0.0.1',
    port: 0,
  });
});
afterAll(() => service.close());

function page(id: string, html: string, more: { status?: string; contentType?: string } = {}): NewsEvent<Buffer> {
  const data = Buffer.from(html);
  const url = `https://news.example/${id}`;
  return newEvent(PageFetched, {
    id,
    source: 'urn:newsreel:crawler',
    time: '2026-02-05T09:00:00.000Z',
    subject: url,
    key: url,
    contentType: more.contentType ?? 'text/html; charset=utf-8',
    extensions: { finalurl: url, status: more.status ?? '200', bodysha256: createHash('sha256').update(data).digest('hex'), homecountry: 'KZ' },
    data,
  });
}

const story = `<html><head><title>Ferry line opens</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry line opens on the Caspian</h1>
<p>A ferry line between Aktau in Kazakhstan and Baku in Azerbaijan opened on Monday, the port authority of Aktau said in a statement to reporters.</p>
<p>Two ships will make the crossing each day, carrying railway wagons and lorries, and the crossing is to take eighteen hours in good weather.</p>
<p>"We have waited for this for eleven years," said the head of the port, who added that a third ship would be bought next year.</p></article>
<footer>Download our app</footer></body></html>`;

test('a page becomes an article with its countries', async () => {
  await bus.publish([page('ferry', story)]);
  const { key, extensions, data } = await articleOf('ferry');
  expect(data).toMatchObject({ isArticle: true, title: 'Ferry line opens on the Caspian', language: 'en', fetchedAt: '2026-02-05T09:00:00.000Z' });
  expect(data.text).toContain('eighteen hours');
  expect(data.text).not.toContain('Download our app');
  expect(data.countries.map(({ code }) => code).sort()).toEqual(['AZ', 'KZ']);
  expect(key).toBe(data.articleId);
  expect(extensions).toMatchObject({ isarticle: 'true', language: 'en' });
});

test('an error page is no article, however much it looks like one', async () => {
  await bus.publish([page('gone', story, { status: '404' })]);
  const { data } = await articleOf('gone');
  expect(data.isArticle).toBe(false);
  expect(data.reasons).toContainEqual({ field: 'isArticle', code: 'http-status', text: 'The server answered 404.' });
});

test('places without a subdivision are counted by reason', async () => {
  await bus.publish([page('ponce', story.replaceAll('Aktau in Kazakhstan', 'Ponce in Puerto Rico').replaceAll('Aktau', 'Ponce'))]);
  await articleOf('ponce');
  const scrape = await (await fetch(`${service.url}/metrics`)).text();
  expect(scrape).toMatch(/^newsreel_enrichment_places_without_subdivision_total\{.*reason="country-without-codes".*\} [1-9]/m);
  expect(scrape).toMatch(/^newsreel_enrichment_places_without_subdivision_total\{.*reason="place-without-code".*\} 0$/m);
});

test('the same page event gives the same event again', async () => {
  await bus.publish([page('twice', story)]);
  const first = await articleOf('twice');
  enriched.length = 0;
  await bus.publish([page('twice', story)]);
  expect(await articleOf('twice')).toEqual(first);
});

test.each([
  ['nothing', ''],
  ['bytes that are no text', Buffer.from([0, 255, 254, 1, 2, 3]).toString('latin1')],
  ['markup that never ends', '<div>'.repeat(50_000)],
])('%s is answered too', async (what, html) => {
  const id = what.replaceAll(' ', '-');
  await bus.publish([page(id, html)]);
  expect((await articleOf(id)).data.isArticle).toBe(false);
});
