import type { Furniture } from '../furniture.js';
import { each, escape } from '../html.js';
import { sections, type Edition, type Paper } from '../newsroom.js';

/** Everything a layout may put on a page. */
export interface PageInput {
  readonly paper: Paper;
  /** Scheme, host and port of the site, without a slash at the end. */
  readonly origin: string;
  readonly story: Edition;
  /** The other stories of the paper, as they stand now. */
  readonly others: readonly Edition[];
  readonly furniture: Furniture;
}

export const imagePath = (story: Edition): string => `/images/${story.path.split('/').at(-1)}.svg`;

export function document({ language, title, head, style, body, charset }: { language: string; title: string; head: string; style: string; body: string; charset?: string }): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="${charset ?? 'utf-8'}">
<title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

export function openGraph({ paper, origin, story }: PageInput): string {
  const properties = [
    ['og:type', 'article'],
    ['og:site_name', paper.name],
    ['og:title', story.title],
    ['og:description', story.teaser],
    ['og:url', `${origin}${story.path}`],
    ['og:image', `${origin}${imagePath(story)}`],
    ['article:published_time', story.publishedAt],
    ['article:section', sections[story.section]],
    ...(story.modifiedAt ? [['article:modified_time', story.modifiedAt]] : []),
  ] as const;
  return each(properties, ([name, value]) => `<meta property="${name}" content="${escape(value!)}">`);
}

export const canonical = ({ origin, story }: PageInput): string => `<link rel="canonical" href="${origin}${story.path}">`;

export function navigation(paper: Paper): string {
  const links = Object.entries(sections).filter(([section]) => paper.stories.some((story) => story.section === section));
  return `<nav class="menu"><ul><li><a href="/">Home</a></li>${links.map(([section, name]) => `<li><a href="/${section}/">${name}</a></li>`).join('')}<li><a href="/photos/">Photos</a></li><li><a href="/about">About us</a></li></ul></nav>`;
}

export const footer = (paper: Paper): string =>
  `<footer class="foot"><p>© 2026 ${paper.name}. Everything here is made up, but for the places. <a href="/about">About us</a> · <a href="/about#privacy">Privacy</a> · <a href="/rss.xml">RSS</a> · <a href="/atom.xml">Atom</a></p></footer>`;

/** A day and a time for readers, in the zone in which the story was published. */
export function shownTime(instant: string): string {
  const [, date, time, zone] = /^(.{10})T(.{5}).*?([+-]\d\d:\d\d|Z)$/.exec(instant)!;
  return `${date} ${time} (${zone === 'Z' ? 'GMT' : `GMT${zone}`})`;
}
