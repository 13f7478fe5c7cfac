import { startDemoSite, type DemoSite } from '@newsreel/demo-site';
import { articlesAt, articlesOnce, asExpected, asSeen, byUrl } from './articles.js';
import { alerts, documentedAlerts, documentedMetricRows, metricRows } from '../structure/operating.js';
import { DataFolder } from './data-folder.js';

// `newsreel` as its users run it: processes of the build, a data folder of their own, a real PostgreSQL that they bring along.
let folder: DataFolder;
beforeEach(async () => {
  folder = await DataFolder.make();
});
afterEach(() => folder.remove());

const start = () => folder.start();
const command = (...args: string[]) => folder.run(args).ended;

describe('with a site of its own', () => {
  let site: DemoSite;
  beforeEach(async () => {
    site = await startDemoSite();
  });
  afterEach(() => site.close());

  test('every article of the site is stored as its author wrote it, with its countries; an edit is a revision, new furniture is none', async () => {
    await folder.addSources([site.feedUrl, site.secondFeedUrl]);
    const { program, url } = await start();
    const expected = site.articles;
    const articles = await articlesOnce(url, (seen) => seen.length >= expected.length);
    expect(byUrl(articles.map(asSeen))).toEqual(byUrl(expected.map(asExpected)));

    site.edit();
    const { code, stdout } = await command('crawl', ...site.articles.map((article) => article.url), '--allow', '127.0.0.1', '--allow', 'localhost');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(expected.length);
    const edited = site.articles.filter(({ hasEdit }) => hasEdit).map((article) => article.url);
    const after = await articlesAt(url);
    expect(after.filter(({ revision }) => revision > 1).map(({ canonicalUrl }) => canonicalUrl).sort()).toEqual([...edited].sort());
    expect(byUrl(after.map(asSeen))).toEqual(byUrl(site.articles.map(asExpected)));
    expect((await program.stop('SIGINT')).code).toBe(0);
  });
});

test('a first start without sources shows the made-up site; the next one goes on where it was', async () => {
  const first = await start();
  const articles = await articlesOnce(first.url, (seen) => seen.length >= 15);
  expect(articles.length).toBeGreaterThanOrEqual(12);
  expect((await first.program.stop('SIGINT')).code).toBe(0);
  const second = await start();
  expect((await articlesAt(second.url)).map(({ id }) => id).sort()).toEqual(articles.map(({ id }) => id).sort());
  expect((await second.program.stop('SIGINT')).code).toBe(0);
});

test('a killed newsreel leaves nothing that the next start stumbles over', async () => {
  const killed = await start();
  await killed.program.stop('SIGKILL');
  const next = await start();
  expect((await articlesOnce(next.url, (seen) => seen.length >= 15)).length).toBe(15);
  expect((await next.program.stop('SIGTERM')).code).toBe(0);
});

test('docs/operating.md names every metric and what to do about every alert; no alert looks at a metric that is not there', async () => {
  const { program, url } = await start();
  const rows = metricRows(await (await fetch(`${url}/metrics`)).text());
  await program.stop();
  expect(documentedMetricRows()).toEqual(rows);
  const { metrics, names } = alerts();
  expect(metrics.filter((metric) => !rows.some((row) => row.includes(`\`${metric}\``)))).toEqual([]);
  expect(documentedAlerts()).toEqual(names);
});

test('two on one data folder: the second says so and leaves', async () => {
  const first = await start();
  const { code, stderr } = await command('start');
  expect(code).toBe(1);
  expect(stderr).toContain('Another newsreel runs');
  await first.program.stop();
});

test('several first commands at once make one installation', async () => {
  const ended = await Promise.all([1, 2, 3].map(() => command('sources', 'list')));
  expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ended.map(() => ({ code: 0, stderr: expect.stringMatching(/^There is no source yet/) })));
});

test.each([
  [['crawl', 'nonsense'], 2, 'nonsense: not an http or https URL'],
  [['sources', 'add', 'ftp://files.example/'], 2, 'ftp://files.example/'],
  [['sources', 'add', 'https://news.example/'], 2, 'NEWSREEL_CONTACT'],
  [['sources', 'remove', 'nobody'], 2, 'There is no source "nobody"'],
  [['crawl', 'http://127.0.0.1:9/', '--allow', '127.0.0.1'], 1, 'http://127.0.0.1:9/'],
  [['crawl', 'http://169.254.169.254/latest/meta-data/'], 1, 'NEWSREEL_CONTACT'],
  [['replay'], 2, 'replay needs a reel, or --topic pages.raw --pipeline-only'],
  [['replay', 'nowhere.reel', '--to', 'api'], 2, "no such file or directory, open 'nowhere.reel'"],
  [['replay', '--topic', 'articles.stored', '--pipeline-only'], 2, 'say --topic pages.raw, not articles.stored'],
  [['replay', 'day.reel', '--rate', '5'], 2, '--rate only goes with --pipeline-only'],
  [['replay', '--topic', 'pages.raw', '--pipeline-only', '--name', 'a b'], 2, 'The name "a b" of a reprocessing'],
  [['record', '--topic', 'nothing', '-o', 'x.reel'], 2, 'There is no topic nothing; there are pages.raw'],
  [['reel', 'head', 'README.md'], 1, 'README.md is no reel'],
  [['crawl', 'http://127.0.0.1:9/', '--allow', 'http://x/'], 2, '"http://x/" is no host to allow'],
  [['retention', 'set', '--source', 'a', '--days', '30.5'], 2, 'It is a whole number from 30'],
  [['purge', '--source', 'a', '--recordings', 'nowhere'], 2, "no such file or directory, opendir 'nowhere'"],
  [['import', 'README.md'], 1, 'README.md, byte 0: no record begins here'],
  [['import', 'README.md', '--home-country', 'KZ'], 2, '--home-country is that of a source'],
  [['tag', '--model', 'nowhere'], 2, 'nowhere (NEWSREEL_NER_MODEL, --model) holds no model'],
  [['fly'], 2, "unknown command 'fly'"],
])('newsreel %j ends with %i and says %s', async (args, exitCode, words) => {
  const { code, stderr } = await command(...args);
  expect(stderr).toContain(words);
  expect(code).toBe(exitCode);
});

test('a database that does not answer is said, without a stack', async () => {
  const { code, stderr } = await folder.run(['sources', 'list'], { NEWSREEL_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }).ended;
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'newsreel: connect ECONNREFUSED 127.0.0.1:1\n' });
});

test('a wrong variable ends the start with its name, its value and what is allowed', async () => {
  const { code, stderr } = await folder.run(['start'], { NEWSREEL_PORT: '99999' }).ended;
  expect(code).toBe(78);
  expect(stderr).toContain('NEWSREEL_PORT is "99999"');
});
