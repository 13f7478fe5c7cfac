import { findDates } from './dates.js';

const FRIDAY = '2026-02-06T09:00:00+05:00';
const dates = (text: string, publishedAt: string | null = FRIDAY) => findDates(text, publishedAt).map(({ start, end, value }) => [text.slice(start, end), value]);

describe('findDates', () => {
  test.each([
    ['talks on Friday (6 February) over', 'Friday (6 February)', '2026-02-06'],
    ['on 3 March 2021, he', '3 March 2021', '2021-03-03'],
    ['on Dec. 28 they', 'Dec. 28', '2025-12-28'],
    ['in February 2024 and', 'February 2024', '2024-02'],
    ['since 1991 it', '1991', '1991'],
    ['said on Wednesday.', 'Wednesday', '2026-02-04'],
    ['said on Friday.', 'Friday', '2026-02-06'],
    ['next Monday they', 'next Monday', '2026-02-09'],
    ['said yesterday', 'yesterday', '2026-02-05'],
    ['(2026-01-31)', '2026-01-31', '2026-01-31'],
  ])('%s', (text, mention, value) => expect(dates(text)).toEqual([[mention, value]]));

  test('without a day of publication only dates with a year come to something', () => {
    expect(dates('On Friday, 6 February, and on 3 March 2021', null)).toEqual([['3 March 2021', '2021-03-03']]);
  });

  test('a day that no calendar has is no date', () => expect(dates('on 31 February')).toEqual([]));
});
