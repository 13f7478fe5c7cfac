import { startDemoSite, type DemoSite } from '@newsreel/demo-site';
import type { DataSource } from 'typeorm';
import { crawlAnswers, requestCrawl, type Asked } from '../frontier/asking.js';
import { addSource, listSources } from '../sources/sources.js';
import type { Crawler } from '../crawler.js';
import { FakeBus, crawlerDatabase, startedCrawler, until } from '../../../test/crawler/crawl.js';

describe('crawling', () => {
  let site: DemoSite;
  let database: DataSource;
  let drop: () => Promise<void>;
  let bus: FakeBus;
  let crawler: Crawler;

  beforeEach(async () => {
    ({ database, drop } = await crawlerDatabase());
    site = await startDemoSite();
    bus = new FakeBus();
    ({ crawler } = startedCrawler(database, bus));
  });

  afterEach(async () => {
    await crawler.stop();
    await site.close();
    await drop();
  });

  const host = () => new URL(site.url).host;
  const answersTo = (asked: readonly Asked[]) =>
    until('all are answered', async () => {
      const answers = await crawlAnswers(database, asked);
      return answers.length === asked.length && answers;
    });

  test('publishes every article that a feed names, as it came', async () => {
    const articles = site.articles.filter(({ url }) => url.startsWith(site.url));
    await addSource(database, { url: site.feedUrl, allow: [host()], delaySeconds: 0.02, homeCountry: 'KZ' });
    await until('all articles are published', () => bus.events.length >= articles.length);
    expect(bus.urls).toEqual(articles.map(({ url }) => url).sort());
    const event = bus.events.find(({ key }) => key === articles[0]!.url)!;
    expect(event.extensions).toMatchObject({ status: '200', finalurl: articles[0]!.url, homecountry: 'KZ', sourceid: expect.stringMatching(/^127-0-0-1/) });
    expect((event.data as Buffer).toString()).toContain('<html');
    expect(JSON.parse(event.headers['http-headers']!)).toContainEqual(['vary', 'accept-encoding']);
  });

  test('asks for robots.txt first, and for nothing that it forbids', async () => {
    await addSource(database, { url: site.feedUrl, allow: [host()], delaySeconds: 0.02 });
    const asked = await requestCrawl(database, `${site.url}/login`, { allow: [host()] });
    const [answer] = await answersTo([asked]);
    expect(answer).toMatchObject({ pageEventId: null, reason: expect.stringMatching(/robots\.txt does not allow \/login/) });
    expect(site.requests[0]).toBe('/robots.txt');
    expect(site.requests).not.toContain('/login');
  });

  test('answers a URL that was asked for with its page event', async () => {
    const url = site.articles[0]!.url;
    const asked = await requestCrawl(database, url, { allow: [host()] });
    const [answer] = await answersTo([asked]);
    expect(answer!.pageEventId).toBe(bus.events[0]!.id);
    expect(bus.events[0]).toMatchObject({ subject: url, extensions: expect.not.objectContaining({ sourceid: expect.anything() }) });
  });

  test('says why a URL that was asked for has no page', async () => {
    const urls = [`${site.url}/nowhere`, 'http://127.0.0.1:1/', 'http://169.254.169.254/latest/meta-data'];
    const asked = await Promise.all(urls.map((url) => requestCrawl(database, url, { allow: [host(), '127.0.0.1:1'] })));
    const answers = await answersTo(asked);
    const reasons = Object.fromEntries(answers.map(({ url, reason }) => [url, reason]));
    expect(reasons[urls[0]!]).toMatch(/status 404/);
    expect(reasons[urls[1]!]).toMatch(/not-connected/);
    expect(reasons[urls[2]!]).toMatch(/NEWSREEL_CONTACT is not set/);
    expect(bus.events).toEqual([]);
  });

  test('closes no lease before the log has acknowledged: an event that was refused is published later', async () => {
    let refusals = 0;
    bus.before = () => {
      if (refusals++ === 0) throw new Error('the broker is away');
    };
    const asked = await requestCrawl(database, site.articles[0]!.url, { allow: [host()] });
    await until('the refusal is written down', async () => (await database.query(`SELECT 1 FROM crawler.frontier WHERE outcome = 'postponed'`)).length > 0);
    expect(await crawlAnswers(database, [asked])).toEqual([]);
    await database.query(`UPDATE crawler.frontier SET due_at = now()`);
    await database.query(`UPDATE crawler.hosts SET work_at = now(), next_at = now()`);
    await until('it is published after all', () => bus.events.length === 1);
  });

  test('lists what a source consists of', async () => {
    await addSource(database, { url: site.feedUrl, allow: [host()], delaySeconds: 0.02 });
    const [source] = await until('the feed is read', async () => {
      const sources = await listSources(database);
      return sources[0]!.documents[0]!.entries !== null && sources;
    });
    expect(source!.documents).toEqual([expect.objectContaining({ url: site.feedUrl, kind: 'feed', entries: site.articles.filter(({ url }) => url.startsWith(site.url)).length, outcome: 'read', reason: null })]);
  });
});
