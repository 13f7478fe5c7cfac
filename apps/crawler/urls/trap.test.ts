import { trapOf } from './trap.js';

const year = 2026;

describe('trapOf', () => {
  test.each([
    ['a path that repeats itself', '/news/a/news/a/news/a', /repeats itself/],
    ['one segment over and over', '/img/img/img/x', /repeats itself/],
    ['a path without end', `/${'x/'.repeat(20)}`, /repeats|segments/],
    ['a very long path', `/${'a'.repeat(600)}`, /512 characters/],
    ['a filtered list', '/shop?sort=price&color=red&size=9', /filter a list/],
    ['facets', '/list?filter[a]=1&filter[b]=2&filter[c]=3', /filter a list/],
    ['a reply form', '/story?replytocom=17', /replytocom/],
    ['a way back from a login', '/story?return_to=%2Fa', /return_to/],
    ['many parameters', `/a?${Array.from({ length: 9 }, (_, i) => `p${i}=1`).join('&')}`, /8 parameters/],
    ['a calendar of years to come', '/calendar/2031/', /year 2031/],
    ['a calendar of years long gone', '/events/1971-05-01/', /year 1971/],
    ['months of a year to come', '/2029/04/', /year 2029/],
  ])('sees %s', (_what, path, why) => {
    expect(trapOf(`https://example.org${path}`, year)).toMatch(why);
  });

  test.each([
    ['a dated article', '/2026/11/24/bridge-opens'],
    ['an article of last century', '/1989/november/wall-falls'],
    ['a number that is no year', '/story/3021/harbour'],
    ['an article by its id', '/article.php?id=12345&lang=kk'],
    ['a page of a section', '/world?page=2'],
    ['a segment that comes twice', '/news/world/news/harbour'],
    ["next year's calendar", '/calendar/2027/'],
  ])('takes %s', (_what, path) => {
    expect(trapOf(`https://example.org${path}`, year)).toBeNull();
  });
});
