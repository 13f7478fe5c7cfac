import { gzipSync } from 'node:zlib';
import { feedOf } from '../../../test/crawler/site.js';
import { maxItems } from '../feeds/feed.js';
import { limits } from '../fetching/fetcher.js';
import { maxSitemapBytes, maxSitemapUrls } from '../sitemaps/sitemap.js';
import { readDocument } from './document.js';

const url = 'https://news.example/doc';

/** A body in pieces, as a network brings it; `taken` says how many were asked for. */
function body(bytes: Buffer | Iterable<Buffer>, pieceBytes = 65_536) {
  const seen = { taken: 0, ended: false };
  async function* pieces() {
    try {
      if (!Buffer.isBuffer(bytes)) for (const piece of bytes) yield (seen.taken++, piece);
      else for (let at = 0; at < bytes.length; at += pieceBytes) yield (seen.taken++, bytes.subarray(at, at + pieceBytes));
    } finally {
      seen.ended = true;
    }
  }
  return Object.assign(pieces(), { seen });
}

const read = async (bytes: Buffer, contentType: string | null = null, pieceBytes?: number) => (await readDocument(body(bytes, pieceBytes), contentType, url)).content;
const links = async (...args: Parameters<typeof read>) => {
  const content = await read(...args);
  return 'reading' in content ? content.reading.links.map((link) => link.url) : content;
};
const sitemap = (urls: string) => `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`;
const one = '<url><loc>https://news.example/новости</loc></url>';
const encodedPath = 'https://news.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8';

describe('a document is read by what it is', () => {
  test.each([
    ['a sitemap', sitemap(one), 'sitemap'],
    ['a sitemap after a declaration, a style and words', `<?xml version="1.0"?>\n<?xml-stylesheet href="s.xsl"?><!-- <rss> made by hand -->\n<!DOCTYPE urlset [<!ENTITY a "b">]>${sitemap(one)}`, 'sitemap'],
    ['a feed', feedOf('https://news.example/a'), 'feed'],
    ['a list', 'https://news.example/a\nhttps://news.example/b', 'list'],
    ['a JSON feed', JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'News', items: [{ id: '1', url: 'https://news.example/a' }] }), 'feed'],
  ])('%s, whatever its type and however it is cut', async (_what, text, kind) => {
    for (const pieceBytes of [1, 7, 65_536]) expect(await read(Buffer.from(text), 'text/html', pieceBytes)).toMatchObject({ reading: { kind } });
  });

  test.each([['a page', '<!doctype html><p>Hello'], ['a page without doctype', ' <html><p>Hello'], ['a head', '<head><title>A</title></head>']])('%s is a page', async (_what, html) => {
    expect(await read(Buffer.from(html), 'application/rss+xml')).toEqual({ html });
  });

  test.each([['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'], ['a PDF', '%PDF-1.7\n%âãÏÓ'], ['JSON', '{"a":1}'], ['prose', 'Hello, world.'], ['nothing', '']])('%s is nothing', async (_what, text) => {
    expect(await read(Buffer.from(text, 'latin1'))).toEqual({ nothing: true });
  });

  test('gzip is what is in it', async () => {
    expect(await links(gzipSync(sitemap(one)), 'application/octet-stream')).toEqual([encodedPath]);
    expect(await links(gzipSync(feedOf('https://news.example/a')))).toEqual(['https://news.example/a']);
  });

  test.each([
    ['by its declaration', Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1251"?><urlset><url><loc>https://news.example/'), Buffer.from([0xed, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8]), Buffer.from('</loc></url></urlset>')]), null],
    ['by its byte order mark', Buffer.from(`\uFEFF${sitemap(one)}`, 'utf16le'), 'text/xml; charset=utf-8'],
    ['as UTF-8, cut within a letter', Buffer.from(sitemap(one)), null],
  ])('a sitemap is decoded %s', async (_how, bytes, contentType) => {
    expect(await links(bytes, contentType, 3)).toEqual([encodedPath]);
  });

  test('the same bytes have the same hash, however they are cut', async () => {
    const bytes = Buffer.from(feedOf('https://news.example/a'));
    const hashes = await Promise.all([1, 100, 65_536].map(async (size) => (await readDocument(body(bytes, size), null, url)).bodySha256));
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('a document of great size', () => {
  const filler = Buffer.from('<url><loc>https://news.example/a-story-of-the-day</loc></url>'.repeat(1_000));
  function* endless(start: string): Generator<Buffer> {
    yield Buffer.from(start);
    for (;;) yield filler;
  }

  test('a sitemap without end is left when it has named as many pages as it may', async () => {
    const pieces = body(endless('<urlset>'));
    const { content } = await readDocument(pieces, null, url);
    expect('reading' in content && content.reading.links.length).toBe(maxSitemapUrls);
    expect(pieces.seen).toEqual({ taken: 51, ended: true });
  });

  test('what is no sitemap has the cap of a page', async () => {
    const pieces = body(endless('<rss><channel>'));
    await expect(readDocument(pieces, null, url)).rejects.toMatchObject({ code: 'too-large', message: `The document is larger than ${limits.bodyBytes} bytes.` });
    expect(pieces.seen.ended).toBe(true);
  });

  test.each([
    ['a sitemap', `<urlset><url><loc>https://news.example/a</loc></url>${'<a>'.repeat(400_000)}${'</b>'.repeat(400_000)}`],
    ['a feed', `<rss><channel><item><link>https://news.example/a</link>${'<a>'.repeat(30_000)}${'</b>'.repeat(30_000)}</item></channel></rss>`],
  ])('%s of elements within elements is left where it goes too deep', async (_what, text) => {
    expect((await links(Buffer.from(text))) as string[]).toEqual(expect.anything());
  });

  test('a bomb of gzip has the cap of a sitemap', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('<urlset>'), Buffer.alloc(maxSitemapBytes, ' ')]));
    await expect(readDocument(body(bomb), null, url)).rejects.toMatchObject({ code: 'too-large' });
  });

  test.each([
    ['a sitemap', async () => readDocument(body(Buffer.from(sitemap('<url><loc>https://news.example/a</loc><x><y>z</y></x></url>'.repeat(49_000)))), null, url)],
    ['a feed', async () => readDocument(body(Buffer.from(feedOf(...Array.from({ length: maxItems }, (_, i) => `https://news.example/${i}</link>${'<category>c</category>'.repeat(20)}<link>`)))), null, url)],
  ])('%s of thousands of entries lets others have their turn', async (_what, reading) => {
    let turns = 0;
    let timer = setImmediate(function turn() {
      turns++;
      timer = setImmediate(turn);
    });
    await reading();
    clearImmediate(timer);
    expect(turns).toBeGreaterThan(5);
  });
});
