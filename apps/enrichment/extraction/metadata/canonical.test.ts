import { PageSource } from '../../charset/source.js';
import { parsePage } from '../page/parse.js';
import { canonicalUrlOf } from './canonical.js';

const canonical = (href: string, finalUrl = 'https://www.example.co.uk/news/1?utm_source=x') => canonicalUrlOf(parsePage(new PageSource(`<link rel="canonical" href="${href}">`), () => false), finalUrl);

describe('the canonical link', () => {
  test.each([
    ['is believed on the same host', 'https://www.example.co.uk/news/one', 'https://www.example.co.uk/news/one'],
    ['is believed within the registrable domain', 'https://m.example.co.uk/news/one', 'https://m.example.co.uk/news/one'],
    ['may be relative', '/news/one?utm_medium=y', 'https://www.example.co.uk/news/one'],
    ['is not believed on another domain', 'https://other.co.uk/news/one', 'https://www.example.co.uk/news/1'],
    ['is not believed when it points home', 'https://www.example.co.uk/', 'https://www.example.co.uk/news/1'],
    ['is not believed when it points to a language’s home', 'https://www.example.co.uk/en', 'https://www.example.co.uk/news/1'],
    ['is passed over when it is no address', 'http://[', 'https://www.example.co.uk/news/1'],
    ['is passed over when it is empty', '', 'https://www.example.co.uk/news/1'],
  ])('%s', (_what, href, expected) => {
    expect(canonical(href)).toBe(expected);
  });
});
