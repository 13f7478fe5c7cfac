import { extractArticle } from '../extract.js';

const sentences = (count: number) => Array.from({ length: count }, (_, i) => `<p>Sentence number ${i} of this article is long enough to be counted as running text by any measure.</p>`).join('');
function verdict(html: string, url = 'https://example.org/news/1') {
  const { isArticle, isComplete, reasons } = extractArticle({ body: Buffer.from(html), contentType: 'text/html', url, finalUrl: url });
  return { isArticle, isComplete, codes: reasons.map(({ code }) => code) };
}
const teasers = Array.from({ length: 30 }, (_, i) => `<div><h3><a href="/news/${i}">Headline number ${i} of this front page</a></h3></div>`).join('');

describe('is no article, and why:', () => {
  test.each([
    ['error-page', '<title>404 Not Found</title><h1>404 Not Found</h1><p>The page that you asked for is not here; it may have moved.</p>'],
    ['error-page', '<title>Seite nicht gefunden | Kurier</title><p>Leider gibt es die gesuchte Seite nicht mehr, bitte versuchen Sie es mit der Suche.</p>'],
    ['consent-wall', `<title>Courier</title><h1>We value your privacy</h1><p>We value your privacy. We and our 841 partners store and access information on a device, such as cookies.</p>${sentences(2)}`],
    ['no-text', '<title>Courier</title><p>Loading</p>'],
    ['gallery-or-video', '<meta property="og:type" content="video.other"><h1>The dam from above</h1><p>See the dam from above.</p>'],
  ])('%s', (code, html) => {
    expect(verdict(html)).toMatchObject({ isArticle: false, codes: [code] });
  });

  test('home-page', () => {
    expect(verdict(`<title>Courier</title>${teasers}${sentences(5)}`, 'https://example.org/')).toMatchObject({ isArticle: false, codes: ['home-page'] });
  });

  test('a section page is no article', () => {
    expect(verdict(`<title>Sport</title><h1>Sport</h1>${teasers}`, 'https://example.org/sport').isArticle).toBe(false);
  });
});

describe('an article', () => {
  test('needs no metadata', () => {
    expect(verdict(`<h1>Dam inspected</h1>${sentences(8)}`)).toEqual({ isArticle: true, isComplete: true, codes: [] });
  });

  test('may be short', () => {
    expect(verdict(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam inspected","datePublished":"2025-01-01"}</script><h1>Dam inspected</h1>${sentences(2)}`).isArticle).toBe(true);
  });

  test.each([
    ['paywall', `<h1>T</h1>${sentences(4)}<div><p>Subscribe to continue reading.</p></div>`],
    ['paywall', `<h1>T</h1>${sentences(4)}<div><p>Dieser Artikel ist nur für Abonnenten.</p></div>`],
    ['truncated', `<h1>T</h1>${sentences(4)}<p>And then the engineers went up to the dam and …</p>`],
    ['truncated', `<script type="application/ld+json">{"@type":"NewsArticle","headline":"T","wordCount":900}</script><h1>T</h1>${sentences(6)}`],
  ])('is incomplete: %s', (code, html) => {
    expect(verdict(html)).toMatchObject({ isArticle: true, isComplete: false, codes: [code] });
  });

  test('names its next page and its AMP form', () => {
    const html = `<link rel="next" href="/news/1/2"><link rel="amphtml" href="/amp/news/1"><h1>T</h1>${sentences(8)}`;
    expect(verdict(html)).toEqual({ isArticle: true, isComplete: true, codes: ['next-page', 'amp'] });
  });
});
