import { PageSource } from '../../charset/source.js';
import { parsePage } from '../page/parse.js';
import { isOfInterest } from '../furniture/interest.js';
import { authorsOf } from './authors.js';
import { articleNode, readJsonLd } from './json-ld.js';
import { Metas } from './meta.js';

function authors(html: string, finalUrl = 'https://www.velmcourier.org/a') {
  const page = parsePage(new PageSource(html), isOfInterest);
  const nodes = readJsonLd(page.jsonLd);
  return authorsOf({ page, metas: new Metas(page), node: articleNode(nodes, [], []), nodes, title: 'Dam inspected', finalUrl });
}
const jsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const article = (author: unknown, publisher: unknown = 'The Velm Courier') => jsonLd({ '@type': 'NewsArticle', headline: 'Dam inspected', publisher, author });
const headline = '<h1>Dam inspected</h1>';

describe('the authors are read from', () => {
  test.each([
    ['JSON-LD: a person', article({ '@type': 'Person', name: 'Ann Brook' }), ['Ann Brook']],
    ['JSON-LD: several', article([{ '@type': 'Person', name: 'Ann Brook' }, 'Bob Stone']), ['Ann Brook', 'Bob Stone']],
    ['JSON-LD: one person whose name is a list', article({ '@type': 'Person', name: ['Ann Brook', 'Bob Stone'] }), ['Ann Brook', 'Bob Stone']],
    ['JSON-LD: a reference to another node', jsonLd({ '@graph': [{ '@type': 'Article', headline: 'T', author: { '@id': '#ann' } }, { '@type': 'Person', '@id': '#ann', name: 'Ann Brook' }] }), ['Ann Brook']],
    ['meta elements', '<meta name="author" content="Ann Brook">', ['Ann Brook']],
    ['rel=author, by a nickname', `${headline}<a rel="author" href="/u">riverrat7</a>`, ['riverrat7']],
    ['the microformat', `${headline}<span class="author vcard"><a class="fn" href="/u">Ann</a></span>`, ['Ann']],
    ['a marked element', `${headline}<p class="article-byline">By Ann Brook and Bob Stone</p>`, ['Ann Brook', 'Bob Stone']],
    ['a marked element, by one name alone that is signed', `${headline}<p class="article-byline">von Anna</p>`, ['Anna']],
    ['the words of a line', `${headline}<p>Ein Bericht von Anna Beispiel | 5.2.2026</p>`, ['Anna Beispiel']],
    ['whoever is said to have posted it, by any name', `${headline}<p>Posted by Riverrat under News</p>`, ['Riverrat']],
    ['a box about the author in a wrapper that holds the article too', `<div class="sidebar-wrapper">${headline}<p>Text.</p><div class="author-bio footer"><h3>Ann Brook</h3></div></div>`, ['Ann Brook']],
    ['words that markup runs together', `${headline}<p>By<a href="/u">A.B. Brook</a></p>`, ['A.B. Brook']],
    ['a name with a date beside it', `${headline}<p>Ayşe Örnek | 05.02.2026</p>`, ['Ayşe Örnek']],
    ['who answers for a text in Chinese papers', `${headline}<p>${'水坝检查发现闸门卡住。'.repeat(5)}</p><p>(责编：王小明、李四)</p>`, ['王小明', '李四']],
  ])('%s', (_what, html, expected) => {
    expect(authors(html)).toEqual(expected);
  });
});

describe('the publisher', () => {
  test.each([
    ['is no author beside persons', article([{ '@type': 'Organization', name: 'The Velm Courier' }, { '@type': 'Person', name: 'Ann Brook' }]), ['Ann Brook']],
    ['gives way to a byline', `${article('The Velm Courier')}${headline}<p class="byline">By Ann Brook</p>`, ['Ann Brook']],
    ['gives way to a byline when it goes by the name of its host', `<meta name="author" content="VelmCourier">${headline}<p class="byline">By Ann Brook</p>`, ['Ann Brook']],
    ['is the author where it signs', `${article('The Velm Courier')}${headline}<p class="byline">The Velm Courier</p><div class="teasers"><p class="byline">Bob Stone</p></div>`, ['The Velm Courier']],
    ['is the author where nobody else is', article('The Velm Courier'), ['The Velm Courier']],
    ['does not make an agency less of an author', article([{ '@type': 'Organization', name: 'dpa' }, { '@type': 'Person', name: 'Ann Brook' }]), ['dpa', 'Ann Brook']],
  ])('%s', (_what, html, expected) => {
    expect(authors(html)).toEqual(expected);
  });
});

describe('nobody is an author', () => {
  const teaser = (name: string) => `<article class="teaser"><h3><a href="/${name}">Another story of the day</a></h3><p class="byline">By ${name}</p></article>`;
  test.each([
    ['of another article on the page', `${headline}${['Ann Brook', 'Bob Stone', 'Cy Young'].map(teaser).join('')}`],
    ['in the comments', `${headline}<ol class="comment-list"><li><span class="author vcard">Ann Brook</span></li></ol>`],
    ['for a picture', `${headline}<figure><img src="a.jpg"><figcaption>A dam <span class="byline">Ann Brook</span></figcaption></figure>`],
    ['as the editors together', `${headline}<span class="byline">Redaktion</span>`],
  ])('%s', (_what, html) => {
    expect(authors(html)).toEqual([]);
  });

  test('by a mark that goes through the page, where the article has one of its own', () => {
    const names = ['Ann Brook', 'Bob Stone', 'Cy Young'].map((name) => `<div><p class="item-author">${name}</p></div>`).join('');
    expect(authors(`${headline}${names}<div><p class="story-author">Dee Hill</p></div>`)).toEqual(['Dee Hill']);
  });
});

test('a login name gives way to the name that the page shows', () => {
  expect(authors(`${article('annbrook')}${headline}<p class="byline">von Ann Brook</p>`)).toEqual(['Ann Brook']);
});
