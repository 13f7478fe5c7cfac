import { PageSource } from '../../../charset/source.js';
import { parsePage } from '../../page/parse.js';
import { isOfInterest } from '../../furniture/interest.js';
import { readJsonLd } from '../json-ld.js';
import { Metas } from '../meta.js';
import { datesOf } from './dates.js';
import { readWrittenDate } from './written.js';

const now = Date.parse('2026-03-01T12:00:00Z');
function dates(html: string, url = 'https://example.org/a') {
  const page = parsePage(new PageSource(html), isOfInterest);
  const all = readJsonLd(page.jsonLd);
  return datesOf(page, new Metas(page), { article: all[0] ?? null, all }, url, now);
}
const published = (html: string, url?: string) => dates(html, url).publishedAt;
const jsonLd = (fields: object) => `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...fields })}</script>`;

describe('the date of publication comes from', () => {
  test.each([
    ['JSON-LD', jsonLd({ datePublished: '2026-02-05T14:03:00+05:00' }), '2026-02-05T14:03:00+05:00'],
    ['JSON-LD, offset without a colon, with a fraction', jsonLd({ datePublished: '2026-02-05T14:03:00.123+0500' }), '2026-02-05T14:03:00+05:00'],
    ['JSON-LD before meta', `<meta property="article:published_time" content="2020-01-01T00:00:00Z">${jsonLd({ datePublished: '2026-02-05T14:03Z' })}`, '2026-02-05T14:03:00Z'],
    ['meta', '<meta property="article:published_time" content="2026-02-05 14:03:00 +0100">', '2026-02-05T14:03:00+01:00'],
    ['seconds since 1970', '<meta name="pubdate" content="1770300180">', '2026-02-05T14:03:00Z'],
    ['Java’s own form', jsonLd({ datePublished: 'Thu Feb 05 14:03:00 CET 2026' }), '2026-02-05T14:03:00+01:00'],
    ['numbers as Americans order them, where the day in words says so', '<html lang="de"><meta name="pubdate" content="02/05/2026 14:03:00"><h1>Title</h1><p class="date">5. Februar 2026</p>', '2026-02-05T14:03:00Z'],
    ['a day within what is called a sidebar, if the headline is in it too', '<div class="sidebar-wrapper"><h1>Title</h1><p class="date">5 February 2026</p></div>', '2026-02-05T00:00:00Z'],
    ['a time element beside a day in words', '<h1>Title</h1><div class="meta"><span>5 February 2026</span> <time datetime="2026-02-05T14:03:00Z">5 February 2026</time></div>', '2026-02-05T14:03:00Z'],
    ['numbers in the other order too, where both are of the past', '<html lang="de"><meta name="pubdate" content="01/02/2026 14:03:00"><h1>Title</h1><p class="date">2. Januar 2026</p>', '2026-01-02T14:03:00Z'],
    ['RFC 2822', '<meta name="date" content="Thu, 05 Feb 2026 14:03:00 GMT">', '2026-02-05T14:03:00Z'],
    ['a time element', '<h1>Title</h1><time datetime="2026-02-05T14:03:00Z">today</time>', '2026-02-05T14:03:00Z'],
    ['a time that people read, for a day that machines read', `${jsonLd({ datePublished: '2026-02-05' })}<h1>Title</h1><p class="date">5 February 2026, 14:03 GMT</p>`, '2026-02-05T14:03:00Z'],
    ['a line under the headline', '<h1>Title</h1><p>Thursday, 5 February 2026</p>', '2026-02-05T00:00:00Z'],
  ])('%s', (_what, html, expected) => {
    expect(published(html)).toBe(expected);
  });

  test('the address, where nothing else says', () => {
    expect(published('<p>Text</p>', 'https://example.org/2026/02/05/title')).toBe('2026-02-05T00:00:00Z');
  });
});

describe('a date is not taken', () => {
  test('from the future', () => expect(published(jsonLd({ datePublished: '2026-12-24T00:00:00Z' }))).toBeNull());
  test('from comments and related stories', () => {
    expect(published('<h1>T</h1><div class="comments"><time datetime="2026-02-05T14:03:00Z"></time></div><div class="related-posts"><span class="date">5 Feb 2026</span></div>')).toBeNull();
  });
  test('from what is no day of the calendar', () => expect(published('<meta name="date" content="2026-02-31">')).toBeNull());
});

