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
    ['last Tuesday he', 'last Tuesday', '2026-02-03'],
    ['last Friday he', 'last Friday', '2026-01-30'],
    ['on 5 May they', '5 May', '2026-05-05'],
    ['on the 2nd of March 2024', '2nd of March 2024', '2024-03-02'],
    ['on 26.07.2024 in', '26.07.2024', '2024-07-26'],
    ['on 26/07/2024 in', '26/07/2024', '2024-07-26'],
    ['on 07/26/2024 in', '07/26/2024', '2024-07-26'],
    ['a fire last night', 'last night', '2026-02-05'],
    ['this morning he', 'this morning', '2026-02-06'],
    ['opened last week in', 'last week', '2026-W05'],
    ['opened six weeks ago', 'six weeks ago', '2025-W52'],
    ['opened last month in', 'last month', '2026-01'],
    ['opened last year in', 'last year', '2025'],
    ['three days ago he', 'three days ago', '2026-02-03'],
    ['died two years ago', 'two years ago', '2024'],
    ['(2026-01-31)', '2026-01-31', '2026-01-31'],
  ])('%s', (text, mention, value) => expect(dates(text)).toEqual([[mention, value]]));

  test('without a day of publication only dates with a year come to something', () => {
    expect(dates('On Friday, 6 February, and on 3 March 2021', null)).toEqual([['3 March 2021', '2021-03-03']]);
  });

  describe('05/06/2024 is 5 June or 6 May', () => {
    test('as the other dates of the text are written', () => {
      expect(dates('from 05/06/2024 to 26/06/2024', null).map(([, value]) => value)).toEqual(['2024-06-05', '2024-06-26']);
      expect(dates('from 05/06/2024 to 05/26/2024', null).map(([, value]) => value)).toEqual(['2024-05-06', '2024-05-26']);
    });

    test('else the one near the publication', () => expect(dates('on 05/06/2024', '2024-06-07T00:00:00Z')).toEqual([['05/06/2024', '2024-06-05']]));

    test('else neither', () => {
      expect(dates('on 05/06/2024')).toEqual([]);
      expect(dates('on 05/06/2024', null)).toEqual([]);
    });
  });

  test('a day that no calendar has is no date', () => expect(dates('on 31 February')).toEqual([]));
});
