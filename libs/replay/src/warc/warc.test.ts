import { brotliCompressSync, gzipSync } from 'node:zlib';
import { encode, type NewsEvent } from '@newsreel/contracts';
import { importWarc, type Skipped } from '../index.js';

const CRLF = '\r\n';

/** One WARC record as its standard writes it. */
function record(type: string, uri: string, block: Buffer, headers: Record<string, string> = {}): Buffer {
  const all = { 'WARC-Type': type, 'WARC-Target-URI': uri, 'WARC-Date': '2026-09-01T10:00:00Z', 'Content-Type': 'application/http; msgtype=response', 'Content-Length': String(block.length), ...headers };
  return Buffer.concat([Buffer.from(`WARC/1.0${CRLF}${Object.entries(all).map(([name, value]) => `${name}: ${value}${CRLF}`).join('')}${CRLF}`), block, Buffer.from(CRLF + CRLF)]);
}

const http = (body: Buffer | string, headers: Record<string, string> = {}, status = '200 OK') =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}${CRLF}${Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...headers }).map(([name, value]) => `${name}: ${value}${CRLF}`).join('')}${CRLF}`), Buffer.from(body)]);

const page = (name: string, body: Buffer | string = `<p>${name}</p>`, headers: Record<string, string> = {}, status?: string) => record('response', `https://news.example/${name}`, http(body, headers, status));

async function imported(file: Buffer, chunk = 1 << 20): Promise<{ pages: NewsEvent<Buffer>[]; skipped: [Skipped, number, string | null][] }> {
  const skipped: [Skipped, number, string | null][] = [];
  const pages: NewsEvent<Buffer>[] = [];
  async function* chunks() {
    for (let at = 0; at < file.length; at += chunk) yield file.subarray(at, at + chunk);
  }
  for await (const event of importWarc(chunks(), { onSkipped: (...what) => skipped.push(what) })) pages.push(event);
  return { pages, skipped };
}

const names = (pages: readonly NewsEvent[]) => pages.map(({ subject }) => subject!.split('/').at(-1));
const gzipped = (...records: Buffer[]) => Buffer.concat(records.map((one) => gzipSync(one)));

test('an HTML response is a page event as it would have been then', async () => {
  const { pages } = await imported(page('rail?utm_source=x', '<p>Rail</p>', { 'Set-Cookie': 'secret=1', 'X-Robots-Tag': 'noarchive, otherbot: noindex' }, '404 Not Found'));
  expect(() => encode(pages[0]!)).not.toThrow();
  expect(pages[0]).toMatchObject({
    time: '2026-09-01T10:00:00.000Z',
    subject: 'https://news.example/rail',
    contentType: 'text/html; charset=utf-8',
    extensions: { status: '404', finalurl: 'https://news.example/rail?utm_source=x', robots: 'noarchive' },
    data: Buffer.from('<p>Rail</p>'),
  });
  expect(pages[0]!.headers['http-headers']).toContain('x-robots-tag');
  expect(pages[0]!.headers['http-headers']).not.toContain('secret');
});

test('imported twice it is the same event', async () => {
  const [one, two] = [await imported(page('a')), await imported(page('a'))];
  expect(one.pages[0]!.id).toBe(two.pages[0]!.id);
});

test.each([
  ['plain', (all: Buffer[]) => Buffer.concat(all)],
  ['gzip by record', (all: Buffer[]) => gzipped(...all)],
  ['gzip as a whole', (all: Buffer[]) => gzipSync(Buffer.concat(all))],
])('%s is read, in chunks of any size', async (_how, packed) => {
  const file = packed([record('warcinfo', '', Buffer.from('software: x')), page('a'), record('request', 'https://news.example/a', Buffer.from(`GET / HTTP/1.1${CRLF}${CRLF}`)), page('b')]);
  for (const chunk of [7, 1000, 1 << 20]) {
    const { pages, skipped } = await imported(file, chunk);
    expect(names(pages)).toEqual(['a', 'b']);
    expect(skipped.map(([reason]) => reason)).toEqual(['other', 'other']);
  }
});

test.each([
  ['gzip', gzipSync('<p>body</p>'), { 'Content-Encoding': 'gzip' }],
  ['brotli', brotliCompressSync('<p>body</p>'), { 'Content-Encoding': 'br' }],
  ['an encoding that was undone before', '<p>body</p>', { 'Content-Encoding': 'gzip' }],
  ['chunks', '5\r\n<p>bo\r\n6\r\ndy</p>\r\n0\r\n\r\n', { 'Transfer-Encoding': 'chunked' }],
])('a body with %s arrives as it was meant', async (_how, body, headers) => {
  const { pages } = await imported(page('a', body, headers as Record<string, string>));
  expect(pages[0]!.data.toString()).toBe('<p>body</p>');
});

test('images, other schemes and pages that are too large are skipped and told', async () => {
  const file = Buffer.concat([page('i', 'GIF', { 'Content-Type': 'image/gif' }), record('response', 'ftp://news.example/x', http('x')), page('l', Buffer.alloc(8 * 1024 * 1024 + 1, 0x20)), page('ok')]);
  const { pages, skipped } = await imported(file);
  expect(names(pages)).toEqual(['ok']);
  expect(skipped.map(([reason]) => reason)).toEqual(['other', 'bad-url', 'too-large']);
});

