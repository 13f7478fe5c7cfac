import { readDocument } from '../../../apps/crawler/documents/document.js';
import { foundUrls } from '../../../apps/crawler/documents/found-urls.js';
import type { FetchFailure } from '../../../apps/crawler/fetching/failure.js';
import { readSection } from '../../../apps/crawler/sections/section.js';

const PIECE = 65_536;
const url = 'https://news.example/document';

const many = (count: number, one: (i: number) => string): string => Array.from({ length: count }, (_, i) => one(i)).join('');
const sitemap = (urls: string) => `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`;
const rss = (items: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items}</channel></rss>`;

/** Documents as large as they are let in, and so made that they are dear to read. */
const made: Record<string, () => string> = {
  'a sitemap of 50,000 URLs': () => sitemap(many(50_000, (i) => `<url><loc>https://news.example/2026/11/24/story-${i}-of-the-day</loc><lastmod>2026-11-24T10:00:00Z</lastmod><changefreq>daily</changefreq></url>`)),
  'a sitemap of 50 MB, markup in every URL': () => sitemap(many(400, (i) => `<url><loc>https://news.example/${i}</loc><x>${'<a>b</a>'.repeat(15_500)}</x></url>`)),
  'a feed of 250,000 items': () => rss(many(250_000, (i) => `<item><link>/${i}</link></item>`)),
  'a feed of 5,000 items, 20 categories each': () => rss(many(5_000, (i) => `<item><link>https://news.example/${i}</link>${many(20, (c) => `<category>topic ${c}</category>`)}<description>${'&lt;p&gt;words&lt;/p&gt; '.repeat(30)}</description></item>`)),
  'a feed of one item, nothing but markup': () => rss(`<item><link>https://news.example/</link>${'<a>b</a>'.repeat(1_000_000)}</item>`),
  'a JSON feed of 100,000 items': () => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'News', items: Array.from({ length: 100_000 }, (_, i) => ({ id: `${i}`, url: `https://news.example/${i}`, title: 'A story' })) }),
  'a section page of 80,000 links': () => `<!doctype html><html><body>${many(80_000, (i) => `<article><h3><a href="/2026/11/24/story-number-${i}">The headline of a story, ${i}</a></h3></article>`)}`,
  'a list of 50,000 URLs': () => many(50_000, (i) => `https://news.example/2026/11/24/story-${i}-of-the-day\n`),
};

/** How long the largest documents take to be read, and for how long at most nobody else has a turn meanwhile. */
export async function documents(): Promise<void> {
  for (const [name, make] of Object.entries(made)) {
    const bytes = Buffer.from(make());
    await reading(bytes);
    const { totalMs, longestMs } = await watched(() => reading(bytes));
    console.log(`${name.padEnd(45)} ${(bytes.length / 1e6).toFixed(1).padStart(5)} MB   read in ${totalMs.toFixed(0).padStart(5)} ms   others wait ${longestMs.toFixed(0).padStart(4)} ms at most`);
  }
}

async function reading(bytes: Buffer): Promise<void> {
  const { content } = await readDocument(pieces(bytes), null, url).catch((error: FetchFailure) => (console.log(`  ${error.message}`), { content: { nothing: true } as const }));
  const read = 'reading' in content ? content.reading : 'html' in content ? await readSection(content.html, url, null) : null;
  for (let from = 0; read && from < read.links.length; from += 1_000) {
    foundUrls(read, read.links.slice(from, from + 1_000), 'news', new Date('2026-11-24T12:00:00Z'));
    // The frontier is written to at this point.
    await new Promise(setImmediate);
  }
}

/** As a network brings it: each piece when the loop has come round. */
async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield bytes.subarray(at, at + PIECE);
    await new Promise(setImmediate);
  }
}

async function watched(work: () => Promise<void>): Promise<{ totalMs: number; longestMs: number }> {
  const started = performance.now();
  let last = started;
  let longestMs = 0;
  let timer = setImmediate(function turn() {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    timer = setImmediate(turn);
  });
  await work();
  clearImmediate(timer);
  return { totalMs: performance.now() - started, longestMs };
}
