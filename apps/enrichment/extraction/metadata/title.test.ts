import { parsePage } from '../page/parse.js';
import { isOfInterest } from '../furniture/interest.js';
import { readJsonLd } from './json-ld.js';
import { Metas } from './meta.js';
import { titleOf } from './title.js';

function title(html: string) {
  const page = parsePage(html, isOfInterest);
  return titleOf(page, new Metas(page), readJsonLd(page.jsonLd)[0] ?? null);
}

describe('the title', () => {
  test.each([
    ['is the heading without the name of the site', '<title>Dam inspected | The Velm Courier</title><h1>Dam inspected</h1>', 'Dam inspected'],
    ['is not the name of the site, though it is an h1', '<title>Dam inspected – Velm Courier</title><h1>Velm Courier</h1><h2>Dam inspected</h2>', 'Dam inspected'],
    ['is what most sources say', '<title>Dam: all you need to know</title><meta property="og:title" content="Dam inspected, gates stuck"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam inspected, gates stuck"}</script><h1>Dam inspected, gates stuck</h1>', 'Dam inspected, gates stuck'],
    ['loses the name that the page gives its site', '<meta property="og:site_name" content="Velm Courier"><meta property="og:title" content="Dam inspected - Velm Courier">', 'Dam inspected'],
    ['keeps a dash of its own', '<title>Dam inspected – and found sound</title>', 'Dam inspected – and found sound'],
    ['has its entities decoded', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Holm&#8217;s dam &amp; gates"}</script>', 'Holm’s dam & gates'],
  ])('%s', (_what, html, expected) => {
    expect(title(html)).toBe(expected);
  });

  test('is unknown on a page without any', () => {
    expect(title('<p>text</p>')).toBeNull();
  });
});
