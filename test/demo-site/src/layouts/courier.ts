import { each, escape, scriptJson } from '../html.js';
import { canonical, document, footer, imagePath, navigation, openGraph, shownTime, type PageInput } from './page.js';
import { courierStyle } from './style.js';
import { wordsOf } from './words.js';

/** The second paper's only layout: main element, a JSON-LD graph, the agency named as the author. */
export function courierPage(input: PageInput): string {
  const { paper, origin, story, others, furniture } = input;
  const words = wordsOf(story.language);
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', '@id': `${origin}/#site`, name: paper.name, url: `${origin}/` },
      {
        '@type': ['Article', 'NewsArticle'],
        headline: story.title,
        datePublished: story.publishedAt,
        ...(story.modifiedAt ? { dateModified: story.modifiedAt } : {}),
        author: { '@type': story.syndicationOf ? 'Organization' : 'Person', name: story.authors[0] },
        isPartOf: { '@id': `${origin}/#site` },
        thumbnailUrl: `${origin}${imagePath(story)}`,
      },
    ],
  };
  const body = `<div class="sheet"><header><b>${paper.name}</b> <small>${paper.motto}</small></header>
${navigation(paper)}
<main id="content">
<h1 class="entry-title">${escape(story.title)}</h1>
<p class="credit">${escape(story.authors.join(', '))} | <time datetime="${story.publishedAt}">${shownTime(story.publishedAt)}</time></p>
<figure><img src="${imagePath(story)}" width="800" height="420" alt=""><figcaption>${escape(story.caption)}</figcaption></figure>
<div class="entry-content">
${each(story.body, (part) => `<p>${escape(part as string)}</p>`)}
</div>
</main>
<section class="more"><h3>${words.related}</h3>${each(others, (other) => `<p><a href="${other.path}">${escape(other.title)}</a> ${escape(other.teaser)}</p>`)}</section>
<div class="ad">${words.advertisement}: ${furniture.advertisement} (${furniture.readers})</div>
<p class="credit">${words.newsletter}</p>
${footer(paper)}</div>`;
  const head = `${canonical(input)}\n${openGraph(input)}\n<script type="application/ld+json">${scriptJson(graph)}</script>`;
  return document({ language: story.language, title: `${story.title} :: ${paper.name}`, head, style: courierStyle, body });
}
