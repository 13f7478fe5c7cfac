import type { DataSource } from 'typeorm';
import { crawlerDatabase } from '../../../test/crawler/crawl.js';
import { changeSource } from './change-source.js';
import { addSource, getSource } from './sources.js';
import type { SourceChange } from './new-source.js';

let database: DataSource;
let drop: () => Promise<void>;
const url = 'https://news.example/';

beforeEach(async () => {
  ({ database, drop } = await crawlerDatabase());
  await addSource(database, { url, id: 'news', homeCountry: 'KZ', delaySeconds: 10, dailyBudget: 5, sectionRules: { include: ['/news/'] } }, { contact: 'ops@crawler.example' });
});
afterEach(() => drop());

const hostDelay = async () => (await database.query<[{ delay_ms: number | null }]>(`SELECT delay_ms FROM crawler.hosts`))[0].delay_ms;

describe('a change of a source', () => {
  test.each<[SourceChange, object]>([
    [{ name: 'The News' }, { name: 'The News', homeCountry: 'KZ' }],
    [{ homeCountry: 'UZ' }, { homeCountry: 'UZ', dailyBudget: 5 }],
    [{ homeCountry: null, dailyBudget: null, sectionRules: null }, { homeCountry: null, dailyBudget: null, sectionRules: null }],
    [{ language: 'kk' }, { language: 'kk' }],
    [{ dailyBudget: 100 }, { dailyBudget: 100 }],
    [{ sectionRules: { exclude: ['*/tag/'] } }, { sectionRules: { exclude: ['*/tag/'] } }],
    [{ allow: ['INTRANET.example:80'] }, { allow: ['intranet.example:80'] }],
    [{ enabled: false }, { enabled: false }],
    [{}, { homeCountry: 'KZ' }],
  ])('%j changes what it names, and nothing else', async (change, expected) => {
    const before = await getSource(database, 'news');
    expect(await changeSource(database, 'news', change)).toEqual({ ...before, ...expected });
    expect(await getSource(database, 'news')).toEqual({ ...before, ...expected });
  });

  test('of its delay holds for its host; taken back, robots.txt decides again', async () => {
    expect(await hostDelay()).toBe(10_000);
    await changeSource(database, 'news', { delaySeconds: 20 });
    expect(await hostDelay()).toBe(20_000);
    await changeSource(database, url, { delaySeconds: null });
    expect(await hostDelay()).toBeNull();
  });

  test.each<[SourceChange, RegExp]>([
    [{ homeCountry: 'Kazakhstan' }, /news stays as it is.*two capital letters/s],
    [{ delaySeconds: 0.1 }, /at least 1 s/],
    [{ allow: ['http://a/b'] }, /no host to allow/],
    [{ language: 'Kazakh language' }, /BCP 47/],
    [{ sectionRules: { include: ['news'] } }, /begins with \/ or \*/],
    [{ dailyBudget: 0 }, /dailyBudget/],
    [{ url: 'https://other.example/' } as never, /url/],
  ])('to %j is refused', async (change, message) => {
    const before = await getSource(database, 'news');
    await expect(changeSource(database, 'news', change)).rejects.toThrow(message);
    expect(await getSource(database, 'news')).toEqual(before);
  });

  test('of a source that is none says so', async () => {
    await expect(changeSource(database, 'nobody', { enabled: true })).rejects.toMatchObject({ code: 'unknown-source' });
  });

  test.each([
    ['what was put off for want of budget', { dailyBudget: 50 }, `outcome = 'postponed', reason = 'budget: news'`, true],
    ['what was put off because it was disabled', { enabled: true }, `outcome = 'postponed', reason = 'disabled: news'`, true],
    ['a document that failed', { allow: ['127.0.0.1'] }, `outcome = 'failed', reason = 'refused-address'`, true],
    ['a section, by its new rules', { sectionRules: null }, `kind = 'section', outcome = 'read'`, true],
    ['what is well', { name: 'The News' }, `outcome = 'read'`, false],
    ['anything of one that is disabled', { enabled: false }, `outcome = 'failed'`, false],
  ])('%s is looked at again: %j', async (_what, change, values, isDue) => {
    await database.query(`UPDATE crawler.frontier SET due_at = now() + interval '1 d', ${values}`);
    await changeSource(database, 'news', change);
    expect(await database.query('SELECT due_at <= now() AS due FROM crawler.frontier')).toEqual([{ due: isDue }]);
  });
});
