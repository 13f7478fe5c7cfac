import { gzipSync } from 'node:zlib';
import type { DataSource } from 'typeorm';
import type { Crawler } from '../crawler.js';
import { learnArticles } from '../learning/learn-articles.js';
import type { NewSource } from '../sources/new-source.js';
import { addSource, getSource, listSources, removeSource } from '../sources/sources.js';
import { contact, crawling, makeDue, until, type FakeBus } from '../../../test/crawler/crawl.js';
import { article, feedOf, redirectTo, type Pages, type Site } from '../../../test/crawler/site.js';

let database: DataSource;
let bus: FakeBus;
let web: Site;
let crawler: Crawler;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ database, bus, web, crawler, close } = await crawling());
});
afterEach(() => close());

const given = (pages: (url: string) => Pages) => void (web.pages = pages(web.url()));
const add = (path: string, more: Partial<NewSource> = {}) => addSource(database, { url: web.url() + path, id: 'news', ...more }, { contact });
const published = (...paths: string[]) => until(`${paths.join(' ')} are published`, () => paths.every((path) => bus.urls.includes(web.url() + path)));
const documents = async () => (await getSource(database, 'news')).documents.map(({ kind, url }) => `${kind} ${new URL(url).pathname}`).sort();
const read = (path: string) => until(`${path} is read`, async () => (await getSource(database, 'news')).documents.find(({ url, outcome }) => new URL(url).pathname === path && outcome !== null));

const later = (kind: string) => makeDue(database, kind);

