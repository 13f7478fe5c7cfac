import type { Furniture } from '../furniture.js';
import { each, escape } from '../html.js';
import { sections, type Edition, type Paper } from '../newsroom.js';
import { document, footer, imagePath, navigation } from './page.js';
import { broadsheetStyle } from './style.js';

interface FrontInput {
  readonly paper: Paper;
  readonly heading: string | null;
  readonly stories: readonly Edition[];
  readonly furniture: Furniture;
}

/** The home page, or a section's: teasers that link to the stories, newest first. */
export function front({ paper, heading, stories, furniture }: FrontInput): string {
  const feeds = `<link rel="alternate" type="application/rss+xml" title="${paper.name}" href="/rss.xml">\n<link rel="alternate" type="application/atom+xml" title="${paper.name}" href="/atom.xml">`;
  const body = `<header class="top"><b>${paper.name}</b><i>${paper.motto}</i></header>
${navigation(paper)}
<div class="columns"><main>${heading ? `<h1>${heading}</h1>` : ''}
${each(stories, teaser)}
</main><aside><h2>Most read</h2><ol>${each(furniture.shuffle(stories).slice(0, 5), ({ path, title }) => `<li><a href="${path}">${escape(title)}</a></li>`)}</ol><div class="ad">Advertisement<br>${furniture.advertisement}</div><p>${furniture.readers} people are here now.</p></aside></div>
${footer(paper)}`;
  return document({ language: paper.language, title: heading ? `${heading} | ${paper.name}` : paper.name, head: feeds, style: broadsheetStyle, body });
}

const teaser = (story: Edition): string =>
  `<section class="teaser" lang="${story.language}"><small>${sections[story.section]}</small><h2><a href="${story.path}">${escape(story.title)}</a></h2><a href="${story.path}"><img src="${imagePath(story)}" width="320" alt=""></a><p>${escape(story.teaser)} <a href="${story.path}">Read more</a></p></section>`;

/** Pages of a news site that are no articles. */
export function plain(paper: Paper, title: string, content: string): string {
  const body = `<header class="top"><b>${paper.name}</b></header>\n${navigation(paper)}\n<div class="columns"><main><h1>${title}</h1>${content}</main></div>\n${footer(paper)}`;
  return document({ language: paper.language, title: `${title} | ${paper.name}`, head: '', style: broadsheetStyle, body });
}

export function photos(paper: Paper, stories: readonly Edition[]): string {
  return plain(paper, 'The week in pictures', each(stories, (story) => `<figure><img src="${imagePath(story)}" alt=""><figcaption>${escape(story.caption)}</figcaption></figure>`));
}
