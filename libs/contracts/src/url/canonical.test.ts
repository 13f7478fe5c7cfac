import fc from '../../../../test/fast-check.js';
import { canonicalizeUrl } from './canonical.js';

describe('canonicalizeUrl', () => {
  test.each([
    ['scheme and host in lower case', 'HTTPS://News.Example.ORG/A', 'https://news.example.org/A'],
    ['an empty path is the root', 'https://example.org', 'https://example.org/'],
    ['white space around is ignored', '  https://example.org/a\n', 'https://example.org/a'],
    ['the default port goes', 'https://example.org:443/a', 'https://example.org/a'],
    ['the default port of http goes', 'http://example.org:80/a', 'http://example.org/a'],
    ['another port stays', 'http://example.org:8080/a', 'http://example.org:8080/a'],
    ['credentials go', 'https://ann:secret@example.org/a', 'https://example.org/a'],
    ['the fragment goes', 'https://example.org/a#comments', 'https://example.org/a'],
    ['the dot after the host goes', 'https://example.org./a', 'https://example.org/a'],
    ['IDN becomes punycode', 'https://новости.example/статья', 'https://xn--b1amnebsh.example/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F'],
    ['dot segments are resolved', 'https://example.org/a/../b/./c', 'https://example.org/b/c'],
    ['escapes in upper case', 'https://example.org/%c3%a9', 'https://example.org/%C3%A9'],
    ['needless escapes are undone', 'https://example.org/%7Eann/%61rticle', 'https://example.org/~ann/article'],
    ['needed escapes stay', 'https://example.org/a%2Fb?q=a%26b', 'https://example.org/a%2Fb?q=a%26b'],
    ['a stray percent sign stays', 'https://example.org/100%', 'https://example.org/100%'],
    ['a stray percent sign makes no new escapes', 'https://example.org/%%34%31?a=%%34%31', 'https://example.org/%%34%31?a=%%34%31'],
    ['an empty query goes', 'https://example.org/a?', 'https://example.org/a'],
    ['a question mark at the beginning of the query stays', 'https://example.org/a??b=1', 'https://example.org/a??b=1'],
    ['empty pairs go', 'https://example.org/a?&&x=1&', 'https://example.org/a?x=1'],
    ['campaign parameters go', 'https://example.org/a?utm_source=x&id=7&UTM_Medium=y', 'https://example.org/a?id=7'],
    ['click identifiers go', 'https://example.org/a?fbclid=1&gclid=2&yclid=3', 'https://example.org/a'],
    ['a session in the path goes', 'https://example.org/a;jsessionid=0F3?x=1', 'https://example.org/a?x=1'],
    ['and so does a second one', 'https://example.org/a;jsessionid=0F3;jsessionid=0F4', 'https://example.org/a'],
    ['parameters are sorted by name', 'https://example.org/a?b=2&a=1', 'https://example.org/a?a=1&b=2'],
    ['those of one name keep their order', 'https://example.org/a?t=2&a=1&t=1', 'https://example.org/a?a=1&t=2&t=1'],
    ['a parameter without a value is kept', 'https://example.org/story?12345', 'https://example.org/story?12345'],
    ['a parameter that chooses content is kept', 'https://example.org/a?page=2&ref=x', 'https://example.org/a?page=2&ref=x'],
    ['a trailing slash means something', 'https://example.org/a/', 'https://example.org/a/'],
    ['so do doubled slashes and www', 'https://www.example.org//a', 'https://www.example.org//a'],
    ['http is not https', 'http://example.org/a', 'http://example.org/a'],
  ])('%s', (_rule, url, expected) => {
    expect(canonicalizeUrl(url)).toBe(expected);
  });

  test.each([
    ['no URL', 'not a url', /"not a url" is no URL/],
    ['a relative one', '/news/1', /is no URL/],
    ['nothing', '', /is no URL/],
    ['another scheme', 'ftp://example.org/a', /has the scheme ftp; only http and https/],
    ['script', 'javascript:alert(1)', /has the scheme javascript/],
    ['one too long', `https://example.org/${'a'.repeat(5000)}`, /longer than 4096 characters/],
    ['one of a megabyte', `https://example.org/${'a'.repeat(1e6)}`, /is no URL/],
  ])('refuses %s by name', (_what, url, message) => {
    expect(() => canonicalizeUrl(url)).toThrow(message);
  });

  const scraps = fc.array(fc.constantFrom(...'aA4%?;&=/.#:@\\ é', '%2', '%4', '%2e', '%3F', '..', ';jsessionid=', 'utm_x', 'gclid'), { maxLength: 12 }).map((parts) => `http://a.aa/${parts.join('')}`);
  test.each([
    ['usual URLs', fc.webUrl({ withFragments: true, withQueryParameters: true })],
    ['scraps of syntax', scraps],
  ])('canonicalizes its own result to itself: %s', (_kind, urls) => {
    fc.assert(
      fc.property(urls, (url) => {
        const once = canonicalizeUrl(url);
        expect(canonicalizeUrl(once)).toBe(once);
      }),
    );
  });
});
