import { headOf } from './head.js';

const base = 'https://news.example/';
const link = (more: string) => `<link rel="alternate" ${more}>`;

describe('headOf', () => {
  test('finds the feeds a page points to, absolute, each once', async () => {
    const html = link('type="application/rss+xml" href="/rss"') + link('type="application/atom+xml" href="https://feeds.example/atom"') + link('type="application/feed+json" href="feed.json"') + link('type="application/rss+xml" href="/rss"');
    expect((await headOf(html, base)).feeds).toEqual(['https://news.example/rss', 'https://feeds.example/atom', 'https://news.example/feed.json']);
  });

  test.each([
    ['comments', link('type="application/rss+xml" title="Comments on A" href="/a/feed"')],
    ['other languages', link('hreflang="kk" href="/kk/"')],
    ['styles', '<link rel="stylesheet" type="text/css" href="/s.css">'],
    ['a broken address', link('type="application/rss+xml" href="http://["')],
  ])('leaves out %s', async (_what, html) => {
    expect((await headOf(html, base)).feeds).toEqual([]);
  });

  test('knows what a site calls itself, and its language', async () => {
    expect(await headOf('<html lang="kk-KZ"><title> The\n News — front </title><meta property="og:site_name" content="The News">', base)).toMatchObject({ title: 'The News', language: 'kk-KZ' });
    expect(await headOf('<html lang="??"><title> The\n News </title>', base)).toMatchObject({ title: 'The News', language: null });
  });
});
