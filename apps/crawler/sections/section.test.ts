import { readSection } from './section.js';

const base = 'https://news.example/world/';
const found = async (html: string, rules: Parameters<typeof readSection>[2] = null) => (await readSection(html, base, rules)).links.map(({ url }) => new URL(url).pathname + new URL(url).search);

describe('readSection', () => {
  test.each([
    ['a teaser with its headline', '<article><h3><a href="/world/rail-link-opens-after-years">Rail link opens after years of waiting</a></h3></article>', '/world/rail-link-opens-after-years'],
    ['a dated path', '<div><a href="/2026/11/24/harbour">The harbour opens again today</a></div>', '/2026/11/24/harbour'],
    ['an article by its number', '<h2><a href="/news/1234567.html">Ferry to run all winter, says the port</a></h2>', '/news/1234567.html'],
    ['an id in the query', '<h2><a href="/read.php?id=98765">Ferry to run all winter, says the port</a></h2>', '/read.php?id=98765'],
    ['a headline in Chinese', '<h3><a href="/a/20261124/100233.html">新铁路连接两国首都正式通车</a></h3>', '/a/20261124/100233.html'],
    ['a picture of a teaser', '<article><a href="/world/rail-link-opens-after-years"><img alt="Trains at the new station"></a></article>', '/world/rail-link-opens-after-years'],
  ])('finds %s', async (_what, html, path) => {
    expect(await found(html)).toEqual([path]);
  });

  test.each([
    ['navigation', '<nav><a href="/politics-and-economy-of-the-world">Politics and economy</a></nav>'],
    ['sections', '<a href="/sport">Sport</a><a href="/culture/">Culture</a>'],
    ['tags', '<article><a href="/tag/rail-links-of-the-world">All about rail links and trains</a></article>'],
    ['the footer', '<footer><a href="/about-the-newspaper-and-us">About us and this newspaper</a></footer>'],
    ['other sites', '<h2><a href="https://other.example/2026/11/24/rail-link-opens-today">Rail link opens today at last</a></h2>'],
    ['pictures', '<article><h2><a href="/2026/11/24/rail-link-opens-today.jpg">Rail link opens today at last</a></h2></article>'],
    ['the page itself', '<h2><a href="#top">Back to the top of the page</a></h2>'],
    ['what is no web address', '<a href="mailto:a@news.example">Write to our newsroom about this</a><a href="javascript:go()">Go on to read all of it</a>'],
    ['a broken address', '<a href="http://[">This is a headline of a story</a>'],
  ])('leaves %s alone', async (_what, html) => {
    expect(await found(html)).toEqual([]);
  });

  test('counts several links to one URL as one, without their fragments', async () => {
    expect(await found('<article><a href="/a/ferry-to-run-all-winter"></a><h3><a href="/a/ferry-to-run-all-winter#c">Ferry to run all winter long</a></h3></article>')).toEqual(['/a/ferry-to-run-all-winter']);
  });

  test('a host below its own belongs to the site', async () => {
    expect(await found('<h3><a href="https://sport.news.example/2026/11/24/cup-final-tonight">Cup final tonight in the capital</a></h3>')).toHaveLength(1);
  });

  test('rules of the source decide where it has any', async () => {
    const html = '<a href="/n/1">One</a><a href="/n/2?x">Two</a><a href="/long-headline-of-a-story">A long headline of a story</a>';
    expect(await found(html, { include: ['/n/'] })).toEqual(['/n/1', '/n/2?x']);
    expect(await found(html, { include: ['/n/'], exclude: ['/n/*?x$'] })).toEqual(['/n/1']);
    expect(await found(html, { exclude: ['/long'] })).toEqual([]);
  });

  test('rules are written in any script, escaped or not', async () => {
    expect(await found('<a href="/новости/1">Один</a><a href="/%D1%81%D0%BF%D0%BE%D1%80%D1%82/2">Два</a>', { include: ['/новости/', '/%d1%81порт/'] })).toHaveLength(2);
  });

  test('of elements within elements is left where it goes too deep', async () => {
    expect(await found(`<h3><a href="/2026/11/24/harbour">The harbour opens again today</a></h3>${'<i>'.repeat(400_000)}${'</b>'.repeat(400_000)}`)).toEqual(['/2026/11/24/harbour']);
  });

  test('obeys the base element', async () => {
    expect(await found('<base href="https://news.example/deep/er/"><h3><a href="ferry-to-run-all-winter">Ferry to run all winter long</a></h3>')).toEqual(['/deep/er/ferry-to-run-all-winter']);
  });
});
