import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { articleIdOf } from '@newsreel/contracts';
import { startDemoSite, type DemoSite } from '@newsreel/demo-site';
import { articlesOnce } from './articles.js';
import { DataFolder } from './data-folder.js';

let folder: DataFolder;
let site: DemoSite;
beforeEach(async () => {
  folder = await DataFolder.make();
  site = await startDemoSite();
});
afterEach(async () => {
  await folder.remove();
  await site.close();
});

interface Story {
  readonly id: string;
  readonly articles: readonly { readonly id: string; readonly isOrigin: boolean; readonly because: readonly { readonly id: string }[] }[];
}

const command = (...args: string[]) => folder.run(args).ended;

test('an article that a second paper took over is one story with the first, and the answer says why', async () => {
  const copy = site.articles.find(({ syndicationOf }) => syndicationOf !== null)!;
  const [origin, taken] = [articleIdOf(copy.syndicationOf!), articleIdOf(copy.url)];
  await folder.addSources([site.feedUrl, site.secondFeedUrl]);
  const { url, program } = await folder.start();
  await articlesOnce(url, (seen) => seen.length >= site.articles.length);
  const story = await storyOnce(`${url}/api/v1/stories/${taken}`);
  expect(story).toMatchObject({ id: origin, articles: [{ id: origin, isOrigin: true, because: [{ id: taken }] }, { id: taken, isOrigin: false, because: [{ id: origin }] }] });
  await program.stop();
});

test('limits of texts are set, listed and taken back; a purge and a new publication are commands too', async () => {
  await folder.addSources([site.feedUrl]);
  const { url, program } = await folder.start();
  const articles = await articlesOnce(url, (seen) => seen.length >= 5);
  const source = (articles[0] as unknown as { source: { id: string } }).source.id;
  expect((await command('retention', 'set', '--source', source, '--days', '90')).code).toBe(0);
  expect((await command('retention', 'list')).stdout).toBe(`${source}  90 days\n`);
  expect((await command('retention', 'set', '--source', source, '--days', '1')).code).toBe(2);
  expect((await command('retention', 'clear', '--source', source)).code).toBe(0);
  expect((await command('retention', 'list', '--json')).stdout).toBe('');
  expect((await command('republish')).stderr).toMatch(/^\d+ articles and tombstones/);
  const purged = await command('purge', '--source', source, '--recordings', fileURLToPath(new URL('.', import.meta.url)));
  expect(JSON.parse(purged.stdout)).toMatchObject({ source, articles: expect.any(Number) });
  expect(purged.stderr).toMatch(/Records on pages\.raw leave by [\s\S]*\d+ recordings hold something of it/);
  expect(await articlesOnce(url, (seen) => seen.length === 0)).toEqual([]);
  await program.stop();
});

/** Stories are woven right after articles are written. */
async function storyOnce(url: string): Promise<Story> {
  for (;;) {
    const response = await fetch(url);
    if (response.ok) return (await response.json()) as Story;
    await pause(100);
  }
}
