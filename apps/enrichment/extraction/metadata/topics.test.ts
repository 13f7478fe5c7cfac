import { PageSource } from '../../charset/source.js';
import { parsePage } from '../page/parse.js';
import { isOfInterest } from '../furniture/interest.js';
import { articleNode, readJsonLd } from './json-ld.js';
import { Metas } from './meta.js';
import { sectionOf, tagsOf } from './topics.js';

function topics(html: string) {
  const page = parsePage(new PageSource(html), isOfInterest);
  const nodes = readJsonLd(page.jsonLd);
  const node = articleNode(nodes, [], []);
  const metas = new Metas(page);
  return { section: sectionOf(metas, node, nodes, 'Dam inspected'), tags: tagsOf(metas, node) };
}
const jsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const crumbs = (...names: string[]) => jsonLd({ '@type': 'BreadcrumbList', itemListElement: names.map((name, i) => ({ '@type': 'ListItem', position: i + 1, ...(i % 2 ? { name } : { item: { '@id': `/${i}`, name } }) })) });

describe('the section', () => {
  test.each([
    ['is stated in JSON-LD', jsonLd({ '@type': 'NewsArticle', headline: 'T', articleSection: ['Politics', 'News'] }), 'Politics'],
    ['is stated in a meta element', '<meta property="article:section" content="Politics">', 'Politics'],
    ['is the innermost breadcrumb', crumbs('Home', 'News', 'Politics', 'Dam inspected'), 'Politics'],
    ['is not the home page', crumbs('Home', 'Dam inspected'), null],
    ['is not said', '<p>Text</p>', null],
  ])('%s', (_what, html, expected) => {
    expect(topics(html).section).toBe(expected);
  });
});

describe('the tags are', () => {
  test.each([
    ['those of OpenGraph', '<meta property="article:tag" content="Dams"><meta property="article:tag" content="Rivers">', ['Dams', 'Rivers']],
    ['the keywords of JSON-LD', jsonLd({ '@type': 'NewsArticle', headline: 'T', keywords: 'Dams, Rivers,dams' }), ['dams', 'Rivers']],
    ['words, not ids', '<meta name="keywords" content="Dams, 8ae9ab2d-fe1b-4230-acb8-a59b52877682, 104233">', ['Dams']],
  ])('%s', (_what, html, expected) => {
    expect(topics(html).tags).toEqual(expected);
  });
});
