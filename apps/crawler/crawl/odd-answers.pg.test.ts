import type { ServerResponse } from 'node:http';
import type { DataSource } from 'typeorm';
import { contact, crawling, makeDue, until, type FakeBus } from '../../../test/crawler/crawl.js';
import { article, feedOf, type Pages, type Site } from '../../../test/crawler/site.js';
import { crawlAnswers, requestCrawl } from '../frontier/asking.js';
import { addSource, getSource } from '../sources/sources.js';

let database: DataSource;
let bus: FakeBus;
let web: Site;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ database, bus, web, close } = await crawling());
});
afterEach(() => close());

async function answerTo(path: string, pages: Pages) {
  web.pages = pages;
  const asked = await requestCrawl(database, web.url() + path);
  const [answer] = await until('it is answered', async () => {
    const answers = await crawlAnswers(database, [asked]);
    return answers.length > 0 && answers;
  });
  return answer!;
}

test('"not modified" for a page that was never fetched is no answer', async () => {
  expect(await answerTo('/a', { '/a': 304 })).toMatchObject({ pageEventId: null, reason: expect.stringMatching(/^status 304/) });
});

test('a page that needs no body twice is unchanged, and published no second time', async () => {
  web.pages = {
    '/feed': feedOf(`${web.url()}/a`),
    '/a': (response, request) => void (request.headers['if-none-match'] ? response.writeHead(304).end() : response.writeHead(200, { etag: '"1"', 'content-type': 'text/html' }).end(article('A'))),
  };
  await addSource(database, { url: `${web.url()}/feed`, id: 'news' }, { contact });
  const outcome = (expected: string) => until(`it is ${expected}`, async () => (await database.query(`SELECT 1 FROM crawler.frontier WHERE kind = 'page' AND outcome = $1`, [expected])).length === 1);
  await outcome('published');
  await makeDue(database, 'page');
  await outcome('unchanged');
  expect(bus.events).toHaveLength(1);
});

test('what says it is no page is not read', async () => {
  let film!: ServerResponse;
  const answer = await answerTo('/a', { '/a': (response) => (film = response).writeHead(200, { 'content-type': 'video/mp4' }).write(Buffer.alloc(1024)) });
  expect(answer).toMatchObject({ pageEventId: null, reason: 'no page: it is video/mp4.' });
  await until('the film has ended', () => film.destroyed);
});

test('of a feed what is no page by its name is not asked for', async () => {
  web.pages = { '/feed': feedOf(...['/a', '/report.pdf', '/photo.JPG', '/talk.mp3'].map((path) => web.url() + path)), '/a': article('A') };
  await addSource(database, { url: `${web.url()}/feed`, id: 'news' }, { contact });
  await until('the page is published', () => bus.events.length === 1);
  expect((await getSource(database, 'news')).documents[0]).toMatchObject({ entries: 1 });
  expect(web.paths()).toEqual(['/robots.txt', '/feed', '/a']);
});

test('a page whose server gives it a wrong type of text is a page', async () => {
  expect((await answerTo('/a', { '/a': (response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end(article('A')) })).pageEventId).not.toBeNull();
});

test('of an index new sitemaps are read before the pages, all others after them', async () => {
  web.pages = {
    '/index.xml': `<?xml version="1.0"?><sitemapindex><sitemap><loc>${web.url()}/any.xml</loc></sitemap><sitemap><loc>${web.url()}/new.xml</loc><lastmod>${new Date().toISOString()}</lastmod></sitemap></sitemapindex>`,
    '/new.xml': `<?xml version="1.0"?><urlset><url><loc>${web.url()}/a</loc><lastmod>${new Date().toISOString()}</lastmod></url></urlset>`,
    '/any.xml': `<?xml version="1.0"?><urlset><url><loc>${web.url()}/b</loc></url></urlset>`,
    '/a': article('A'),
    '/b': article('B'),
  };
  await addSource(database, { url: `${web.url()}/index.xml`, id: 'news' }, { contact });
  await until('both pages are published', () => bus.events.length === 2);
  expect(web.paths()).toEqual(['/robots.txt', '/index.xml', '/new.xml', '/a', '/any.xml', '/b']);
});

test('a feed that is not there is soon looked for again; one that is gone for good, tomorrow', async () => {
  web.pages = { '/lost': 404, '/gone': 410 };
  const dueInHours = async (id: string) => {
    const document = await until('it is looked at', async () => (await getSource(database, id)).documents.find(({ outcome }) => outcome === 'gone'));
    return (document.dueAt.getTime() - Date.now()) / 3_600_000;
  };
  await addSource(database, { url: `${web.url()}/lost`, id: 'lost' }, { contact });
  await addSource(database, { url: `${web.url()}/gone`, id: 'gone' }, { contact });
  expect(await dueInHours('lost')).toBeLessThan(1);
  expect(await dueInHours('gone')).toBeGreaterThan(20);
});
