import { maxItems, readFeed } from './feed.js';

const url = 'https://news.example/feeds/all';
const rss = (items: string, more = '') => `<?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title>${more}${items}</channel></rss>`;
const links = async (text: string) => (await readFeed(text, url))!.links.map((link) => link.url);

describe('readFeed', () => {
  test.each([
    ['RSS 2.0', rss('<item><link>https://news.example/a</link></item>')],
    ['RSS 0.91', '<rss version="0.91"><channel><title>News</title><item><title>A</title><link>https://news.example/a</link></item></channel></rss>'],
    ['RSS 1.0', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>News</title></channel><item><title>A</title><link>https://news.example/a</link></item></rdf:RDF>'],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><link href="https://news.example/a"/></entry></feed>'],
    ['JSON Feed', JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'News', items: [{ id: '1', url: 'https://news.example/a' }] })],
  ])('reads %s', async (_format, text) => {
    expect(await readFeed(text, url)).toMatchObject({ kind: 'feed', title: 'News', links: [{ url: 'https://news.example/a' }] });
  });

  test.each([
    ['relative links', '<item><link>/a?x=1&amp;y=2</link></item>', 'https://news.example/a?x=1&y=2'],
    ['a permanent guid instead of a link', '<item><guid>https://news.example/g</guid></item>', 'https://news.example/g'],
    ['an ampersand that was escaped twice', '<item><link>https://news.example/a?x=1&amp;amp;y=2</link></item>', 'https://news.example/a?x=1&y=2'],
    ['an ampersand in CDATA', '<item><link><![CDATA[https://news.example/a?x=1&y=2]]></link></item>', 'https://news.example/a?x=1&y=2'],
    ['an address without a scheme', '<item><link>//news.example/a</link></item>', 'https://news.example/a'],
    ['white space around', '<item><link>\n https://news.example/a \n</link></item>', 'https://news.example/a'],
  ])('takes %s', async (_what, item, expected) => {
    expect(await links(rss(item))).toEqual([expected]);
  });

  test('leaves out items without an address', async () => {
    expect(await links(rss('<item><title>A</title></item><item><guid isPermaLink="false">https://news.example/g</guid></item>'))).toEqual([]);
  });

  test('of an Atom entry takes the alternate that is a page', async () => {
    const entry = '<entry><link rel="self" href="s"/><link rel="alternate" type="application/json" href="j"/><link rel="alternate" type="text/html" href="h"/></entry>';
    expect(await links(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/b/">${entry}</feed>`)).toEqual(['https://other.example/b/h']);
  });

  test('knows when an item was published and when it was changed', async () => {
    const item = '<item><link>https://news.example/a</link><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate><atom:updated>2026-11-24T12:30:00+01:00</atom:updated></item>';
    expect((await readFeed(rss(item), url))!.links[0]).toMatchObject({ publishedAt: new Date('2026-11-24T10:00:00Z'), changedAt: new Date('2026-11-24T11:30:00Z') });
  });

  test.each([
    ['ttl in minutes', '<ttl>5</ttl>', 300_000],
    ['an hourly period', '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 900_000],
    ['a daily period, which is hardly ever meant', '<sy:updatePeriod>daily</sy:updatePeriod>', 3_600_000],
    ['nothing', '', 0],
  ])('stays fresh as long as it says: %s', async (_what, more, freshMs) => {
    expect((await readFeed(rss('', more), url))!.freshMs).toBe(freshMs);
  });

  test('reads the first of half a million items, and no more', async () => {
    const items = Array.from({ length: 100_000 }, (_, i) => `<item><link>https://news.example/${i}</link></item>`).join('');
    const found = await links(rss(items));
    expect(found).toHaveLength(maxItems);
    expect(found[0]).toBe('https://news.example/0');
  });

  test.each([
    ['in CDATA', '<![CDATA[ a feed ends an </item> so ]]>'],
    ['in a comment', '<!-- </item><item> -->'],
  ])('of many items takes each once, whatever is said %s', async (_where, words) => {
    const items = Array.from({ length: 1_000 }, (_, i) => `<item><link>https://news.example/${i}</link><description>${words}</description></item>`).join('');
    expect(await links(rss(items))).toEqual(Array.from({ length: 1_000 }, (_, i) => `https://news.example/${i}`));
  });

  test('leaves out an item that is a tangle of markup, and says so where there is no other', async () => {
    const tangle = `<item><link>https://news.example/t</link>${'<a>b</a>'.repeat(100_000)}</item>`;
    expect(await links(rss(`<item><link>https://news.example/a</link></item>${tangle}`))).toEqual(['https://news.example/a']);
    await expect(readFeed(rss(tangle), url)).rejects.toMatchObject({ code: 'too-large', message: expect.stringMatching(/more than \d+ elements/) });
  });

  test('defines no entities: a bomb of them stays what it is written as', async () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const read = await readFeed(bomb + rss('<item><link>https://news.example/&b;&x;</link></item>'), url);
    expect(JSON.stringify(read)).not.toMatch(/aaaaaaaaaa|root:/);
  });

  test.each([['HTML', '<html><body>Hello</body></html>'], ['broken XML', '<rss><channel><'], ['JSON that is no feed', '{"a":1}'], ['nothing', '']])('is null for %s', async (_what, text) => {
    expect((await readFeed(text, url))?.links ?? []).toEqual([]);
  });
});
