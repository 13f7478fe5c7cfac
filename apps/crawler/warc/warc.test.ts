import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describeNeeding } from '../../../test/servers/needs.js';
import type { Exchange } from '../fetching/fetcher.js';
import { WarcWriter } from './writer.js';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'newsreel-warc-'))));
afterEach(() => rm(folder, { recursive: true }));

const exchange = (more: Partial<Exchange> = {}): Exchange => ({
  url: 'https://news.example/a?b=c',
  at: new Date('2026-11-24T10:00:00Z'),
  requestHeaders: { 'user-agent': 'newsreel/0' },
  status: 200,
  headers: [['content-type', 'text/html'], ['content-encoding', 'gzip'], ['transfer-encoding', 'chunked']],
  body: gzipSync('<p>Hello</p>'),
  ...more,
});

async function written(exchanges: readonly Exchange[], maxFileBytes?: number) {
  const errors: Error[] = [];
  const writer = new WarcWriter({ folder, software: 'newsreel/0', maxFileBytes, onError: (error) => errors.push(error) });
  for (const one of exchanges) writer.add(one);
  await writer.close();
  expect(errors).toEqual([]);
  const files = (await readdir(folder)).sort();
  return { files, records: (await Promise.all(files.map((file) => readFile(join(folder, file))))).flatMap(recordsIn) };
}

/** Reads records by the standard's grammar: version, named fields, an empty line, the block, two line ends. */
function recordsIn(bytes: Buffer): { fields: Record<string, string>; block: string }[] {
  const records = [];
  // Members of gzip one after another read as one text.
  let rest = gunzipSync(bytes).toString('latin1');
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    const [version, ...lines] = rest.slice(0, end).split('\r\n');
    expect(version).toBe('WARC/1.1');
    const fields = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
    const from = end + 4;
    const to = from + Number(fields['Content-Length']);
    expect(rest.slice(to, to + 4)).toBe('\r\n\r\n');
    records.push({ fields, block: rest.slice(from, to) });
    rest = rest.slice(to + 4);
  }
  return records;
}

describe('a WARC archive', () => {
  test('begins with what wrote it, and holds response and request of each fetch', async () => {
    const { records } = await written([exchange()]);
    expect(records.map(({ fields }) => fields['WARC-Type'])).toEqual(['warcinfo', 'response', 'request']);
    const [, response, request] = records;
    expect(response!.fields).toMatchObject({ 'WARC-Target-URI': 'https://news.example/a?b=c', 'WARC-Date': '2026-11-24T10:00:00.000Z', 'Content-Type': 'application/http; msgtype=response' });
    expect(request!.fields['WARC-Concurrent-To']).toBe(response!.fields['WARC-Record-ID']);
    expect(request!.block).toBe('GET /a?b=c HTTP/1.1\r\nhost: news.example\r\nuser-agent: newsreel/0\r\n\r\n');
  });

  test('keeps the body as it came, and says nothing of it that is no longer true', async () => {
    const { records } = await written([exchange()]);
    const [head, body] = records[1]!.block.split(/\r\n\r\n(.*)/s);
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).toMatch(/\r\ncontent-encoding: gzip\r\n/);
    expect(head).not.toMatch(/\r\ntransfer-encoding/);
    expect(gunzipSync(Buffer.from(body!, 'latin1')).toString()).toBe('<p>Hello</p>');
  });

  test('writes the same response again as a revisit without its body', async () => {
    const { records } = await written([exchange(), exchange({ at: new Date('2026-11-24T11:00:00Z') })]);
    const [, first, , again] = records;
    expect(again!.fields).toMatchObject({
      'WARC-Type': 'revisit',
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Refers-To': first!.fields['WARC-Record-ID'],
      'WARC-Refers-To-Date': '2026-11-24T10:00:00.000Z',
      'WARC-Payload-Digest': first!.fields['WARC-Payload-Digest'],
    });
    expect(again!.block).toMatch(/\r\n\r\n$/);
  });

  test('writes "not modified" as a revisit', async () => {
    const { records } = await written([exchange(), exchange({ status: 304, body: Buffer.alloc(0), headers: [['etag', '"1"']] })]);
    expect(records[3]!.fields).toMatchObject({ 'WARC-Type': 'revisit', 'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/server-not-modified' });
  });

  test('writes a changed response in full', async () => {
    const { records } = await written([exchange(), exchange({ body: gzipSync('<p>Hello again</p>') })]);
    expect(records[3]!.fields['WARC-Type']).toBe('response');
  });

  test('goes on in a new file where one is full, each beginning with what wrote it', async () => {
    const { files, records } = await written([exchange(), exchange({ url: 'https://news.example/b' })], 1);
    expect(files.length).toBeGreaterThan(1);
    expect(new Set(files).size).toBe(files.length);
    expect(records.filter(({ fields }) => fields['WARC-Type'] === 'warcinfo')).toHaveLength(files.length);
  });
});

describeNeeding('warcio', 'warcio', (python) => {
  test('reads an archive, and finds every digest right', async () => {
    const { files } = await written([exchange(), exchange(), exchange({ url: 'https://news.example/b', status: 404, body: Buffer.alloc(0) })]);
    const warcio = (...args: string[]) => spawnSync(python, ['-m', 'warcio.cli', ...args, ...files.map((file) => join(folder, file))], { encoding: 'utf8' });
    const checked = warcio('check', '-v');
    expect(checked.stdout + checked.stderr).toMatch(/digest pass/);
    expect(checked.status).toBe(0);
    const types = warcio('index', '-f', 'warc-type').stdout.trim().split('\n').map((line) => (JSON.parse(line) as Record<string, string>)['warc-type']);
    expect(types).toEqual(['warcinfo', 'response', 'request', 'revisit', 'request', 'response', 'request']);
  });
});
