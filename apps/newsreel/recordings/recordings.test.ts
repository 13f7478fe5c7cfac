import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArticleStored, encode, examplesOf, newEvent, PageFetched, type NewsEvent } from '@newsreel/contracts';
import { writeReel, type ReelRecord } from '@newsreel/replay';
import { recordingsOf, type Recording } from './recordings.js';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'newsreel-recordings-'))));
afterEach(() => rm(folder, { recursive: true }));

const recordOf = (event: NewsEvent<unknown>, topic: string): ReelRecord => ({ ...encode(event as NewsEvent), topic, partition: 0, offset: 0, timestamp: 0 }) as unknown as ReelRecord;
const page = recordOf(examplesOf(PageFetched)[0]! as NewsEvent<unknown>, 'pages.raw');
const [example] = examplesOf(ArticleStored);
const article = (source: string) => recordOf(newEvent(ArticleStored, { ...example!, data: { ...example!.data, source: { id: source, homeCountry: null } } }) as NewsEvent<unknown>, 'articles.stored');
async function* these(...records: ReelRecord[]) {
  yield* records;
}

const response = (url: string): string => {
  const http = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<p>Text</p>';
  return `WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nWARC-Date: 2026-02-05T09:00:00Z\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
};

async function found(source: string, host: string | null): Promise<Recording[]> {
  const list: Recording[] = [];
  for await (const recording of recordingsOf({ source, host }, [folder])) list.push({ ...recording, file: recording.file.slice(folder.length + 1) });
  return list.sort((a, b) => (a.file < b.file ? -1 : 1));
}

test('recordings that hold something of a source are found, whatever kind they are', async () => {
  await writeReel(join(folder, 'day.reel'), these(page, article('news-example'), article('other')));
  await writeReel(join(folder, 'others.reel'), these(article('other')));
  await writeFile(join(folder, 'crawl.warc'), `${response('https://news.example/a')}${response('https://www.news.example/b')}${response('https://other.example/')}`);
  await writeFile(join(folder, 'notes.txt'), 'news-example');
  expect(await found('news-example', 'news.example')).toEqual([{ file: 'crawl.warc', records: 2, problem: null }, { file: 'day.reel', records: 2, problem: null }]);
});

test('one that cannot be read is named, with the reason: it may hold something', async () => {
  await writeFile(join(folder, 'broken.reel'), 'no reel');
  expect(await found('news-example', 'news.example')).toEqual([{ file: 'broken.reel', records: 0, problem: expect.stringContaining('no reel') }]);
});
