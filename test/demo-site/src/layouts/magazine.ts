import { each, escape } from '../html.js';
import { sections } from '../newsroom.js';
import type { Part } from '../stories/story.js';
import { canonical, document, footer, imagePath, navigation, shownTime, type PageInput } from './page.js';
import { magazineStyle } from './style.js';
import { wordsOf } from './words.js';

/** Long reads: microdata instead of JSON-LD, headings, quotes and lists in the text, a word about the author below it. */
export function magazine(input: PageInput): string {
  const { paper, origin, story, others, furniture } = input;
  const words = wordsOf(story.language);
  const minutes = Math.max(2, Math.round(JSON.stringify(story.body).length / 900));
  const body = `<div class="bar"><b>${paper.name}</b>${navigation(paper)}</div>
<div class="story" itemscope itemtype="https://schema.org/Article">
<meta itemprop="inLanguage" content="${story.language}"><link itemprop="mainEntityOfPage" href="${origin}${story.path}">
<p class="kicker">${sections[story.section]} · ${minutes} min</p>
<h1 itemprop="headline">${escape(story.title)}</h1>
<p class="share">${words.by} ${each(story.authors, (name) => `<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${escape(name)}</span></span>`)} · <time itemprop="datePublished" datetime="${story.publishedAt}">${shownTime(story.publishedAt)}</time>${story.modifiedAt ? `<meta itemprop="dateModified" content="${story.modifiedAt}">` : ''}</p>
<figure><img itemprop="image" src="${imagePath(story)}" width="800" height="420" alt=""><figcaption>${escape(story.caption)}</figcaption></figure>
<section itemprop="articleBody">
${each(story.body, partAsHtml)}
</section>
<p class="share">${words.share} · ${furniture.readers} ${words.readers}</p>
<div class="bio"><b>${escape(story.authors[0]!)}</b> writes for ${paper.name} from wherever there is a train. Letters reach this desk at letters@meridian.example.</div>
<div class="ad">${words.advertisement}<br>${furniture.advertisement}</div>
</div>
<div class="cards">${each(furniture.shuffle(others).slice(0, 3), (other) => `<div><a href="${other.path}"><img src="${imagePath(other)}" alt=""><b>${escape(other.title)}</b></a><p>${escape(other.teaser)}</p></div>`)}</div>
<div class="bio" style="text-align:center">${words.newsletter} <a href="/newsletter?t=${furniture.token}">→</a></div>
${footer(paper)}`;
  const head = `${canonical(input)}\n<meta property="og:image" content="${origin}${imagePath(story)}">\n<meta name="description" content="${escape(story.teaser)}">`;
  return document({ language: story.language, title: `${story.title} – ${paper.name}`, head, style: magazineStyle, body });
}

function partAsHtml(part: Part): string {
  if (typeof part === 'string') return `<p>${escape(part)}</p>`;
  if ('heading' in part) return `<h2>${escape(part.heading)}</h2>`;
  if ('quote' in part) return `<blockquote><p>${escape(part.quote)}</p></blockquote>`;
  return `<ul>${each(part.list, (item) => `<li>${escape(item)}</li>`)}</ul>`;
}
