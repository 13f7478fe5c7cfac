import type { DataSource } from 'typeorm';
import { enqueue, urlsOf } from '../frontier/enqueue-urls.js';
import { priority } from '../frontier/entry.js';
import { addSource, getSource } from '../sources/sources.js';
import { crawlerDatabase } from '../../../test/crawler/crawl.js';
import { prune } from './prune.js';
import { judgeQuietSources } from './quiet-sources.js';

let database: DataSource;
let drop: () => Promise<void>;
const url = 'https://news.example/rss';

beforeEach(async () => {
  ({ database, drop } = await crawlerDatabase());
  await addSource(database, { url, id: 'news' }, { contact: 'ops@crawler.example' });
});
afterEach(() => drop());

describe('a source that goes quiet', () => {
  const document = (values: string) => database.query(`UPDATE crawler.frontier SET kind = 'feed', ${values} WHERE source_id = 'news'`);
  const source = (values: string) => database.query(`UPDATE crawler.sources SET ${values} WHERE id = 'news'`);

  test.each([
    ['whose feed fails', () => document(`entries = 20, tries = 3, reason = 'status 403: the server answered with it.'`), /^failing: https:\/\/news\.example\/rss fails: status 403/],
    ['whose feed is gone for good', () => document(`entries = 20, tries = 1, outcome = 'gone', reason = 'status 410: there is no such page.'`), /^failing: .*status 410/],
    ['whose feed has gone empty', async () => void (await document('entries = 0'), await source('last_new_at = now()')), /^empty: /],
    ['whose pages are articles no more', () => source('last_new_at = now(), barren = 20, pages_read = 100, articles_read = 80'), /^unreadable: /],
    ['that brings nothing new, against its habit', () => source(`last_new_at = now() - interval '13 h', usual_gap_s = 600`), /^silent: /],
    ['that has never brought a second thing', () => source(`last_new_at = now() - interval '15 d'`), /^silent: nothing new for two weeks/],
  ])('%s shows with the reason', async (_what, change, reason) => {
    await change();
    expect(await judgeQuietSources(database)).toEqual([{ id: 'news', reason: expect.stringMatching(reason) }]);
    expect(await getSource(database, 'news')).toMatchObject({ quietReason: expect.stringMatching(reason), quietSince: expect.any(Date) });
  });

  test.each([
    ['that is new', async () => {}],
    ['that rests as long as it usually does', () => source(`last_new_at = now() - interval '3 d', usual_gap_s = 86400`)],
    ['that failed once', () => document(`tries = 1, reason = 'status 503: the server answered with it.'`)],
  ])('one %s does not', async (_what, change) => {
    await change();
    expect(await judgeQuietSources(database)).toEqual([]);
  });

  test('is told of once, and once more when it is well again', async () => {
    await document(`entries = 20, tries = 3, reason = 'status 403'`);
    expect(await judgeQuietSources(database)).toHaveLength(1);
    expect(await judgeQuietSources(database)).toEqual([]);
    await document('tries = 0, reason = NULL');
    expect(await judgeQuietSources(database)).toEqual([{ id: 'news', reason: null }]);
    expect(await getSource(database, 'news')).toMatchObject({ quietReason: null, quietSince: null });
  });
});

describe('pruning', () => {
  const article = { url: 'https://news.example/a', kind: 'page' as const, sourceId: 'news', priority: priority.new, hintedAt: null };
  const count = async (table: string) => (await database.query<{ count: string }[]>(`SELECT count(*) FROM crawler.${table}`))[0]!.count;

  test('reduces what is done with to a hash, which keeps it from coming back', async () => {
    expect(await enqueue(database, [article])).toBe(1);
    await database.query(`UPDATE crawler.frontier SET due_at = 'infinity', outcome_at = now() - interval '2 d' WHERE kind = 'page'`);
    await prune(database);
    expect(await count('frontier')).toBe('1');
    expect(await count('seen')).toBe('1');
    expect(await enqueue(database, [article])).toBe(0);
  });

  test('keeps nothing of a source that was removed while it was read', async () => {
    expect(await enqueue(database, [{ ...article, sourceId: 'removed' }])).toBe(0);
  });

  test('counts what is in the frontier as far as it matters', async () => {
    await enqueue(database, Array.from({ length: 20 }, (_, i) => ({ ...article, url: `https://news.example/${i}` })));
    expect(await urlsOf(database, 'news', 1_000)).toBe(21);
    expect(await urlsOf(database, 'news', 5)).toBe(5);
  });

  test('lets whoever asked look at the answer for a day', async () => {
    await enqueue(database, [article]);
    await database.query(`UPDATE crawler.frontier SET due_at = 'infinity', outcome_at = now() - interval '23 h' WHERE kind = 'page'`);
    await prune(database);
    expect(await count('frontier')).toBe('2');
  });
});
