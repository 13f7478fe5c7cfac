import { isAllowedByRobots, maxRobotsBytes, noRules, parseRobots } from './robots.js';

const allows = (text: string, path: string, product = 'newsreel') => isAllowedByRobots(parseRobots(text, product), `https://example.org${path}`);

describe('the examples of RFC 9309', () => {
  test('section 2.2.1: groups of one product token are merged', () => {
    const text = 'user-agent: ExampleBot\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: ExampleBot\ndisallow: /baz\n';
    for (const path of ['/foo', '/bar', '/baz']) expect(allows(text, path, 'ExampleBot')).toBe(false);
    expect(allows(text, '/other', 'ExampleBot')).toBe(true);
  });

  test('section 2.2.2: the most specific match wins', () => {
    const text = 'User-Agent: ExampleBot\nAllow: /example/page/\nDisallow: /example/page/disallow.gif\n';
    expect(allows(text, '/example/page/', 'ExampleBot')).toBe(true);
    expect(allows(text, '/example/page/disallow.gif', 'ExampleBot')).toBe(false);
  });

  test.each([
    ['/path/file-with-a-*.html', '/path/file-with-a-%2A.html', '/path/file-with-a-x.html'],
    ['/path/foo-$', '/path/foo-%24', '/path/foo-'],
  ])('section 2.2.3: %s as octets is written %s', (octets, pattern, other) => {
    const text = `User-agent: *\nDisallow: ${pattern}`;
    expect(allows(text, octets.replace('*', '%2A').replace('$', '%24'))).toBe(false);
    expect(allows(text, other)).toBe(true);
  });

  test.each([
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz'],
    ['/foo/bar?baz=http://foo.bar', '/foo/bar?baz=http://foo.bar'],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%E3%83%84', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz'],
  ])('section 2.2.2: the pattern %s matches %s', (pattern, path) => {
    expect(allows(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(false);
  });

  const simple = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`;
  test.each([
    ['newsreel', '/a.gif', false],
    ['newsreel', '/a.gif?x=1', true],
    ['newsreel', '/example/', false],
    ['newsreel', '/publications/', true],
    ['foobot', '/', false],
    ['foobot', '/example/page.html', true],
    ['foobot', '/example/allowed.gif', true],
    ['barbot', '/example/page.html', false],
    ['bazbot', '/example/page.html', false],
    ['bazbot', '/example/', true],
    ['quxbot', '/example/', true],
    ['quxbot', '/a.gif', true],
  ])('section 5.1: %s, %s: %s', (product, path, expected) => {
    expect(allows(simple, path, product)).toBe(expected);
  });

  test('section 5.2: the longest match decides, and of equals the one that allows', () => {
    const text = 'User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n';
    expect(allows(text, '/example/page/disallowed.gif', 'foobot')).toBe(false);
    expect(allows('User-Agent: *\nDisallow: /page\nAllow: /page', '/page')).toBe(true);
    expect(allows('User-Agent: *\nAllow: /page\nDisallow: /page', '/page')).toBe(true);
  });
});

describe('parseRobots', () => {
  test('compares names without case and takes them as whole tokens', () => {
    expect(allows('USER-AGENT: NewsReel/2.0\nDISALLOW: /', '/a')).toBe(false);
    expect(allows('User-agent: newsreelish\nDisallow: /', '/a')).toBe(true);
  });

  test('obeys its own group alone, if there is one', () => {
    expect(allows('User-agent: *\nDisallow: /\n\nUser-agent: newsreel\nDisallow: /private', '/a')).toBe(true);
  });

  test('passes over what means nothing, a byte order mark, comments and any line end', () => {
    expect(allows('\uFEFF# hello\rUser-agent: * # all\r\nNoise\n: x\nDisallow: /a # why not\n', '/a')).toBe(false);
  });

  test('a sitemap line does not end a group, rules before any group belong to nobody', () => {
    const robots = parseRobots('Disallow: /x\nUser-agent: *\nSitemap: https://example.org/s.xml\nDisallow: /y', 'newsreel');
    expect(robots.sitemaps).toEqual(['https://example.org/s.xml']);
    expect(isAllowedByRobots(robots, 'https://example.org/x')).toBe(true);
    expect(isAllowedByRobots(robots, 'https://example.org/y')).toBe(false);
  });

  test('an empty Disallow forbids nothing', () => {
    expect(allows('User-agent: *\nDisallow:', '/a')).toBe(true);
  });

  test.each([['2', 2], ['0.5', 0.5], ['soon', null], ['-1', null], ['', null]])('Crawl-delay: %j is %j', (written, expected) => {
    expect(parseRobots(`User-agent: *\nCrawl-delay: ${written}`, 'newsreel').crawlDelay).toBe(expected);
  });

  test('robots.txt is allowed whatever it says', () => {
    expect(allows('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true);
  });

  test('no file, no rules', () => {
    expect(isAllowedByRobots(noRules, 'https://example.org/a')).toBe(true);
  });

  test('a pattern of many stars costs no more than pattern times path', () => {
    const text = `User-agent: *\nDisallow: /${'*a'.repeat(2000)}b`;
    expect(allows(text, `/${'a'.repeat(4000)}`)).toBe(true);
  });

  test.each([
    ['/a*b', '/axxb/c', false],
    ['/a*b$', '/axxb/c', true],
    ['/a*b$', '/axb/b', false],
    ['/a*bc*c$', '/abc', true],
    ['/*.php$', '/x.php?y.php', false],
    ['*', '/anything', false],
    ['/$', '/', false],
    ['/$', '/a', true],
    ['/a**b', '/ab', false],
    ['/ab*ba$', '/aba', true],
  ])('%s and %s: allowed is %s', (pattern, path, expected) => {
    expect(allows(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(expected);
  });

  test('a file of the largest size, all stars, is compared with the longest URL', () => {
    const text = `User-agent: *\n${`Disallow: /${'*a'.repeat(20)}b\n`.repeat(maxRobotsBytes / 53)}`;
    expect(allows(text, `/${'a'.repeat(4_000)}`)).toBe(true);
  });

  test('a file of the largest size is read', () => {
    const text = `User-agent: *\n${'Disallow: /nothing/of/interest\n'.repeat(maxRobotsBytes / 31)}`;
    expect(allows(text, '/a')).toBe(true);
  });
});
