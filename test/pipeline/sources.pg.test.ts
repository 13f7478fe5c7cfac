import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { article, feedOf, site, type Site } from '../crawler/site.js';
import { DataFolder } from './data-folder.js';

let folder: DataFolder;
let web: Site;
let url: string;
beforeEach(async () => {
  folder = await DataFolder.make();
  web = await site({});
  url = web.url('127.0.0.1');
  const front = '<!doctype html><html lang="kk"><head><title>The News</title><link rel="alternate" type="application/rss+xml" href="/rss"></head><body></body></html>';
  web.pages = { '/': front, '/robots.txt': `Sitemap: ${url}/news.xml`, '/rss': feedOf(`${url}/a`), '/news.xml': '<?xml version="1.0"?><urlset></urlset>', '/a': article('A') };
});
afterEach(async () => {
  await folder.remove();
  await web.close();
});

const newsreel = (...args: string[]) => folder.run(args).ended;
const sources = (...args: string[]) => newsreel('sources', ...args);
const add = (...args: string[]) => sources('add', ...args, '--allow', new URL(url).host, '--delay', '0.05');

test('sources add says what a site consists of and which way each was found, with nobody else crawling', async () => {
  const { code, stdout } = await add(url, '--id', 'news', '--home-country', 'KZ');
  expect(stdout).toContain(`news  ${url}/  The News\n  at home in KZ, language kk, delay 0.05 s`);
  expect(stdout).toContain(`feed  ${url}/rss  (named by the page)`);
  expect(stdout).toContain(`sitemap  ${url}/news.xml  (named by robots.txt)`);
  expect(code).toBe(0);
});

test('the same while newsreel runs, as JSON; and it keeps what it fetches as WARC', async () => {
  const archive = join(folder.env.NEWSREEL_DATA!, 'warc');
  await sources('add', 'http://127.0.0.1:9/', '--allow', '127.0.0.1:9', '--no-wait', '--id', 'other');
  const { program } = await folder.start({ NEWSREEL_WARC: archive });
  const { code, stdout } = await add(url, '--id', 'news', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ id: 'news', name: 'The News', documents: expect.arrayContaining([expect.objectContaining({ kind: 'feed', foundBy: 'link' }), expect.objectContaining({ kind: 'sitemap', foundBy: 'robots' })]) });
  expect(code).toBe(0);
  await program.stop('SIGINT');
  expect(await readdir(archive)).toEqual([expect.stringMatching(/^newsreel-.*\.warc\.gz$/)]);
});

test('what is not there is set up, said to be not there, and an error; so is what is not looked at in time', async () => {
  expect(await add(`${url}/nowhere`)).toMatchObject({ code: 1, stdout: expect.stringContaining('never read; status 404') });
  web.pages['/later'] = () => {};
  expect(await sources('add', `${url}/later`, '--allow', new URL(url).host, '--timeout', '0.1')).toMatchObject({ code: 3, stderr: expect.stringContaining('newsreel sources show') });
});

test('settings are changed, taken back and shown; a source is switched off and on', async () => {
  await add(`${url}/rss`, '--id', 'news', '--no-wait');
  const shown = async () => JSON.parse((await sources('show', 'news', '--json')).stdout) as object;
  await sources('set', 'news', '--budget', '7', '--include', '/a', '--include', '/b', '--exclude', '/c', '--language', 'kk', '--name', 'Ours', '--home-country', 'UZ');
  expect(await shown()).toMatchObject({ dailyBudget: 7, sectionRules: { include: ['/a', '/b'], exclude: ['/c'] }, language: 'kk', name: 'Ours', homeCountry: 'UZ', delayMs: 50 });
  await sources('set', `${url}/rss`, '--budget', 'none', '--include', 'none', '--delay', '3', '--language', 'none');
  expect(await shown()).toMatchObject({ dailyBudget: null, sectionRules: null, language: null, delayMs: 3_000, name: 'Ours' });
  expect(await sources('disable', 'news')).toMatchObject({ code: 0, stdout: expect.stringContaining('(disabled)') });
  expect(await sources('enable', 'news')).toMatchObject({ code: 0, stdout: expect.not.stringContaining('(disabled)') });
});

test.each([
  [['set', 'nobody', '--budget', '3'], 'There is no source "nobody"'],
  [['set', 'nobody'], 'say what is to change'],
  [['set', 'nobody', '--budget', 'many'], 'a whole number from 1'],
  [['show', 'nobody'], 'There is no source "nobody"'],
])('sources %j is wrong, and says why', async (args, words) => {
  expect(await sources(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(words) });
});
