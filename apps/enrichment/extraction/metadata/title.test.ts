import { PageSource } from '../../charset/source.js';
import { parsePage } from '../page/parse.js';
import { isOfInterest } from '../furniture/interest.js';
import { readJsonLd } from './json-ld.js';
import { Metas } from './meta.js';
import { titleOf } from './title.js';

function title(html: string) {
  const page = parsePage(new PageSource(html), isOfInterest);
  return titleOf(page, new Metas(page), readJsonLd(page.jsonLd)[0] ?? null, 'https://www.example.org/a');
}

describe('the title', () => {
  test.each([
    ['is the heading without the name of the site', '<title>Dam inspected | The Velm Courier</title><h1>Dam inspected</h1>', 'Dam inspected'],
    ['is not the name of the site, though it is an h1', '<title>Dam inspected – The Velm Valley Courier</title><h1>The Velm Valley Courier</h1><h2>Dam inspected</h2>', 'Dam inspected'],
    ['is what most sources say', '<title>Dam: all you need to know</title><meta property="og:title" content="Dam inspected, gates stuck"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam inspected, gates stuck"}</script><h1>Dam inspected, gates stuck</h1>', 'Dam inspected, gates stuck'],
    ['loses the name that the page gives its site', '<meta property="og:site_name" content="Velm Courier"><meta property="og:title" content="Dam inspected - Velm Courier">', 'Dam inspected'],
    ['loses a name that holds separators', '<meta property="og:site_name" content="Courier - All the News"><meta property="og:title" content="Dam inspected » Courier - All the News">', 'Dam inspected'],
    ['loses a name in front', '<meta property="og:site_name" content="Velm Courier"><title>Velm Courier: no</title><meta property="og:title" content="VELM COURIER | Dam inspected and found sound">', 'Dam inspected and found sound'],
    ['loses the name that the host has', '<title>Dam inspected — Example</title>', 'Dam inspected'],
    ['loses a name that begins with the name of the host', '<title>Dam inspected — Example Times</title>', 'Dam inspected'],
    ['has no blank before the colon after a kicker', '<h1><div>Velm</div>: Dam inspected</h1>', 'Velm: Dam inspected'],
    ['loses the name of a Chinese paper without spaces', '<title>大坝检查发现闸门卡住-新华日报</title>', '大坝检查发现闸门卡住'],
    ['keeps all of it where the page calls its site by it', '<meta name="application-name" content="Dam inspected"><title>Dam inspected</title>', 'Dam inspected'],
    ['keeps a word that the site is called by too', '<meta property="og:site_name" content="Velm"><title>The river in Velm</title>', 'The river in Velm'],
    ['is the headline in large letters where the h1 is for search engines', '<title>Velm dam news: gates, inspection</title><meta property="og:title" content="Nobody can open the gates of Velm"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Velm dam news: gates, inspection"}</script><h1>Velm dam news: gates, inspection</h1><h2>Nobody can open the gates of Velm</h2>', 'Nobody can open the gates of Velm'],
    ['is that without the kicker over it', '<title>Velm dam news: gates</title><meta property="og:title" content="Nobody can open the gates"><h1>Velm dam news: gates</h1><h2><div>Disaster</div><div>Nobody can open the gates</div></h2>', 'Nobody can open the gates'],
    ['is the h1 where the other wording is the heading of a teaser further down', `<title>Gates of Velm stuck</title><meta property="og:title" content="Gates of Velm stuck"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Nobody can open the gates of Velm"}</script><h1>Gates of Velm stuck</h1>${'<p>Text.</p>'.repeat(15)}<h3>Nobody can open the gates of Velm</h3>`, 'Gates of Velm stuck'],
    ['is what the microdata call it where OpenGraph adds a section', '<meta itemprop="headline" content="Dam inspected"><title>Dam inspected-Rivers</title><meta property="og:title" content="Dam inspected-Rivers">', 'Dam inspected'],
    ['is that of the data and all elements of the head rather than the newest post of a live blog', '<title>Flood at Velm: all that is new</title><meta name="title" content="Flood at Velm: all that is new"><meta property="og:title" content="Flood at Velm: what is new today"><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Flood at Velm: all that is new"}</script><h1>Second bridge closed +++ Ferry runs again</h1>', 'Flood at Velm: all that is new'],
    ['is not the slogan that the theme has in an h1 over every page', '<title>Dam inspectedThe paper of all who live by the river | The paper of all who live by the river</title><h1 class="site-title">The paper of all who live by the river</h1><h1>Dam inspected</h1><h1>Posts before and after</h1>', 'Dam inspected'],
    ['is the h1 rather than a heading of the text that shares more words with OpenGraph', '<title>Dams: Lease or borrow? What pays off</title><meta property="og:title" content="Dams: Lease or borrow? What pays off"><h1>Dams: Leasing or borrowing?</h1><h2>In short – dams: lease or borrow?</h2>', 'Dams: Leasing or borrowing?'],
    ['is that of the title element where every h1 is the name of a box', '<title>Dam inspected</title><h1>Quick links</h1><h1>Partners</h1>', 'Dam inspected'],
    ['has the quotes of the heading', `<title>Holm's dam</title><meta property="og:title" content="Holm's 'dam' - inspected"><h1>Holm’s ‘dam’ – inspected</h1>`, 'Holm’s ‘dam’ – inspected'],
    ['has the words of OpenGraph where a heading runs them together', '<meta property="og:title" content="Velm: The dam is inspected"><h1><span>Velm</span>The dam is inspected</h1>', 'Velm: The dam is inspected'],
    ['keeps a dash of its own', '<title>Dam inspected – and found sound</title>', 'Dam inspected – and found sound'],
    ['has its entities decoded', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Holm&#8217;s dam &amp; gates"}</script>', 'Holm’s dam & gates'],
  ])('%s', (_what, html, expected) => {
    expect(title(html)).toBe(expected);
  });

  test('is unknown on a page without any', () => {
    expect(title('<p>text</p>')).toBeNull();
  });
});
