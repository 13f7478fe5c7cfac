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
    ['too-long', `<h1>Everything</h1>${sentences(20_000)}`],
    ['no-text', '<title>Courier</title><p>Loading</p>'],
    ['gallery-or-video', '<meta property="og:type" content="video.other"><h1>The dam from above</h1><p>See the dam from above.</p>'],
  ])('%s', (code, html) => {
    expect(verdict(html)).toMatchObject({ isArticle: false, codes: [code] });
  });

  test('home-page', () => {
    expect(verdict(`<title>Courier</title>${teasers}${sentences(5)}`, 'https://example.org/')).toMatchObject({ isArticle: false, codes: ['home-page'] });
  });

  const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join('');
  const headline = (i: number) => `<a href="/news/${i}">The council of Velm votes on bridge number ${i}</a>`;
  const lines = (i: number) => `<p>The council is to vote on Tuesday on bridge number ${i}, which the flood took eleven years ago and nobody has rebuilt.</p>`;
  test.each([
    ['cards', `<main>${many(20, (i) => `<article class="card"><h2>${headline(i)}</h2>${lines(i)}</article>`)}</main>`],
    ['cards without names', `<main>${many(20, (i) => `<div><a href="/${i}"><img src="x.jpg"><h2>Bridge number ${i} over the Orla</h2></a>${lines(i)}</div>`)}</main>`],
    ['cards that are links', many(20, (i) => `<a href="/${i}"><div><h2>Bridge number ${i} over the Orla</h2>${lines(i)}</div></a>`)],
    ['an archive of excerpts', many(10, (i) => `<article class="post"><h2>${headline(i)}</h2><time datetime="2026-01-01">1 January</time>${lines(i)}${lines(i + 50)}<a href="/${i}">Read more</a></article>`)],
    ['results of a search', `<form><input></form><ol>${many(10, (i) => `<li><h3>${headline(i)}</h3><cite>velm.example</cite>${lines(i)}</li>`)}</ol>`],
    ['all of a topic', `<p>Here you find all news, reports and background of our newsroom on the bridge over the Orla.</p><ul>${many(25, (i) => `<li>${headline(i)} <span>1${i % 10} May</span></li>`)}</ul>`],
    ['all of an author', `<div class="bio"><p>Ann Brook has written about the town for twenty years, and about its river for ten of them.</p></div>${many(15, (i) => `<div><h3>${headline(i)}</h3>${lines(i)}</div>`)}`],
    ['headlines with times', `<ul>${many(40, (i) => `<li><time>10:${10 + i}</time> ${headline(i)}</li>`)}</ul>`],
    ['results of games', `<table>${many(20, (i) => `<tr><td>Velm ${i}</td><td>Orla ${i + 1}</td><td>2:1</td></tr>`)}</table>`],
  ])('a section: %s', (_shape, html) => {
    expect(verdict(`<title>Sport | Courier</title><meta property="og:type" content="website"><body><h1>Sport</h1>${html}</body>`, 'https://example.org/sport').isArticle).toBe(false);
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
