import { each, escape, scriptJson } from '../html.js';
import { sections } from '../newsroom.js';
import { canonical, document, footer, imagePath, navigation, openGraph, shownTime, type PageInput } from './page.js';
import { broadsheetStyle } from './style.js';
import { wordsOf } from './words.js';

/** Clean markup: an article element, JSON-LD, a column of other stories beside it. */
export function broadsheet(input: PageInput): string {
  const { paper, origin, story, others, furniture } = input;
  const words = wordsOf(story.language);
  const linked = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: `${origin}${story.path}`,
    headline: story.title,
    description: story.teaser,
    image: [`${origin}${imagePath(story)}`],
    datePublished: story.publishedAt,
    dateModified: story.modifiedAt ?? story.publishedAt,
    author: story.authors.map((name) => ({ '@type': 'Person', name })),
    publisher: { '@type': 'NewsMediaOrganization', name: paper.name },
    articleSection: sections[story.section],
    inLanguage: story.language,
  };
  const body = `<div class="cookies" role="dialog">${words.cookies}<button>OK</button></div>
<header class="top"><b>${paper.name}</b><i>${paper.motto}</i></header>
${navigation(paper)}
<div class="columns">
<main>
<p class="crumbs"><a href="/">Home</a> › <a href="/${story.section}/">${sections[story.section]}</a></p>
<article>
<header><h1>${escape(story.title)}</h1>
<p class="byline">${words.by} <span rel="author">${escape(story.authors.join(' and '))}</span> · <time datetime="${story.publishedAt}">${shownTime(story.publishedAt)}</time></p></header>
<figure><img src="${imagePath(story)}" width="800" height="420" alt=""><figcaption>${escape(story.caption)}</figcaption></figure>
${each(story.body, (part, index) => `<p>${escape(part as string)}</p>${index === 1 ? promo(furniture.readers, words.newsletter, furniture.token, words.readers) : ''}`)}
</article>
<section class="comments" id="comments"><h3>${words.comments} (${furniture.comments.length})</h3><ul>
${each(furniture.comments, ({ name, text, likes }) => `<li><b>${name}</b> <span>▲ ${likes}</span><p>${text}</p></li>`)}
</ul><a href="/login">${words.reply}</a></section>
</main>
<aside>
<h2>${words.mostRead}</h2><ol>${each(furniture.shuffle(others).slice(0, 5), (other) => `<li><a href="${other.path}">${escape(other.title)}</a></li>`)}</ol>
<div class="ad" data-slot="${furniture.token}">${words.advertisement}<br>${furniture.advertisement}</div>
<h2>${words.related}</h2>${each(others.filter(({ section }) => section === story.section), (other) => `<p><a href="${other.path}">${escape(other.title)}</a><br>${escape(other.teaser)}</p>`)}
</aside>
</div>
${footer(paper)}`;
  const head = `${canonical(input)}\n${openGraph(input)}\n<meta name="description" content="${escape(story.teaser)}">\n<script type="application/ld+json">${scriptJson(linked)}</script>`;
  return document({ language: story.language, title: `${story.title} | ${paper.name}`, head, style: broadsheetStyle, body });
}

const promo = (readers: number, newsletter: string, token: string, reading: string): string =>
  `<div class="promo"><p>${readers} ${reading}</p><form action="/newsletter" method="post"><label>${newsletter}</label><input type="hidden" name="csrf" value="${token}"><input name="mail" placeholder="you@example.org"><button>→</button></form></div>`;