test('an archive of a news crawl: what stands beside the pages is counted, what is no whole page is not taken for one', async () => {
  const url = (name: string) => `https://news.example/${name}`;
  const crawled = (name: string) => [
    record('request', url(name), Buffer.from(`GET /${name} HTTP/1.1${CRLF}Host: news.example${CRLF}${CRLF}`), { 'Content-Type': 'application/http; msgtype=request' }),
    record('response', url(name), http(`<p>${name}</p>`, { 'X-Crawler-Content-Encoding': 'gzip', 'X-Crawler-Content-Length': '812' }), { 'WARC-Date': '2026-09-01T10:00:00.123456Z', 'WARC-Identified-Payload-Type': 'text/html', 'WARC-IP-Address': '192.0.2.7' }),
    record('metadata', url(name), Buffer.from(`fetchTimeMs: 153${CRLF}charset-detected: utf-8${CRLF}`), { 'Content-Type': 'application/warc-fields' }),
  ];
  const file = gzipped(
    record('warcinfo', '', Buffer.from(`isPartOf: NEWS${CRLF}`), { 'Content-Type': 'application/warc-fields' }),
    ...crawled('a'),
    record('revisit', url('a'), http(''), { 'WARC-Profile': 'http://netpreserve.org/warc/1.0/revisit/identical-payload-digest' }),
    record('response', url('long'), http('<p>lo'), { 'WARC-Truncated': 'length' }),
    record('response', `<${url('b')}>`, http('<p>b</p>')),
    ...crawled('c'),
  );
  const { pages, skipped } = await imported(file, 4096);
  expect(names(pages)).toEqual(['a', 'b', 'c']);
  expect(pages[0]).toMatchObject({ time: '2026-09-01T10:00:00.123Z', data: Buffer.from('<p>a</p>') });
  expect(pages[1]!.extensions.finalurl).toBe(url('b'));
  expect(skipped.map(([reason]) => reason)).toEqual(['other', 'other', 'other', 'other', 'truncated', 'other', 'other']);
});

test.each([
  ['gzip', gzipSync(Buffer.alloc(200 * 1024 * 1024))],
  ['br', brotliCompressSync(Buffer.alloc(50 * 1024 * 1024))],
])('a bomb of %s is too large, and no more of it is inflated than a page may hold', async (encoding, bomb) => {
  const before = process.memoryUsage().rss;
  const { pages, skipped } = await imported(page('bomb', bomb, { 'Content-Encoding': encoding }));
  expect([pages, skipped.map(([reason]) => reason)]).toEqual([[], ['too-large']]);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
});

describe('damage', () => {
  const text = Array.from({ length: 400 }, (_, index) => `<p>${index * 7919}</p>`).join('');
  const parts = ['a', 'b', 'c', 'd'].map((name) => gzipSync(page(name, text)));
  const start = (index: number) => parts.slice(0, index).reduce((sum, part) => sum + part.length, 0);

  test('inside a compressed record costs that one alone', async () => {
    const file = Buffer.concat(parts);
    file.fill(0xaa, start(1) + 60, start(1) + 90);
    const { pages, skipped } = await imported(file, 500);
    expect(names(pages)).toEqual(['a', 'c', 'd']);
    expect(skipped).toEqual([['damaged', start(1), 'a gzip member is damaged']]);
  });

  test('a bit that only the checksum sees', async () => {
    const file = Buffer.concat(parts);
    file[start(2) - 6]! ^= 1;
    const { pages, skipped } = await imported(file);
    expect(names(pages)).toEqual(['a', 'c', 'd']);
    expect(skipped).toHaveLength(1);
  });

  test('rubbish between records', async () => {
    const { pages, skipped } = await imported(Buffer.concat([parts[0]!, Buffer.alloc(200_000, 0x55), parts[1]!]));
    expect(names(pages)).toEqual(['a', 'b']);
    expect(skipped).toEqual([['damaged', start(1), 'no record begins here']]);
  });

  test('an end that was cut off', async () => {
    const { pages, skipped } = await imported(Buffer.concat(parts).subarray(0, -10));
    expect(names(pages)).toEqual(['a', 'b', 'c']);
    expect(skipped).toEqual([['damaged', start(3), 'the file ends in the middle of a gzip member']]);
  });

  test('a plain record without a length', async () => {
    const { pages, skipped } = await imported(Buffer.concat([page('a'), Buffer.from(page('b').toString('latin1').replace('Content-Length', 'Content-Lenght'), 'latin1'), page('c')]));
    expect(names(pages)).toEqual(['a', 'c']);
    expect(skipped).toMatchObject([['damaged', expect.any(Number), 'a record does not say its length']]);
  });

  test('a file that is no WARC at all', async () => {
    const { pages, skipped } = await imported(Buffer.from('%PDF-1.4 and so on'));
    expect([pages, skipped]).toEqual([[], [['damaged', 0, 'no record begins here']]]);
  });
});
