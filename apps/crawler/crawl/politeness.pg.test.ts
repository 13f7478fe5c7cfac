import type { DataSource } from 'typeorm';
import type { Crawler } from '../crawler.js';
import { crawlAnswers, requestCrawl, type Asked } from '../frontier/asking.js';
import { enqueue } from '../frontier/enqueue-urls.js';
import { priority } from '../frontier/entry.js';
import { listHosts, pauseHost } from '../hosts/hosts.js';
import { FakeBus, crawlerDatabase, startedCrawler, until } from '../../../test/crawler/crawl.js';
import { loopbackAsPublic } from '../../../test/crawler/server.js';
import { article, redirectTo, site, type Pages, type Site } from '../../../test/crawler/site.js';

let database: DataSource;
let drop: () => Promise<void>;
let bus: FakeBus;
let web: Site;
let crawlers: Crawler[];
const DELAY_MS = 60;

beforeEach(async () => {
  ({ database, drop } = await crawlerDatabase());
  bus = new FakeBus();
  crawlers = [];
});
afterEach(async () => {
  await Promise.all(crawlers.map((crawler) => crawler.stop()));
  await web.close();
  await drop();
});

async function given(pages: Pages, answerMs = 0, delayMs = DELAY_MS): Promise<void> {
  web = await site(pages, answerMs);
  // Every host of these tests is new; what they get as their delay is what an operator might have set.
  await database.query(`ALTER TABLE crawler.hosts ALTER COLUMN delay_ms SET DEFAULT ${delayMs}`);
}

const start = () => crawlers.push(startedCrawler(database, bus, { contact: 'ops@crawler.example', network: loopbackAsPublic }).crawler);
const ask = (...urls: string[]) => Promise.all(urls.map((url) => requestCrawl(database, url)));
const answersTo = (asked: readonly Asked[]) =>
  until('all are answered', async () => {
    const answers = await crawlAnswers(database, asked);
    return answers.length === asked.length && answers;
  });
const answerTo = async (url: string) => {
  start();
  return (await answersTo(await ask(url)))[0]!;
};

/** What the server saw: requests of a host at the same time, and the shortest time between two beginnings. */
function hurry(): { together: number; shortestMs: number } {
  let together = 0;
  let shortestMs = Infinity;
  for (const ofHost of Map.groupBy(web.requests, ({ host }) => host).values()) {
    for (let i = 1; i < ofHost.length; i++) {
      if (ofHost[i]!.at < ofHost[i - 1]!.until) together++;
      shortestMs = Math.min(shortestMs, ofHost[i]!.at - ofHost[i - 1]!.at);
    }
  }
  return { together, shortestMs };
}

describe('several workers', () => {
  const hosts = ['a', 'b', 'c', 'd', 'e'];
  const pagesOf = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`/${i}`, article(`Story ${i}`)]));
  const urls = (n: number) => hosts.flatMap((host) => Array.from({ length: n }, (_, i) => web.url(`${host}.test`) + `/${i}`));

  test.each([2, 4])('%i of them never hurry a host, and fetch every page once', async (workers) => {
    await given(pagesOf(6), 10);
    await enqueue(database, urls(6).map((url) => ({ url, kind: 'page', sourceId: null, priority: priority.new, hintedAt: null })));
    for (let i = 0; i < workers; i++) start();
    await until('all pages are published', () => bus.events.length >= 30);
    expect(bus.urls).toEqual(urls(6).sort());
    expect(hurry()).toEqual({ together: 0, shortestMs: expect.any(Number) });
    expect(hurry().shortestMs).toBeGreaterThanOrEqual(DELAY_MS);
  });

  test('what a dead one was about to publish is fetched by another, once its lease has run out', async () => {
    await given(pagesOf(1), 10);
    const dead = new FakeBus();
    const acknowledgement = Promise.withResolvers<void>();
    let isFetched = false;
    dead.before = () => {
      isFetched = true;
      return acknowledgement.promise;
    };
    const { crawler: dying } = startedCrawler(database, dead, { contact: 'ops@crawler.example', network: loopbackAsPublic });
    const [asked] = await ask(web.url('a.test') + '/0');
    await until('the page is fetched and not acknowledged', () => isFetched);
    crawlers.push(dying);
    const died = dying.stop();
    start();
    expect(await crawlAnswers(database, [asked!])).toEqual([]);
    expect(web.paths('a.test')).toEqual(['/robots.txt', '/0']);
    await database.query(`UPDATE crawler.hosts SET leased_until = now() WHERE lease IS NOT NULL`);
    const [answer] = await answersTo([asked!]);
    expect(answer!.pageEventId).toBe(bus.events[0]!.id);
    // What the first one says afterwards, it says without a lease: nobody listens.
    acknowledgement.reject(new Error('the broker is away'));
    await died;
    expect(await crawlAnswers(database, [asked!])).toEqual([answer]);
  });
});

