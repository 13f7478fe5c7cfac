import { robotsDirectives } from './directives.js';

const html = (head: string) => Buffer.from(`<!doctype html><html><head>${head}</head><body><meta name="robots" content="none"></body></html>`);
const of = (tags: string[], page: Buffer | null = null) => robotsDirectives(tags, page, 'newsreel');

describe('robotsDirectives', () => {
  test.each([
    ['several in one header', ['NoIndex, noarchive'], ['noarchive', 'noindex']],
    ['several headers', ['noindex', 'nofollow', 'noindex'], ['nofollow', 'noindex']],
    ['one for us by name', ['newsreel: noarchive'], ['noarchive']],
    ['one for another crawler', ['otherbot: noindex, nofollow'], []],
    ['one for another, then one for us', ['otherbot: noindex', 'newsreel: noarchive'], ['noarchive']],
    ['one with a value', ['unavailable_after: 25 Jun 2027, max-snippet:20'], ['max-snippet:20', 'unavailable_after: 25 jun 2027']],
    ['nothing', ['', ' , '], []],
  ])('reads X-Robots-Tag: %s', (_what, tags, expected) => {
    expect(of(tags)).toEqual(expected);
  });

  test('reads meta robots of the head, for everybody and for us', () => {
    expect(of([], html('<META NAME="Robots" CONTENT="NOINDEX"><meta name="newsreel" content="noarchive"><meta name="otherbot" content="nofollow">'))).toEqual(['noarchive', 'noindex']);
  });

  test.each(['<meta name=robots content=noindex>', "<meta content='noindex' name='ROBOTS' />", '<meta name = "robots" content = "noindex">'])('reads it however it is written: %s', (meta) => {
    expect(of([], html(meta))).toEqual(['noindex']);
  });

  test('gives up on a head that is nested beyond reason', () => {
    expect(of([], html(`<meta name=robots content=noindex>${'<i>'.repeat(10_000)}${'</b>'.repeat(8_000)}`))).toEqual(['noindex']);
  });

  test('leaves alone what stands in the body', () => {
    expect(of([], html(''))).toEqual([]);
  });
});
