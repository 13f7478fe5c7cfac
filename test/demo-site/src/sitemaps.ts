import { each, escape } from './html.js';
import type { Edition, Paper } from './newsroom.js';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const changed = (story: Edition): string => story.modifiedAt ?? story.publishedAt;

export const sitemapIndex = (origin: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="${NAMESPACE}">
<sitemap><loc>${origin}/sitemaps/news.xml</loc></sitemap>
<sitemap><loc>${origin}/sitemaps/archive.xml.gz</loc></sitemap>
</sitemapindex>
`;

export const newsSitemap = (paper: Paper, origin: string, stories: readonly Edition[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="${NAMESPACE}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${each(
  stories,
  (story) =>
    `<url><loc>${origin}${story.path}</loc><lastmod>${changed(story)}</lastmod><news:news><news:publication><news:name>${escape(paper.name)}</news:name><news:language>${story.language}</news:language></news:publication><news:publication_date>${story.publishedAt}</news:publication_date><news:title>${escape(story.title)}</news:title></news:news></url>`,
)}
</urlset>
`;

export const sitemap = (origin: string, stories: readonly Edition[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="${NAMESPACE}">
<url><loc>${origin}/about</loc></url>
${each(stories, (story) => `<url><loc>${origin}${story.path}</loc><lastmod>${changed(story)}</lastmod></url>`)}
</urlset>
`;

export const robots = (origin: string): string => `# Crawlers are welcome where readers are.
User-agent: *
Disallow: /search
Disallow: /login
Disallow: /share/
Disallow: /newsletter
Allow: /

Sitemap: ${origin}/sitemap.xml
`;
