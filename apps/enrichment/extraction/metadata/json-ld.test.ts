import { articleNode, readJsonLd, textOf } from './json-ld.js';

const headlines = (...scripts: string[]) => readJsonLd(scripts).map((node) => textOf(node['headline'])).filter((headline) => headline !== null);
const article = '{"@type":"NewsArticle","headline":"Dam inspected"}';

describe('JSON-LD is read', () => {
  test.each([
    ['as one node', article],
    ['as a list', `[${article}]`],
    ['in a graph', `{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},${article}]}`],
    ['with a byte order mark and white space around it', `\ufeff \n${article}\n`],
    ['in an HTML comment', `<!-- ${article} -->`],
    ['in CDATA', `<![CDATA[${article}]]>`],
    ['in CDATA in a script comment', `//<![CDATA[\n${article}\n//]]>`],
    ['in every comment there is', `<!--//--><![CDATA[// ><!--\n[${article}]\n//--><!]]>`],
    ['with a semicolon', `${article};`],
    ['with commas too many', '{"@type":"NewsArticle","keywords":["a","b",],"headline":"Dam inspected",}'],
    ['with line ends in its strings', '{"@type":"NewsArticle","headline":"Dam\ninspected","articleBody":"One.\n\n\tTwo."}'],
    ['with an apostrophe escaped', '{"@type":"NewsArticle","headline":"Dam inspected","alternativeHeadline":"Holm\\\'s dam"}'],
    ['with its quotes as entities', article.replaceAll('"', '&quot;')],
    ['with the type as an address', '{"@type":"https://schema.org/NewsArticle","headline":"Dam inspected"}'],
  ])('%s', (_what, script) => {
    expect(headlines(script)).toEqual(['Dam inspected']);
  });

  test('where one script is beyond repair, from the others', () => {
    expect(headlines('{"@type":"NewsArticle","headline":"', '{{{', article)).toEqual(['Dam inspected']);
  });

  test('but not the teasers of an ItemList', () => {
    expect(headlines('{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle","headline":"Another story"}}]}', article)).toEqual(['Dam inspected']);
  });
});

describe('of several articles on a page', () => {
  const nodes = readJsonLd(['{"@type":"NewsArticle","headline":"Another story of the day","url":"https://example.org/other","datePublished":"2026-01-01"}', '{"@type":"NewsArticle","headline":"The dam is inspected","url":"https://example.org/dam"}']);
  const chosen = (urls: string[], titles: string[]) => textOf(articleNode(nodes, urls, titles)?.['headline']);

  test('the one that names the page is meant', () => expect(chosen(['https://example.org/dam/'], [])).toBe('The dam is inspected'));
  test('else the one that the page has the headline of', () => expect(chosen(['https://example.org/x'], ['The dam is inspected | Courier'])).toBe('The dam is inspected'));
  test('else the first', () => expect(chosen(['https://example.org/x'], ['Dam'])).toBe('Another story of the day'));
});
