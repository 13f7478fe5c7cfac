import { maxSitemapUrls, readSitemap } from './sitemap.js';

const base = 'https://news.example/sitemap.xml';
const urlset = (urls: string) => `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls}</urlset>`;

const read = (text: string) => readSitemap([text], base);

describe('readSitemap', () => {
  test('reads URLs with the dates of their changes', async () => {
    expect((await read(urlset('<url><loc> https://news.example/a?x=1&amp;y=2 </loc><lastmod>2026-11-24T10:00:00+01:00</lastmod></url>')))).toEqual({
      kind: 'sitemap',
      title: null,
      freshMs: 0,
      links: [{ url: 'https://news.example/a?x=1&y=2', kind: 'page', publishedAt: null, changedAt: new Date('2026-11-24T09:00:00Z') }],
    });
  });

  test('reads a news sitemap: when an article was published', async () => {
    const url = '<url><loc>https://news.example/a</loc><news:news><news:publication_date>2026-11-24</news:publication_date><news:title>A</news:title></news:news></url>';
    expect((await read(urlset(url)))!.links[0]).toMatchObject({ publishedAt: new Date('2026-11-24'), changedAt: new Date('2026-11-24') });
  });

  test('reads an index: further sitemaps', async () => {
    const index = '<sitemapindex><sitemap><loc>/s/1.xml.gz</loc></sitemap><sitemap><loc>https://news.example/s/2.xml</loc></sitemap></sitemapindex>';
    expect((await read(index))!.links.map(({ url, kind }) => [url, kind])).toEqual([['https://news.example/s/1.xml.gz', 'sitemap'], ['https://news.example/s/2.xml', 'sitemap']]);
  });

  test('takes the address of a page, not that of its picture', async () => {
    expect((await read(urlset('<url><loc>https://news.example/a</loc><image:image><image:loc>https://news.example/a.jpg</image:loc></image:image></url>')))!.links).toMatchObject([{ url: 'https://news.example/a' }]);
  });

  test('any prefix means the same', async () => {
    expect((await read('<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>https://news.example/a</s:loc></s:url></s:urlset>'))!.links).toHaveLength(1);
  });

  test('leaves out an entry that is none, and a date that is none', async () => {
    expect((await read(urlset('<url><loc>http://[</loc></url><url></url><url><loc>https://news.example/a</loc><lastmod>lately</lastmod></url>')))!.links).toEqual([{ url: 'https://news.example/a', kind: 'page', publishedAt: null, changedAt: null }]);
  });

  test("stops at the protocol's limit", async () => {
    expect((await read(urlset('<url><loc>https://news.example/a</loc></url>'.repeat(maxSitemapUrls + 100))))!.links).toHaveLength(maxSitemapUrls);
  });

  test('defines no entities', async () => {
    const bomb = '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>';
    expect(JSON.stringify((await read(bomb + urlset('<url><loc>https://news.example/&b;</loc></url>'))))).not.toContain('aaaaaaaaaa');
  });

  test.each([['HTML', '<html></html>'], ['a feed', '<rss></rss>'], ['nothing', '']])('is null for %s', async (_what, text) => {
    expect(await read(text)).toBeNull();
  });
});
