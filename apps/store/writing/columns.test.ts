import { article } from '../../../test/store/articles.js';
import { columnsOf, sortTimeOf } from './columns.js';

const first = new Date('2026-02-05T09:00:00Z');

test.each([
  ['the time of publication', '2026-02-05T13:30:00+05:00', '2026-02-05T08:30:00.000Z'],
  ['when it was first fetched, where that is later: a clock must not keep an article on top', '2030-01-01T00:00:00Z', '2026-02-05T09:00:00.000Z'],
  ['when it was first fetched, where the time is older than the web', '1970-01-01T00:00:00Z', '2026-02-05T09:00:00.000Z'],
  ['when it was first fetched, where no time is known', null, '2026-02-05T09:00:00.000Z'],
])('articles are sorted by %s', (_, published, sortAt) => {
  expect(sortTimeOf(published, first).toISOString()).toBe(sortAt);
});

test('an entity that is named in two ways counts once', () => {
  const entities = ['Dana Serik', 'DANA  SERIK'].map((name) => ({ type: 'PERSON' as const, name, mentions: [{ start: 0, end: 10 }], salience: 0.5 }));
  expect(columnsOf(article({ more: { entities } }), first).mentions).toEqual([{ type: 'PERSON', key: 'dana serik', name: 'Dana Serik', mentions: 2, salience: 0.5 }]);
});
