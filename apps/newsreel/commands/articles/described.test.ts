import { ArticleStored, examplesOf } from '@newsreel/contracts';
import { described, rows, type ShownArticle } from './described.js';

const [example] = examplesOf(ArticleStored);
const article = (more: Partial<ShownArticle> = {}): ShownArticle => ({ ...example!.data!, id: '69601c0b-258b-505e-9442-ef731b1a2d09', revision: 1, ...more });
const country = (code: string) => ({ ...article().countries[0]!, code });

test('a row has the time, the short id, the countries, the source and the title', () => {
  const row = article({ title: 'A ferry', publishedAt: '2026-03-01T10:30:00+05:00', countries: ['KZ', 'TR'].map(country), source: { id: 'daily', homeCountry: null } });
  expect(rows([row])).toEqual(['2026-03-01 05:30  69601c0b  KZ TR  daily  A ferry']);
});

test('columns stand below each other; of many countries the first are named', () => {
  const [first, second] = rows([article({ countries: ['KZ', 'TR', 'AZ', 'GE', 'CN', 'LB'].map(country), title: 'x' }), article({ countries: [], title: 'x' })]);
  expect(first).toContain('  KZ TR AZ GE +2  ');
  expect(second).toMatch(/ {2}- +/);
  expect(first!.length).toBe(second!.length);
});

test('a question mark tells a time at which it was seen from one of publication', () => {
  expect(rows([article({ publishedAt: null, firstFetchedAt: '2026-03-01T10:30:00Z' })])[0]).toMatch(/^2026-03-01 10:30\? /);
});

test('what a page says does not speak to the terminal', () => {
  const hostile = '\u001b]0;title\u0007\u001b[31mred\u009b2J\r\n';
  for (const text of [...rows([article({ title: hostile })]), described(article({ title: hostile, text: hostile, authors: [hostile] }))]) expect(text).not.toMatch(/[^\P{Cc}\n]/u);
});

test('an article without a model for its language says that nobody was looked for', () => {
  expect(described(article({ entities: null }))).toContain('not looked for');
});
