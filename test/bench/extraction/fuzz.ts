import * as fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { Article } from '@newsreel/contracts';
import { type LimitError } from '../../../apps/enrichment/workers/limits.js';
import { WorkerPool } from '../../../apps/enrichment/workers/pool.js';

/** The built worker: `nest build enrichment`. Its models are beside it. */
const worker = fileURLToPath(new URL('../../../../apps/enrichment/workers/worker.js', import.meta.url));
/** A page that takes longer than this is named in the report. */
const slowMs = 2000;

export interface FuzzReport {
  pages: number;
  bytes: number;
  articles: number;
  slowestMs: number;
  /** Caps that pages broke, by name. */
  caps: Record<string, number>;
  /** What must not happen: an article against the contract, an error that is no cap, a page that took too long; with the seed that makes the page. */
  failures: { seed: number; what: string }[];
}

/** Makes pages for so many seconds and has them read by the real worker. */
export async function fuzz(seconds: number): Promise<FuzzReport> {
  const report: FuzzReport = { pages: 0, bytes: 0, articles: 0, slowestMs: 0, caps: {}, failures: [] };
  const pool = await WorkerPool.open({ threads: 1, worker });
  const end = performance.now() + seconds * 1000;
  for (let seed = 1; performance.now() < end; seed++) {
    const [body] = fc.sample(hostilePage, { seed, numRuns: 1 });
    await read(pool, body!, seed, report);
  }
  await pool.close();
  return report;
}

async function read(pool: WorkerPool, body: Uint8Array, seed: number, report: FuzzReport): Promise<void> {
  const started = performance.now();
  report.pages++;
  report.bytes += body.byteLength;
  try {
    const article = Article.parse((await pool.run<'enrich'>({ kind: 'enrich', page: { ...page, body } })).article);
    if (article.isArticle) report.articles++;
  } catch (error) {
    const { code, message } = error as LimitError;
    if (code === undefined || code === 'internal') report.failures.push({ seed, what: message.slice(0, 300) });
    else report.caps[code] = (report.caps[code] ?? 0) + 1;
  }
  const ms = performance.now() - started;
  report.slowestMs = Math.max(report.slowestMs, Math.round(ms));
  if (ms > slowMs) report.failures.push({ seed, what: `It took ${Math.round(ms)} ms.` });
}

const url = 'https://example.org/news/dam';
const page = { url, finalUrl: url, status: 200, contentType: 'text/html', pageEventId: 'fuzz', fetchedAt: '2026-01-01T00:00:00Z', source: { id: null, homeCountry: null } };

const names = fc.constantFrom(...'p div a b li ul ol table tr td th h1 h2 br hr img script style title svg math article blockquote head body html template textarea select option noscript iframe figure figcaption time meta link base form x-y nobr frameset plaintext'.split(' '));
const hints = fc.constantFrom('comment', 'article-body', 'related', 'byline author', 'author vcard', 'date', 'paywall', 'ad-slot', 'teaser card', 'kicker', 'caption', 'c-1 x2');
const texts = fc.oneof(
  fc.constantFrom('A sentence of an article that goes on for a while, and it ends here. ', 'By Ann Brook ', '5 February 2026 14:03 ', 'Dam inspected | Courier ', '&amp;', '&#0;', '&#xD800;', '&', '<', '<!--', '-->', ']]>', '"', '\0', '\u202e', '\ufeff', '🇰🇿', 'e\u0301\u0301', '水坝检查。', 'السد '),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const attributes = fc.oneof(hints.map((hint) => ` class="${hint}"`), fc.constantFrom(' hidden', ' style="display:none"', ' itemprop=articleBody', ' rel=author', ' datetime="2026-02-31"', ' content="x" property="og:title"', ' href="http://["', ' href="/x"', ' type="application/ld+json"', ' lang=xx', ' ="', ' a=\'b'));
const tags = fc.oneof(
  fc.tuple(names, fc.array(attributes, { maxLength: 3 })).map(([name, all]) => `<${name}${all.join('')}>`),
  names.map((name) => `</${name}>`),
);
const json = fc.tuple(fc.json({ maxDepth: 6 }), fc.constantFrom('NewsArticle', 'ItemList', 'Person'), fc.nat(3)).map(([value, type, cut]) => `<script type="application/ld+json">${`{"@type":"${type}","headline":${value},"author":${value},"datePublished":${value},"@graph":[${value}]}`.slice(0, cut === 0 ? -7 : undefined)}</script>`);
const pieces = fc.array(fc.oneof({ weight: 4, arbitrary: tags }, { weight: 4, arbitrary: texts }, { weight: 1, arbitrary: json }), { maxLength: 60 });
/** One piece many times: what is harmless once and costs much in thousands. */
const repeated = fc.tuple(fc.oneof(tags, texts, pieces.map((all) => all.slice(0, 5).join(''))), fc.nat({ max: 20_000 }), pieces).map(([piece, times, rest]) => piece.slice(0, 300).repeat(times) + rest.join(''));
const marked = fc.oneof({ weight: 5, arbitrary: pieces.map((all) => all.join('')) }, { weight: 1, arbitrary: repeated });
const encodings = fc.constantFrom<BufferEncoding>('utf8', 'utf8', 'utf8', 'latin1', 'utf16le');
const hostilePage: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(marked, encodings).map(([html, encoding]) => Uint8Array.from(Buffer.from(html, encoding))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20_000 }) },
);

export function printFuzz({ pages, bytes, articles, slowestMs, caps, failures }: FuzzReport): void {
  console.log(`${pages} pages, ${(bytes / 2 ** 20).toFixed(0)} MiB, ${articles} taken for articles; slowest ${slowestMs} ms; caps: ${JSON.stringify(caps)}; failures: ${failures.length}`);
  for (const { seed, what } of failures.slice(0, 20)) console.log(`  seed ${seed}: ${what}`);
}
