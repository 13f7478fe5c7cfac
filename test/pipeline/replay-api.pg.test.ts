import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { ArticleStored, examplesOf, newEvent, PageFetched, pageEventIdOf } from '@newsreel/contracts';
import { newKey } from '@newsreel/platform';
import { writeReel } from '@newsreel/replay';
import { recordsOf } from '@newsreel/replay/testing';
import { articlesOnce } from './articles.js';
import { DataFolder } from './data-folder.js';

const sentence = 'The two ministries agreed on a timetable for the new rail ferry across the Caspian Sea after a day of talks in Astana. ';
const html = `<!doctype html><html lang="en"><title>Ferry agreed</title><body><article><h1>Ferry agreed</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(5)}</article></body></html>`;

function page(url: string) {
  const [example] = examplesOf(PageFetched);
  const data = Buffer.from(html);
  const bodysha256 = createHash('sha256').update(data).digest('hex');
  return newEvent(PageFetched, { ...example!, id: pageEventIdOf(url, example!.time, bodysha256), key: url, subject: url, extensions: { finalurl: url, status: '200', bodysha256 }, headers: { 'http-headers': '[]' }, data });
}

test('a reel of pages goes into a running newsreel over its API, with a key, and comes out as articles', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'newsreel-reels-'));
  const data = await DataFolder.make();
  try {
    const reel = join(folder, 'pages.reel');
    await writeReel(reel, recordsOf([1, 2, 3].map((number) => page(`https://news.example/${number}`))));
    const { key, entry } = newKey('admin');
    const { url } = await data.start({ NEWSREEL_API_KEYS: entry });
    const play = (env: Record<string, string> = {}) => data.run(['replay', reel, '--to', 'api'], { NEWSREEL_API_URL: url, ...env }).ended;
    expect(await play()).toMatchObject({ code: 2, stderr: expect.stringContaining('answered 401: Give a key') });
    expect(await play({ NEWSREEL_API_KEY: key })).toMatchObject({ code: 0, stderr: '3 events replayed.\n' });
    const replayed = await articlesOnce(url, (seen) => seen.filter(({ canonicalUrl }) => canonicalUrl.startsWith('https://news.example/')).length === 3, undefined, key);
    expect(replayed.filter(({ canonicalUrl }) => canonicalUrl.startsWith('https://news.example/')).map(({ title }) => title)).toEqual(Array(3).fill('Ferry agreed'));
  } finally {
    await data.remove();
    await rm(folder, { recursive: true });
  }
});

test('a reel of states of articles goes onto a log that has none, and again only where that is said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'newsreel-reels-'));
  const data = await DataFolder.make();
  try {
    const reel = join(folder, 'states.reel');
    const states = examplesOf(ArticleStored);
    await writeReel(reel, recordsOf(states));
    const play = (...options: string[]) => data.run(['replay', reel, ...options]).ended;
    const whole = { code: 0, stderr: `${states.length} events replayed.\n` };
    expect(await play()).toMatchObject(whole);
    expect(await play()).toMatchObject({ code: 2, stderr: expect.stringContaining('articles.stored holds the newest state of each key') });
    expect(await play('--overwrite')).toMatchObject(whole);
  } finally {
    await data.remove();
    await rm(folder, { recursive: true });
  }
});
