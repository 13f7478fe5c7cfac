import { enqueue } from '../frontier/enqueue-urls.js';
import { headOf, usualPlaces } from '../sections/head.js';
import { describeSource } from '../sources/arrivals.js';
import { isSameSite } from '../urls/same-site.js';
import { canonical, documentAt } from '../documents/found-urls.js';
import type { Visit, VisitTools } from './verdict.js';

/** Of a site's sitemaps the first so many: an index among them leads to the rest. */
const MAX_SITEMAPS = 20;

/**
 * Sets up what a site consists of: the feeds that its front page points to, the sitemaps that its robots.txt names. Where there is neither, the
 * usual places are tried. @returns false if nothing is known of it but the page itself, which is then read as a section.
 */
export async function discover({ host, entry, url }: Visit, html: string, { database, robots }: VisitTools): Promise<boolean> {
  const { feeds, title, language } = await headOf(html, url);
  const { sitemaps } = await robots.rulesOf(host);
  const sourceId = entry.source?.id ?? null;
  if (sourceId !== null) await describeSource(database, sourceId, { name: title, language });
  const named = [
    ...feeds.map((feed) => ({ url: feed, kind: 'feed' as const, by: 'link' as const })),
    ...sitemaps.filter((sitemap) => URL.canParse(sitemap) && isSameSite(sitemap, url)).slice(0, MAX_SITEMAPS).map((sitemap) => ({ url: sitemap, kind: 'sitemap' as const, by: 'robots' as const })),
  ];
  const documents = named.flatMap(({ url: address, kind, by }) => {
    const known = canonical(address);
    return known === null ? [] : [documentAt(known, kind, sourceId, by)];
  });
  if (documents.length === 0) {
    // Only at the first visit: what was not there then is hardly there tomorrow.
    if (entry.fetchedAt === null) await enqueue(database, usualPlaces.map((path) => documentAt(new URL(path, url).href, 'probe', sourceId, 'usual-place')));
    return false;
  }
  await enqueue(database, documents);
  return true;
}