describe('a source', () => {
  const front = (head: string, body = '') => `<!doctype html><html lang="kk"><head><title>The News</title>${head}</head><body>${body}</body></html>`;
  const teaser = (path: string) => `<article><h3><a href="${path}">A long enough headline of a story</a></h3></article>`;

  test('given as a site is what its front page and robots.txt point to', async () => {
    given((url) => ({
      '/': front('<link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/rss">'),
      '/robots.txt': `User-agent: *\nAllow: /\nSitemap: ${url}/news.xml\nSitemap: https://elsewhere.example/sitemap.xml`,
      '/rss': feedOf(`${url}/a`),
      '/news.xml': `<?xml version="1.0"?><urlset><url><loc>${url}/b</loc></url></urlset>`,
      '/a': article('A'),
      '/b': article('B'),
    }));
    await add('/');
    await published('/a', '/b');
    expect(await documents()).toEqual(['feed /rss', 'site /', 'sitemap /news.xml']);
    expect(await getSource(database, 'news')).toMatchObject({ name: 'The News', language: 'kk' });
  });

  test('given as a site that points to nothing is looked for in the usual places, and read as a section', async () => {
    given((url) => ({ '/': front('', teaser('/2026/11/24/a-story-of-today')), '/feed.xml': feedOf(`${url}/b`), '/2026/11/24/a-story-of-today': article('A'), '/b': article('B') }));
    await add('/');
    await published('/2026/11/24/a-story-of-today', '/b');
    await until('the other places are given up', async () => (await database.query(`SELECT 1 FROM crawler.frontier WHERE kind = 'probe' AND due_at < 'infinity'`)).length === 0);
    expect((await documents()).filter((line) => !line.startsWith('probe'))).toEqual(['feed /feed.xml', 'section /']);
  });

  test('given as a sitemap index is read down to its pages, gzip too', async () => {
    given((url) => ({
      '/sitemap.xml': `<?xml version="1.0"?><sitemapindex><sitemap><loc>${url}/1.xml.gz</loc></sitemap></sitemapindex>`,
      '/1.xml.gz': (response) => void response.writeHead(200, { 'content-type': 'application/gzip' }).end(gzipSync(`<urlset><url><loc>${url}/a</loc></url><url><loc>${url}/ancient</loc><lastmod>2001-01-01</lastmod></url></urlset>`)),
      '/a': article('A'),
    }));
    await add('/sitemap.xml');
    await published('/a');
    expect(web.paths()).not.toContain('/ancient');
  });

  test('given as a list is fetched line by line', async () => {
    given((url) => ({ '/list.txt': (response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end(`# stories\n${url}/a\n\n${url}/b\n`), '/a': article('A'), '/b': article('B') }));
    await add('/list.txt');
    await published('/a', '/b');
    expect(await documents()).toEqual(['list /list.txt']);
  });

  test('that calls itself by a character no database can hold is read all the same', async () => {
    given((url) => ({ '/feed.json': JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'The\0News', items: [{ id: '1', url: `${url}/a` }] }), '/a': article('A') }));
    await add('/feed.json');
    await published('/a');
    expect(await getSource(database, 'news')).toMatchObject({ name: 'TheNews' });
  });

  test('of nonsense says so, and is tried again', async () => {
    given(() => ({ '/feed': '{"hello": "world"}' }));
    await add('/feed');
    expect(await read('/feed')).toMatchObject({ outcome: 'failed', reason: expect.stringMatching(/nothing to read: it is no feed/) });
  });

  test('leads nowhere inside: a feed of private addresses is of no use', async () => {
    given(() => ({ '/feed': feedOf('http://127.0.0.2:9/', 'http://169.254.169.254/latest/', 'http://[::1]/') }));
    await add('/feed');
    const rows = await until('all are tried', async () => {
      const known = await database.query<{ reason: string }[]>(`SELECT reason FROM crawler.frontier WHERE kind = 'page'`);
      const hosts = await database.query<{ lastError: string }[]>(`SELECT last_error AS "lastError" FROM crawler.hosts WHERE last_error IS NOT NULL`);
      return known.length === 3 && hosts.length === 3 && hosts;
    });
    for (const { lastError } of rows) expect(lastError).toMatch(/refused-address/);
  });

  test('with a budget fetches so many pages a day', async () => {
    given((url) => ({ '/feed': feedOf(`${url}/1`, `${url}/2`, `${url}/3`, `${url}/4`), ...Object.fromEntries([1, 2, 3, 4].map((n) => [`/${n}`, article(`${n}`)])) }));
    await add('/feed', { dailyBudget: 2 });
    await until('the others are put off', async () => (await database.query(`SELECT 1 FROM crawler.frontier WHERE outcome = 'postponed' AND reason LIKE 'budget: news %'`)).length === 2);
    expect(bus.events).toHaveLength(2);
  });

  test('that is removed is gone, and what it published stays', async () => {
    given((url) => ({ '/feed': feedOf(`${url}/a`), '/a': article('A') }));
    await add('/feed');
    await published('/a');
    await crawler.stop();
    await removeSource(database, 'news');
    expect(await listSources(database)).toEqual([]);
    expect(await database.query('SELECT 1 FROM crawler.frontier WHERE source_id IS NOT NULL')).toEqual([]);
    await expect(removeSource(database, 'news')).rejects.toMatchObject({ code: 'unknown-source' });
  });

  test.each([
    ['no URL', { url: 'nonsense' }, /"nonsense" is no URL/],
    ['a country that is none', { homeCountry: 'Kazakhstan' }, /two capital letters/],
    ['a hurry with strangers', { delaySeconds: 0.1 }, /at least 1 s/],
    ['a host to allow that is none', { allow: ['http://a/b'] }, /no host to allow/],
    ['a field that nobody knows', { speed: 3 }, /speed/],
  ])('with %s is refused', async (_what, more, message) => {
    given(() => ({}));
    await expect(add('/', more as never)).rejects.toThrow(message);
  });

  test('without a contact has to be on its own allow list', async () => {
    given(() => ({}));
    await expect(addSource(database, { url: 'https://news.example/' })).rejects.toThrow(/NEWSREEL_CONTACT is not set/);
  });

  test('is set up once', async () => {
    given(() => ({}));
    await add('/');
    await expect(add('/', { id: 'again' })).rejects.toMatchObject({ code: 'exists', message: expect.stringMatching(/is a source already, news/) });
  });
});