describe('robots.txt', () => {
  const page = { '/a': article('A') };

  test.each([404, 403, 401])('that answers %i allows everything', async (status) => {
    await given({ ...page, '/robots.txt': status });
    expect((await answerTo(web.url() + '/a')).pageEventId).not.toBeNull();
  });

  test.each([500, 503, 429])('that answers %i allows nothing', async (status) => {
    await given({ ...page, '/robots.txt': status });
    expect(await answerTo(web.url() + '/a')).toMatchObject({ pageEventId: null, reason: expect.stringMatching(`robots-unreachable: .*answers ${status}`) });
    expect(web.paths()).not.toContain('/a');
  });

  test('that breaks off allows nothing', async () => {
    await given({ ...page, '/robots.txt': (response) => void response.destroy() });
    expect(await answerTo(web.url() + '/a')).toMatchObject({ pageEventId: null, reason: expect.stringMatching(/connection-lost: .*robots\.txt can't be fetched/) });
  });

  test('that is elsewhere is fetched in that host’s own turn, and holds for the first', async () => {
    await given({ ...page });
    web.pages['news.test/robots.txt'] = redirectTo(web.url('www.test') + '/rules.txt', 301);
    web.pages['www.test/rules.txt'] = 'User-agent: *\nDisallow: /a';
    expect(await answerTo(web.url() + '/a')).toMatchObject({ pageEventId: null, reason: expect.stringMatching(/robots: .*does not allow \/a/) });
    expect(web.paths('www.test')).toEqual(['/rules.txt']);
  });

  test('that is redirected more than five times is none', async () => {
    await given({ ...page, '/robots.txt': redirectTo('/1') });
    for (let i = 1; i < 8; i++) web.pages[`/${i}`] = redirectTo(`/${i + 1}`);
    expect((await answerTo(web.url() + '/a')).pageEventId).not.toBeNull();
    expect(web.paths().filter((path) => /^\/\d$/.test(path))).toHaveLength(5);
  });

  test('is fetched once a day', async () => {
    await given({ ...page, '/b': article('B') });
    start();
    await answersTo(await ask(web.url() + '/a', web.url() + '/b'));
    expect(web.paths()).toEqual(['/robots.txt', expect.any(String), expect.any(String)]);
  });

  test('Crawl-delay is obeyed', async () => {
    await given({ ...page, '/b': article('B'), '/robots.txt': 'User-agent: newsreel\nCrawl-delay: 0.3' });
    start();
    await answersTo(await ask(web.url() + '/a', web.url() + '/b'));
    expect(web.requests[2]!.at - web.requests[1]!.at).toBeGreaterThanOrEqual(300);
  });
});

describe('a redirect', () => {
  test('is followed, each hop in the turn of its own host', async () => {
    await given({ '/b': article('B') });
    web.pages['news.test/a'] = redirectTo(web.url('other.test') + '/b');
    const answer = await answerTo(web.url() + '/a');
    expect(answer.pageEventId).not.toBeNull();
    expect(bus.events[0]).toMatchObject({ subject: web.url() + '/a', extensions: { finalurl: web.url('other.test') + '/b' } });
    expect(web.paths('other.test')).toEqual(['/robots.txt', '/b']);
  });

  test('takes its cookies along to the host that set them', async () => {
    await given({});
    web.pages['/a'] = (response, request) => (request.headers.cookie === 'seen=1' ? response.end(article('A')) : response.writeHead(302, { location: '/a', 'set-cookie': 'seen=1' }).end());
    expect((await answerTo(web.url() + '/a')).pageEventId).not.toBeNull();
  });

  test.each([
    ['a circle', () => ({ '/a': redirectTo('/b'), '/b': redirectTo('/a') }), /redirect: .*in a circle/],
    ['a maze', () => Object.fromEntries(['a', ...'12345678'].map((name, i) => [`/${name}`, redirectTo(`/${i + 1}`)])), /redirect: .*more than 5 times/],
    ['loopback', () => ({ '/a': redirectTo('http://127.0.0.2:9/') }), /refused-address: .*127\.0\.0\.2/],
    ['a metadata service', () => ({ '/a': redirectTo('http://169.254.169.254/latest/meta-data/') }), /refused-address: .*169\.254\.169\.254/],
    ['a file', () => ({ '/a': redirectTo('file:///etc/passwd') }), /redirect: .*scheme file/],
    ['the front page', () => ({ '/a': redirectTo('/'), '/': article('Front') }), /soft-404/],
  ])('into %s ends with its reason', async (_what, pages, reason) => {
    await given(pages());
    expect(await answerTo(web.url() + '/a')).toMatchObject({ pageEventId: null, reason: expect.stringMatching(reason) });
    expect(bus.events).toEqual([]);
  });

  test('for good is remembered', async () => {
    await given({ '/a': redirectTo('/b', 301), '/b': article('B') });
    await answerTo(web.url() + '/a');
    await answersTo(await ask(web.url() + '/a'));
    expect(web.paths()).toEqual(['/robots.txt', '/a', '/b', '/b']);
  });
});

describe('a host', () => {
  test('that is busy is left alone as long as it asks', async () => {
    await given({ '/a': (response) => void response.writeHead(503, { 'retry-after': '120' }).end(), '/b': article('B') });
    expect(await answerTo(web.url() + '/a')).toMatchObject({ reason: expect.stringMatching(/status 503/) });
    const [host] = await listHosts(database, { search: 'news.test' });
    expect(host).toMatchObject({ slowdown: 2, lastError: expect.stringMatching(/status 503/) });
    await ask(web.url() + '/b');
    const [waiting] = await listHosts(database, { troubled: true });
    expect(waiting!.turnAt.getTime() - Date.now()).toBeGreaterThan(100_000);
  });

  test('that is paused is not asked, until it is let go on', async () => {
    await given({ '/a': article('A') });
    const [asked] = await ask(web.url() + '/a');
    await pauseHost(database, web.url(), true);
    start();
    await ask(web.url('other.test') + '/a');
    await until('another host has had its turn', () => web.paths('other.test').length === 2);
    expect(web.paths('news.test')).toEqual([]);
    await pauseHost(database, web.url(), false);
    await answersTo([asked!]);
  });
});
