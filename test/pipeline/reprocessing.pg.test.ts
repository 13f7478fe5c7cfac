import { startDemoSite, type DemoSite } from '@newsreel/demo-site';
import { articlesOnce, type ApiArticle } from './articles.js';
import { DataFolder } from './data-folder.js';

// History through a newer pipeline, as an ops team does it after an upgrade: beside the running services, from the command line.
const newerTagger = { NODE_OPTIONS: `--import ${new URL('./newer-tagger/preload.mjs', import.meta.url).href}` };
const command = ['replay', '--topic', 'pages.raw', '--pipeline-only', '--from', '2026-01-01'];

interface Tagged extends ApiArticle {
  readonly taggerVersion: string;
  readonly sequence: number;
  readonly revisionCount: number;
  readonly text: string;
  readonly entities: readonly { readonly name: string }[];
}

let site: DemoSite;
let folder: DataFolder;
let url: string;
beforeAll(async () => {
  site = await startDemoSite();
  folder = await DataFolder.make();
  await folder.addSources([site.feedUrl, site.secondFeedUrl]);
  ({ url } = await folder.start());
});
afterAll(async () => {
  await folder.remove();
  await site.close();
});

const byId = (articles: readonly ApiArticle[]) => (articles as readonly Tagged[]).toSorted((a, b) => a.id.localeCompare(b.id));
const unchanged = ({ id, text, revision, revisionCount }: Tagged) => ({ id, text, revision, revisionCount });

test('new tags, and the same articles with the same revisions', async () => {
  const before = byId(await articlesOnce(url, (seen) => seen.length >= site.articles.length));
  const { code, stderr } = await folder.run([...command, '--rate', 'max'], newerTagger).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/tagger 999; .*\n(.*\n)*\d+ pages gone through\.\n$/) });
  const after = byId(await articlesOnce(url, (seen) => seen.every((article) => (article as Tagged).taggerVersion === '999')));
  expect(after.map(unchanged)).toEqual(before.map(unchanged));
  for (const [index, { taggerVersion, entities, sequence }] of after.entries()) {
    expect(taggerVersion).toBe('999');
    expect(entities.map(({ name }) => name)).toContain('Seen by the newer one');
    expect(sequence).toBe(before[index]!.sequence + 1);
  }
});

test('an older pipeline takes nothing back', async () => {
  const { code } = await folder.run([...command, '--rate', 'max']).ended;
  expect(code).toBe(0);
  // What comes after it on the topic is stored: by then the older readings have been seen.
  await folder.run(['crawl', `${new URL(site.feedUrl).origin}/nowhere`, '--allow', '127.0.0.1']).ended;
  const articles = await articlesOnce(url, () => true);
  expect(new Set(articles.map((article) => (article as Tagged).taggerVersion))).toEqual(new Set(['999']));
});

test('stopped by Ctrl-C it goes on where it was, at the pace that it was given', async () => {
  const slowly = [...command, '--name', 'stopped', '--rate', '4'];
  const first = folder.run(slowly);
  const [, , total] = await first.says(/(\d+) of (\d+) pages/);
  const { code, stderr } = await first.stop('SIGINT');
  expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringContaining('Stopped. The same command goes on where it was.') });
  const done = /.*\n([\d]+) of/s.exec(stderr)![1]!;
  const second = await folder.run([...command, '--name', 'stopped', '--rate', 'max']).ended;
  const left = Number(/(\d+) pages gone through/.exec(second.stderr)![1]);
  expect(left).toBeLessThanOrEqual(Number(total) - Number(done));
  expect(left).toBeGreaterThan(0);
  expect((await folder.run([...command, '--name', 'stopped']).ended).stderr).toContain('nothing is left to do');
});
