import { ArticleEnriched, newEvent, type Article, type NewsEvent } from '@newsreel/contracts';
import { enrichedEventId } from './page.js';

/** What the pipeline says of a page, as the event that says so. */
export function enrichedEvent(article: Article): NewsEvent<Article> {
  const countries = article.countries.map(({ code }) => code).join(',');
  return newEvent(ArticleEnriched, {
    id: enrichedEventId(article.pageEventId, article.extractorVersion, article.taggerVersion),
    source: 'urn:newsreel:enrichment',
    // Deterministic like the id: the moment the page was fetched, not the moment it was read.
    time: article.fetchedAt,
    subject: article.canonicalUrl,
    key: article.articleId,
    extensions: {
      isarticle: String(article.isArticle),
      ...(article.language && { language: article.language }),
      ...(countries && { countries }),
    },
    data: article,
  });
}
