import { each, escape } from './html.js';
import type { Edition, Paper } from './newsroom.js';

/** Links in feeds carry a campaign, as they do everywhere. */
const linkOf = (origin: string, story: Edition, feed: string): string => `${origin}${story.path}?utm_source=${feed}&utm_medium=feed`;
const changed = (story: Edition): string => story.modifiedAt ?? story.publishedAt;

export function rss(paper: Paper, origin: string, stories: readonly Edition[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escape(paper.name)}</title>
<link>${origin}/</link>
<description>${escape(paper.motto)}</description>
<language>${paper.language}</language>
<ttl>1</ttl>
<atom:link href="${origin}/rss.xml" rel="self" type="application/rss+xml"/>
${each(
  stories,
  (story) => `<item>
<title>${escape(story.title)}</title>
<link>${escape(linkOf(origin, story, 'rss'))}</link>
<guid isPermaLink="false">${escape(`${paper.name}:${story.path}`)}</guid>
<pubDate>${new Date(story.publishedAt).toUTCString()}</pubDate>
${each(story.authors, (name) => `<dc:creator>${escape(name)}</dc:creator>`)}
<atom:updated>${changed(story)}</atom:updated>
<description>${escape(story.teaser)}</description>
</item>`,
)}
</channel>
</rss>
`;
}

export function atom(paper: Paper, origin: string, stories: readonly Edition[]): string {
  const newest = stories.map(changed).toSorted((a, b) => Date.parse(b) - Date.parse(a))[0]!;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${paper.language}">
<title>${escape(paper.name)}</title>
<id>${origin}/</id>
<updated>${newest}</updated>
<link rel="self" href="${origin}/atom.xml"/>
<link rel="alternate" type="text/html" href="${origin}/"/>
${each(
  stories,
  (story) => `<entry xml:lang="${story.language}">
<title>${escape(story.title)}</title>
<id>${origin}${story.path}</id>
<link rel="alternate" type="text/html" href="${escape(linkOf(origin, story, 'atom'))}"/>
<published>${story.publishedAt}</published>
<updated>${changed(story)}</updated>
${each(story.authors, (name) => `<author><name>${escape(name)}</name></author>`)}
<summary>${escape(story.teaser)}</summary>
</entry>`,
)}
</feed>
`;
}

/** JSON Feed 1.1. */
export function jsonFeed(paper: Paper, origin: string, stories: readonly Edition[]): string {
  const items = stories.map((story) => ({
    id: `${origin}${story.path}`,
    url: linkOf(origin, story, 'json'),
    title: story.title,
    summary: story.teaser,
    date_published: story.publishedAt,
    ...(story.modifiedAt ? { date_modified: story.modifiedAt } : {}),
    authors: story.authors.map((name) => ({ name })),
    language: story.language,
  }));
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: paper.name, home_page_url: `${origin}/`, feed_url: `${origin}/feed.json`, items }, null, 1);
}
