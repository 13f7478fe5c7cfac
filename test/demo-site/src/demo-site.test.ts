import { gunzipSync } from 'node:zlib';
import { startDemoSite, type DemoSite, type ExpectedArticle } from './index.js';

let site: DemoSite;
let clock = Date.parse('2026-11-20T12:00:00Z');
beforeEach(async () => {
  clock = Date.parse('2026-11-20T12:00:00Z');
  site = await startDemoSite({ now: () => clock, editAfterMs: 60_000 });
});
afterEach(() => site.close());

const bytes = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
const page = async ({ url, language }: ExpectedArticle) => new TextDecoder(url.includes('news.php') && language === 'ru' ? 'windows-1251' : 'utf-8', { fatal: true }).decode(await bytes(url));
const visible = (html: string) => html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, '\n').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** True if all parts stand in the text, one after the other. */
function inOrder(text: string, parts: readonly string[]): boolean {
  let at = 0;
  return parts.every((part) => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}

test('every page carries its title and its paragraphs in order', async () => {
  for (const article of site.articles) {
    const text = visible(await page(article));
    expect(text).toContain(article.title);
    expect(inOrder(text, article.paragraphs)).toBe(true);
    for (const name of article.authors) expect(text).toContain(name);
  }
});

test('a dozen articles, five layouts, five languages, four parts of the world, two hosts', () => {
  const kinds = (of: (article: ExpectedArticle) => string) => new Set(site.articles.map(of)).size;
  expect(site.articles.length).toBeGreaterThanOrEqual(12);
  expect([kinds(({ layout }) => layout), kinds(({ language }) => language), kinds(({ section }) => section), kinds(({ url }) => new URL(url).host)]).toEqual([5, 5, 4, 2]);
});

test('around the article nothing stays as it was, the article does', async () => {
  for (const article of site.articles.filter(({ layout }) => layout !== 'courier')) {
    const [one, two] = [await page(article), await page(article)];
    expect(one).not.toBe(two);
    expect(inOrder(visible(two), article.paragraphs)).toBe(true);
  }
});

describe('edits', () => {
  const edited = () => site.articles.filter(({ modifiedAt }) => modifiedAt !== null);
  const readable = async () => {
    for (const article of edited()) expect(inOrder(visible(await page(article)), [article.title, ...article.paragraphs])).toBe(true);
  };

  test('two articles change when their time has come', async () => {
    expect(edited()).toEqual([]);
    clock += 60_000;
    expect(edited().map(({ modifiedAt }) => modifiedAt)).toEqual(['2026-11-20T12:01:00.000Z', '2026-11-20T12:01:00.000Z']);
    await readable();
  });

  test('or when told to', async () => {
    site.edit();
    expect(edited()).toHaveLength(2);
    await readable();
  });

  test('feeds say so', async () => {
    const before = await bytes(`${site.url}/atom.xml`);
    site.edit();
    const after = (await bytes(`${site.url}/atom.xml`)).toString();
    expect(after).not.toBe(before.toString());
    expect(after).toContain('<updated>2026-11-20T12:00:00.000Z</updated>');
  });
});

test('feeds and sitemaps name every article of the first site', async () => {
  const ours = site.articles.filter(({ url }) => url.startsWith(site.url)).map(({ url }) => url);
  for (const feed of ['/rss.xml', '/atom.xml', '/feed.json']) {
    const text = (await bytes(`${site.url}${feed}`)).toString();
    for (const url of ours) expect(text).toContain(url);
  }
  const sitemaps = (await bytes(`${site.url}/sitemaps/news.xml`)).toString() + gunzipSync(await bytes(`${site.url}/sitemaps/archive.xml.gz`)).toString();
  for (const url of ours) expect(sitemaps).toContain(`<loc>${url}</loc>`);
  expect((await bytes(`${site.url}/robots.txt`)).toString()).toContain(`Sitemap: ${site.url}/sitemap.xml`);
});

test('section pages link to their articles', async () => {
  for (const { url, section } of site.articles.filter(({ url }) => url.startsWith(site.url))) {
    expect((await bytes(`${site.url}/${section}/`)).toString()).toContain(`href="${new URL(url).pathname}"`);
  }
});

test('the second site has one story of the first, under another headline and with an agency line', () => {
  const [copy] = site.articles.filter(({ syndicationOf }) => syndicationOf !== null);
  const original = site.articles.find(({ url }) => url === copy!.syndicationOf)!;
  expect(copy!.url.startsWith(site.secondUrl)).toBe(true);
  expect(copy!.title).not.toBe(original.title);
  expect(copy!.paragraphs[0]).toMatch(/\(Meridian Post\) – /);
  expect(copy!.paragraphs.slice(1)).toEqual(original.paragraphs.slice(1, 4));
});

test('what has not changed is not sent again', async () => {
  const first = await fetch(site.feedUrl);
  const again = await fetch(site.feedUrl, { headers: { 'if-none-match': first.headers.get('etag')! } });
  expect([first.status, again.status]).toEqual([200, 304]);
});

test.each([
  ['/africa', 301],
  ['/nowhere', 404],
  ['//', 404],
  ['/photos/', 200],
])('%s answers %d', async (path, status) => {
  expect((await fetch(`${site.url}${path}`, { redirect: 'manual' })).status).toBe(status);
});

test('a port that is taken is an error, and nothing is left open', async () => {
  const { port } = new URL(site.secondUrl);
  await expect(startDemoSite({ secondPort: Number(port) })).rejects.toThrow(/EADDRINUSE/);
});