describe('fetching again', () => {
  test('asks whether a feed has changed, and takes "not modified" for an answer', async () => {
    given((url) => ({
      '/feed': (response, request) => void (request.headers['if-none-match'] === '"1"' ? response.writeHead(304).end() : response.writeHead(200, { etag: '"1"', 'content-type': 'application/rss+xml' }).end(feedOf(`${url}/a`))),
      '/a': article('A'),
    }));
    await add('/feed');
    await published('/a');
    await later('feed');
    await until('it is unchanged', async () => (await getSource(database, 'news')).documents[0]!.outcome === 'unchanged');
    expect((await getSource(database, 'news')).documents[0]).toMatchObject({ kind: 'feed', entries: 1 });
  });

  test('trusts no validator that stays the same while the feed changes', async () => {
    let visits = 0;
    given((url) => ({ '/feed': (response) => void response.writeHead(200, { etag: '"always"' }).end(feedOf(`${url}/${visits++}`)) }));
    await add('/feed');
    await read('/feed');
    await later('feed');
    await until('it is read again', () => visits === 2);
    await later('feed');
    await until('it is read a third time', async () => visits === 3 || (await later('feed'), false));
    const asked = web.requests.filter(({ path }) => path === '/feed').map(({ headers }) => headers['if-none-match']);
    expect(asked.slice(0, 3)).toEqual([undefined, '"always"', undefined]);
  });

  test('comes back to an article that its publisher says has changed', async () => {
    const when = ['2026-11-24T10:00:00Z', '2036-11-24T11:00:00Z'];
    let visits = 0;
    given((url) => ({
      '/sitemap.xml': (response) => void response.end(`<?xml version="1.0"?><urlset><url><loc>${url}/a</loc><lastmod>${when[Math.min(visits++, 1)]}</lastmod></url></urlset>`),
      '/a': article('A'),
    }));
    await add('/sitemap.xml');
    await published('/a');
    await until('the first fetch is written down', async () => (await database.query(`SELECT 1 FROM crawler.frontier WHERE outcome = 'published'`)).length === 1);
    await later('sitemap');
    await until('it is published again', () => bus.events.length === 2);
  });

  test('follows a feed that has moved for good', async () => {
    given((url) => ({ '/feed': redirectTo('/new-feed', 301), '/new-feed': feedOf(`${url}/a`), '/a': article('A') }));
    await add('/feed');
    await published('/a');
    await later('feed');
    await until('it is read again', () => web.paths().filter((path) => path === '/new-feed').length === 2);
    expect(web.paths().filter((path) => path === '/feed')).toHaveLength(1);
  });
});

describe('learning from what pages turned out to be', () => {
  const hash = (digit: string) => digit.repeat(64);
  const row = async () => (await database.query<{ step: number; due: number | null; awaiting: Date | null }[]>(`SELECT edit_step AS step, CASE WHEN due_at = 'infinity' THEN NULL ELSE extract(epoch FROM due_at - now())::float8 END AS due, awaiting_since AS awaiting FROM crawler.frontier WHERE kind = 'page'`))[0]!;
  const learn = (isArticle: boolean, contentSha256: string, extractorVersion = '1') => learnArticles(database, [{ url: web.url() + '/a', pageEventId: bus.events.at(-1)!.id, isArticle, contentSha256, extractorVersion }]);
  const fetched = (times: number) => until(`it is fetched ${times} times and written down`, async () => bus.events.length === times && (await row()).step === times);

  beforeEach(async () => {
    given((url) => ({ '/feed': feedOf(`${url}/a`), '/a': article('A') }));
    await add('/feed');
    await fetched(1);
  });

  test('an article is waited for until somebody says what it is', async () => {
    expect((await row()).awaiting).not.toBeNull();
    await learn(true, hash('a'));
    expect((await row()).awaiting).toBeNull();
  });

  test('an edited article is looked at again sooner than one that stays as it is', async () => {
    await learn(true, hash('a'));
    await later('page');
    await fetched(2);
    const usual = (await row()).due!;
    expect(await learn(true, hash('b'))).toEqual({ edited: 1 });
    const sooner = await row();
    expect(sooner.due).toBeLessThan(usual);
    expect(sooner.step).toBe(1);
  });

  test('other furniture around the same article is no edit', async () => {
    await learn(true, hash('a'));
    await later('page');
    await fetched(2);
    expect(await learn(true, hash('a'))).toEqual({ edited: 0 });
    expect((await row()).step).toBe(2);
  });

  test('another hash by another extractor is no edit', async () => {
    await learn(true, hash('a'));
    await later('page');
    await fetched(2);
    expect(await learn(true, hash('b'), '2')).toEqual({ edited: 0 });
  });

  test('what is no article twice is not looked at again', async () => {
    await learn(false, hash('a'));
    expect((await row()).due).not.toBeNull();
    await later('page');
    await fetched(2);
    await learn(false, hash('a'));
    expect((await row()).due).toBeNull();
  });

  test('an answer about an earlier fetch teaches nothing', async () => {
    const first = bus.events[0]!.id;
    await later('page');
    await fetched(2);
    await learnArticles(database, [{ url: web.url() + '/a', pageEventId: first, isArticle: true, contentSha256: hash('c'), extractorVersion: '1' }]);
    expect((await row()).awaiting).not.toBeNull();
  });
});
