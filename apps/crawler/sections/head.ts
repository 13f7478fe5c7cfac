import { Markup } from '../documents/markup.js';

/** What a site says of itself in the head of its front page. */
export interface SiteHead {
  readonly title: string | null;
  readonly language: string | null;
  /** Feeds it points to (`link rel=alternate`), absolute; those of comments left out. */
  readonly feeds: readonly string[];
}

const feedTypes = /^(application\/(rss|atom|rdf)\+xml|application\/feed\+json|text\/xml|application\/xml)/i;
const comments = /comments?\b|kommentare|commentaires|comentarios/i;
const MAX_FEEDS = 20;
const MAX_TITLE = 200;

export async function headOf(html: string, base: string): Promise<SiteHead> {
  const feeds = new Set<string>();
  const said: { title?: string; site?: string; language?: string } = {};
  let inTitle = false;
  const markup = new Markup({
    onopentag(name, attributes) {
      if (name === 'html') said.language = attributes.lang?.trim();
      if (name === 'title' && said.title === undefined) inTitle = true;
      if (name === 'meta' && attributes.property === 'og:site_name') said.site = attributes.content?.trim();
      const rel = attributes.rel?.toLowerCase().split(/\s+/) ?? [];
      if (name !== 'link' || !rel.includes('alternate') || !attributes.href || !feedTypes.test(attributes.type ?? '')) return;
      const url = URL.parse(attributes.href, base);
      if (url && feeds.size < MAX_FEEDS && !comments.test(`${attributes.title ?? ''} ${url.pathname}`)) feeds.add(url.href);
    },
    ontext(text) {
      if (inTitle) said.title = `${said.title ?? ''}${text}`.slice(0, MAX_TITLE);
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
    },
  });
  await markup.readInTurns([html]);
  const isTag = /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(said.language ?? '');
  return { title: (said.site || said.title)?.replace(/\s+/g, ' ').trim() || null, language: isTag ? said.language! : null, feeds: [...feeds] };
}

/** Where feeds and sitemaps usually are, for sites that do not say it. */
export const usualPlaces: readonly string[] = ['/feed', '/rss.xml', '/feed.xml', '/atom.xml', '/rss', '/sitemap.xml', '/sitemap_index.xml', '/news-sitemap.xml'];
