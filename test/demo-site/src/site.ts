import { gzipSync } from 'node:zlib';
import { atom, jsonFeed, rss } from './feeds.js';
import { furnitureOf } from './furniture.js';
import { broadsheet } from './layouts/broadsheet.js';
import { courierPage } from './layouts/courier.js';
import { front, photos, plain } from './layouts/front.js';
import { legacy } from './layouts/legacy.js';
import { magazine } from './layouts/magazine.js';
import type { PageInput } from './layouts/page.js';
import { tabloid } from './layouts/tabloid.js';
import { sections, type Newsroom, type Paper } from './newsroom.js';
import { pictureOf } from './picture.js';
import { newsSitemap, robots, sitemap, sitemapIndex } from './sitemaps.js';
import type { LayoutName, Section } from './stories/story.js';
import { toWindows1251 } from './windows-1251.js';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly location?: string;
}

const layouts: Readonly<Record<LayoutName, (input: PageInput) => string>> = { broadsheet, tabloid, magazine, legacy, courier: courierPage };
const HTML = 'text/html; charset=utf-8';

/** What one of the papers answers to the `request`th request, for the path `path`. */
export function answer(paper: Paper, newsroom: Newsroom, origin: string, path: string, request: number): Answer {
  const stories = paper.stories.map((story) => newsroom.edition(story));
  const furniture = furnitureOf(request);
  const html = (body: string, status = 200): Answer => ({ status, contentType: HTML, body });
  const story = stories.find((candidate) => candidate.path === path);
  if (story) {
    const page = layouts[story.layout]({ paper, origin, story, others: stories.filter((other) => other !== story), furniture });
    return story.charset ? { status: 200, contentType: 'text/html', body: toWindows1251(page) } : html(page);
  }
  const file = fileOf(paper, origin, path, () => stories);
  if (file) return file;
  if (path === '/') return html(front({ paper, heading: null, stories, furniture }));
  if (path === '/photos/') return html(photos(paper, stories));
  if (path === '/about') return html(plain(paper, 'About us', about(paper)));
  const section = path.replaceAll('/', '') as Section;
  if (path === `/${section}` && section in sections) return { status: 301, contentType: HTML, body: '', location: `/${section}/` };
  if (path === `/${section}/` && section in sections) return html(front({ paper, heading: sections[section], stories: stories.filter((one) => one.section === section), furniture }));
  return html(plain(paper, 'Not found', '<p>There is no such page, and there never was one.</p>'), 404);
}

function fileOf(paper: Paper, origin: string, path: string, stories: () => Parameters<typeof rss>[2]): Answer | null {
  const ok = (contentType: string, body: string | Buffer): Answer => ({ status: 200, contentType, body });
  switch (path) {
    case '/robots.txt':
      return ok('text/plain; charset=utf-8', robots(origin));
    case '/rss.xml':
      return ok('application/rss+xml; charset=utf-8', rss(paper, origin, stories()));
    case '/atom.xml':
      return ok('application/atom+xml; charset=utf-8', atom(paper, origin, stories()));
    case '/feed.json':
      return ok('application/feed+json', jsonFeed(paper, origin, stories()));
    case '/sitemap.xml':
      return ok('application/xml', sitemapIndex(origin));
    case '/sitemaps/news.xml':
      return ok('application/xml', newsSitemap(paper, origin, stories().slice(0, 6)));
    case '/sitemaps/archive.xml.gz':
      return ok('application/gzip', gzipSync(sitemap(origin, stories().slice(6))));
    default:
      return path.startsWith('/images/') && path.endsWith('.svg') ? ok('image/svg+xml', pictureOf(path)) : null;
  }
}

const about = (paper: Paper): string =>
  `<p>${paper.name} is a newspaper that does not exist. It was written so that software which reads newspapers has one to practise on.</p><p>Its places are real. Its people, its trains and its fish are not.</p><p id="privacy">We know nothing about you.</p>`;
