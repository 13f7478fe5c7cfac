import fc from '../../../test/fast-check.js';
import { Extracted } from '@newsreel/contracts';
import { extractArticle, maxBodyBytes } from './extract.js';

const many = 100_000;
const sentence = '<p>This is a sentence of an article that goes on for a while, and it ends here.</p>';
const extract = (body: string | Uint8Array) => extractArticle({ body: typeof body === 'string' ? Buffer.from(body) : body, contentType: 'text/html', url: 'https://example.org/a', finalUrl: 'https://example.org/a' });

describe('a hostile page gets an article that keeps the contract:', () => {
  test.each([
    ['100,000 nested elements', '<div class="ad">'.repeat(many) + sentence],
    ['100,000 end tags of something far outside', '<div><table><tr><td>' + '<span>'.repeat(many) + '</div>'.repeat(many)],
    ['100,000 nested tables', '<table><tr><td>'.repeat(many)],
    ['100,000 line breaks', `<p>one${'<br>'.repeat(many)}two</p>`],
    ['100,000 siblings', '<div>x</div>'.repeat(many)],
    ['100,000 paragraphs of one name that looks like furniture', '<p class="related">Some sentence that is long enough to be running text.</p>'.repeat(many / 4)],
    ['100,000 bylines', '<span class="author">By Ann Example</span>'.repeat(many)],
    ['100,000 names', Array.from({ length: many / 4 }, (_, i) => `<div class="c${i} related-${i}">y</div>`).join('')],
    ['unclosed everything', '<html><body><ul><li><p><b><a href="x"><table><tr><td><div><h1>'.repeat(1000)],
    ['text of 5 MB', 'word '.repeat(1 << 20)],
    ['an attribute of 10 MB', `<div class="${'a'.repeat(10 << 20)}">${sentence}</div>`],
    ['100,000 entities', `<p>${'&amp;'.repeat(many)}</p>`],
    ['nothing but the beginning of a tag', '<'.repeat(1 << 20)],
    ['a comment without end', `${sentence}<!--${'-'.repeat(1 << 20)}`],
    ['JSON-LD nested beyond any stack', `<script type="application/ld+json">${'['.repeat(1 << 20)}</script>${sentence}`],
    ['NULs', '\0'.repeat(1 << 20)],
    ['nothing', ''],
  ])('%s', (_what, html) => {
    expect(() => Extracted.parse(extract(html))).not.toThrow();
  });

  test('lone surrogates, which UTF-16 pages can hold', () => {
    const { text, title } = Extracted.parse(extract(Buffer.from(`\ufeff<title>T\ud800</title><p>${'A sentence with \udc00 a broken letter in it, and some more words. '.repeat(3)}</p>`, 'utf16le')));
    expect(text.isWellFormed() && title?.isWellFormed()).toBe(true);
    expect(text).toContain('A sentence with \ufffd a broken letter');
  });

  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (body) => void Extracted.parse(extract(body))), { numRuns: 300 });
  });

  test('random tags in random order', () => {
    const tag = fc.constantFrom('p', 'div', 'a', 'b', 'li', 'ul', 'table', 'tr', 'td', 'h1', 'br', 'script', 'style', 'title', 'svg', 'article', 'blockquote', 'head', 'body', 'html', 'template', 'textarea', 'x-y');
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      tag.map((name) => `<${name} class="comment article-body" hidden href='/x' itemprop=author datetime=2020-01-01>`),
      fc.constantFrom('text ', sentence, '<', '&amp', '&#0;', '<!--', '-->', '"', '{"@type":"Article"}'),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => void Extracted.parse(extract(pieces.join('')))), { numRuns: 300 });
  });
});

test('a page beyond the cap is refused by name', () => {
  expect(() => extract(new Uint8Array(maxBodyBytes + 1))).toThrow(expect.objectContaining({ code: 'too-large', message: expect.stringContaining('at most 16777216') as string }) as Error);
});
