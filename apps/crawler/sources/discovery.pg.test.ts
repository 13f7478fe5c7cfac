import type { DataSource } from 'typeorm';
import { contact, crawling } from '../../../test/crawler/crawl.js';
import { feedOf, redirectTo, type Pages, type Site } from '../../../test/crawler/site.js';
import type { Crawler } from '../crawler.js';
import { whenDiscovered } from './discovery.js';
import type { NewSource } from './new-source.js';
import { addSource } from './sources.js';

let database: DataSource;
let web: Site;
let crawler: Crawler;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ database, web, crawler, close } = await crawling());
});
afterEach(() => close());

/** What is known of a source when discovery is over: its documents as "kind path, how it was found". */
async function discovered(path: string, pages: (url: string) => Pages, more: Partial<NewSource> = {}) {
  web.pages = pages(web.url());
  await addSource(database, { url: web.url() + path, id: 'news', ...more }, { contact });
  const { source, isComplete } = await whenDiscovered(database, 'news', 30_000);
  expect(isComplete).toBe(true);
  const documents = source.documents.filter(({ kind }) => kind !== 'probe').map(({ kind, url, foundBy }) => `${kind} ${new URL(url).pathname}${foundBy ? ` ${foundBy}` : ''}`);
  return { documents: documents.sort(), source };
}

const front = (head: string) => `<!doctype html><html lang="kk"><head><title>The News</title>${head}</head><body><h3><a href="/world/the-ferry-runs-all-winter">The ferry runs all winter long</a></h3></body></html>`;
const rssLink = '<link rel="alternate" type="application/rss+xml" href="/rss">';

describe('discovery', () => {
  test('says which way each document was found: a link of the page, robots.txt', async () => {
    const { documents } = await discovered('/', (url) => ({ '/': front(rssLink), '/robots.txt': `Sitemap: ${url}/news.xml`, '/rss': feedOf(), '/news.xml': '<urlset></urlset>' }));
    expect(documents).toEqual(['feed /rss link', 'site /', 'sitemap /news.xml robots']);
  });

  test('goes through the usual places where nothing is named, and is over when all are tried', async () => {
    const { documents, source } = await discovered('/', () => ({ '/': front(''), '/rss.xml': feedOf() }));
    expect(documents).toEqual(['feed /rss.xml usual-place', 'section /']);
    expect(source.documents.filter(({ kind, outcome }) => kind === 'probe' && outcome === 'gone')).toHaveLength(7);
  });

  test('follows a site to where it is', async () => {
    const { documents } = await discovered('/', (url) => ({ 'news.test/': redirectTo(web.url('www.news.test') + '/', 301), 'www.news.test/': front(rssLink), 'www.news.test/rss': feedOf(`${url}/a`) }));
    expect(documents).toEqual(['feed /rss link', 'site /']);
  });

  test('takes what is deeper in a site for what it is: a section, without the feeds of the whole site', async () => {
    const { documents } = await discovered('/world/', (url) => ({ '/world/': front(rssLink), '/robots.txt': `Sitemap: ${url}/news.xml` }));
    expect(documents).toEqual(['section /world/']);
  });

  test('takes /kk/ for a front page', async () => {
    const { documents } = await discovered('/kk/', () => ({ '/kk/': front(rssLink), '/rss': feedOf() }));
    expect(documents).toEqual(['feed /rss link', 'site /kk/']);
  });

  test('reads a front page as a section too where there are rules for its links', async () => {
    const { documents, source } = await discovered('/', () => ({ '/': front(rssLink), '/rss': feedOf() }), { sectionRules: { include: ['/world/'] } });
    expect(documents).toEqual(['feed /rss link', 'section /']);
    expect(source.documents.find(({ kind }) => kind === 'section')).toMatchObject({ entries: 1 });
  });

  test('of what is not there ends with the reason', async () => {
    const { source } = await discovered('/feed', () => ({}));
    expect(source.documents).toMatchObject([{ outcome: 'gone', reason: expect.stringMatching(/status 404/), fetchedAt: null }]);
  });

  test('that nobody makes is not complete when the time is over', async () => {
    await crawler.stop();
    await addSource(database, { url: web.url(), id: 'news' }, { contact });
    expect(await whenDiscovered(database, 'news', 1)).toMatchObject({ isComplete: false, source: { id: 'news' } });
  });
});