test('a time without zone is read in the zone of the country of the domain, summer and winter', () => {
  expect(published(jsonLd({ datePublished: '2025-07-05T14:03:00' }), 'https://example.de/a')).toBe('2025-07-05T14:03:00+02:00');
  expect(published(jsonLd({ datePublished: '2026-02-05T14:03:00' }), 'https://example.de/a')).toBe('2026-02-05T14:03:00+01:00');
  expect(published(jsonLd({ datePublished: '2026-02-05T14:03:00' }), 'https://example.kz/a')).toBe('2026-02-05T14:03:00+05:00');
});

test('a change is told apart from publication, and never before it', () => {
  expect(dates(jsonLd({ datePublished: '2026-02-05T14:03:00Z', dateModified: '2026-02-06T08:00:00Z' })).modifiedAt).toBe('2026-02-06T08:00:00Z');
  expect(dates(jsonLd({ datePublished: '2026-02-05T14:03:00Z', dateModified: '2026-02-04T08:00:00Z' })).modifiedAt).toBeNull();
});

describe('people write the fifth of February 2026, three past two in the afternoon,', () => {
  test.each([
    'February 5, 2026 2:03 PM', 'Feb. 5, 2026 at 2:03 p.m.', '5 February 2026 14:03', '5th of February 2026, 14.03', '05.02.2026, 14:03 Uhr', '5. Februar 2026 um 14:03 Uhr', 'Publié le 5 février 2026 à 14h03', '5 de febrero de 2026 a las 14:03', '5 de fevereiro de 2026 14:03',
    '5 febbraio 2026 alle 14:03', '5 lutego 2026, 14:03', '5. februar 2026 kl. 14.03', '5 feb 2026 14:03', '5 Şubat 2026 14:03', '5 февраля 2026, 14:03', '5 лютого 2026, 14:03', '2026 жылғы 5 ақпан, 14:03', '2026. február 5. 14:03', '2026年2月5日 14:03', '2026年2月5日14時03分', '2026년 2월 5일 14:03', '2026-02-05 14:03', '5 φεβρουαρίου 2026, 14:03',
    '14:03 | 05.02.2026', '14:03, 5 февраля 2026', '2026-жылдын 5-февралы, 14:03', '2026-yil 5-fevral, 14:03', '2026-njy ýylyň 5-nji fewraly 14:03', '2026 елның 5 феврале 14:03', '5 fevral 2026, 14:03', '5 Fewral 2026 14:03', '5 ақпан 2026, 14:03', '5 фев. 2026 14:03', '5 februari 2026 om 14:03', '5. helmikuuta 2026 klo 14.03', '5. únor 2026 14:03', '5 februarie 2026 14:03', '5 лютага 2026 14:03', '5. veljače 2026. u 14:03', '5 фебруар 2026 14:03', '2026 m. vasario 5 d. 14:03', '5. veebruar 2026 14:03',
    '٥ فبراير ٢٠٢٦ - ١٤:٠٣', '5 شباط 2026 14:03', '05/02/2026، 2:03 م', '5 فيفري 2026 14:03', '۱۶ بهمن ۱۴۰۴ - ۱۴:۰۳', '1404/11/16 14:03', '5 בפברואר 2026, 14:03', '5 फ़रवरी 2026, 14:03', '৫ ফেব্রুয়ারি ২০২৬, ১৪:০৩', '5 กุมภาพันธ์ 2569 14:03 น.', '5 กุมภาพันธ์ 2026 เวลา 14.03 น.', 'ngày 5 tháng 2 năm 2026 14:03', '5 Februari 2026 14:03 WIB', '2026年2月5日 下午2:03', '2026年2月5日 14点03分', '２０２６年２月５日 １４：０３', '令和8年2月5日 午後2:03', '2026. 2. 5. 오후 2:03', '2026.02.05 14:03', '2026/2/5 14:03',
  ])('%s', (text) => {
    expect(readWrittenDate(text, false)).toMatchObject({ year: 2026, month: 2, day: 5, time: { hour: 14, minute: 3 } });
  });

  test('as month and day in the United States, as day and month elsewhere', () => {
    expect(readWrittenDate('02/05/2026', true)).toMatchObject({ month: 2, day: 5 });
    expect(readWrittenDate('05/02/2026', false)).toMatchObject({ month: 2, day: 5 });
    expect(readWrittenDate('02/25/2026', false)).toMatchObject({ month: 2, day: 25 });
  });
});
