import { fileURLToPath } from 'node:url';
import { Article } from '@newsreel/contracts';
import type { LimitError } from './limits.js';
import { WorkerPool } from './pool.js';

// The real worker, as it is built: what a page does to extraction and tagging together, in a thread with its caps.
const worker = fileURLToPath(new URL('../../../dist/apps/enrichment/workers/worker.js', import.meta.url));
const url = 'https://example.org/news/dam';
const many = 100_000;
const paragraph = '<p>This is a sentence of an article that goes on for a while, and it ends here.</p>';
const article = (rest = '') => `<title>Dam inspected</title><h1>Dam inspected</h1>${paragraph.repeat(8)}${rest}`;
const times = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join('');

let pool: WorkerPool;
beforeAll(async () => {
  pool = await WorkerPool.open({ threads: 1, worker });
});
afterAll(() => pool.close());

async function outcome(html: string | Uint8Array): Promise<string> {
  const body = Uint8Array.from(typeof html === 'string' ? Buffer.from(html) : html);
  const page = { url, finalUrl: url, status: 200, contentType: 'text/html', body, pageEventId: 'x', fetchedAt: '2026-01-01T00:00:00Z', source: { id: null, homeCountry: null } };
  try {
    Article.parse((await pool.run<'enrich'>({ kind: 'enrich', page })).article);
    return 'article';
  } catch (error) {
    return (error as LimitError).code;
  }
}

/** An article that keeps the contract, or the name of a cap. */
const isAnswer = /^(?:article|too-slow|too-much-memory|too-large)$/;

describe('a hostile page gets an article or the name of a cap, and the next page is read:', () => {
  test.each([
    ['100,000 nested elements', '<div class="ad">'.repeat(many) + paragraph],
    ['100,000 nested bylines', '<span class="author">'.repeat(many) + paragraph],
    ['100,000 line breaks', `<p>${'word<br>'.repeat(many)}</p>`],
    ['100,000 templates', '<template>'.repeat(many) + paragraph],
    ['an attribute of 10 MB', `<div class="${'a'.repeat(9.9e6)}">${paragraph}</div>`],
    ['a million attributes', `<div ${times(1e6, (i) => `a${i}=b `)}>${paragraph}</div>`],
    ['200,000 links', times(200_000, (i) => `<a href="/n/${i}">Headline ${i}</a> `)],
    ['a heading of 8 MB', `<h1>${'a | '.repeat(2e6)}</h1>`],
    ['unclosed everything', '<html><body><ul><li><p><b><a href="x"><table><tr><td><div><h1>'.repeat(20_000)],
    ['NULs', '\0'.repeat(9e6)],
    ['lone surrogates', Buffer.from(`\ufeff<p>${'word \ud800 '.repeat(many)}</p>`, 'utf16le')],
    ['random bytes', Uint8Array.from({ length: 5e6 }, (_, i) => Math.imul(i ^ (i >>> 7), 2654435761) >>> 24)],
    ['text of 50 MB', 'word '.repeat(10 * 2 ** 20)],
    ['JSON-LD of 5 MB nested in itself', `<script type="application/ld+json">${'['.repeat(5e6)}</script>${article()}`],
    ['JSON-LD of 60,000 articles', `<script type="application/ld+json">[${times(60_000, (i) => `{"@type":"NewsArticle","headline":"x${i}"},`)}{}]</script>${article()}`],
    ['50,000 scripts of JSON-LD', `${'<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'.repeat(50_000)}${article()}`],
    ['a JSON-LD headline of 2 MB', `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${'- '.repeat(900_000)}x"}</script>${article()}`],
    ['JSON-LD that breaks off after a comma and much space', `<script type="application/ld+json">{"a":1,${' '.repeat(1.9e6)}x</script>${article()}`],
  ])('%s', async (_what, html) => {
    expect(await outcome(html)).toMatch(isAnswer);
    expect(await outcome(article())).toBe('article');
  });
});

test('scripts that are never closed are looked through once, not once for each', async () => {
  expect(await outcome('<script>if (a < b) {}\n'.repeat(200_000))).toBe('article');
});

test('nor is a script looked through once for each of its strings', async () => {
  expect(await outcome(`<script>${'"x" '.repeat(800_000)}</script>`)).toBe('article');
});
