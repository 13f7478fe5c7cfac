import { z } from 'zod';
import { Article } from '../article.js';
import { fullArticle, minimalArticle, typicalArticle } from './example-article.js';
import { ArticlesEnriched } from '../topics/topics.js';
import type { EventDefinition, EventInput } from './definition.js';

const extensions = z.object({
  isarticle: z.enum(['true', 'false']).describe('Whether the page is an article, so that a consumer can skip the others unread.'),
  language: z.string().optional().describe('BCP 47.'),
  countries: z.string().optional().describe('ISO 3166-1 alpha-2 codes, best first, separated by commas.'),
});

export const ArticleEnriched: EventDefinition<Article> = {
  type: 'newsreel.article.enriched.v1',
  topic: ArticlesEnriched,
  title: 'Article enriched',
  description: 'A page was read: its article with language, entities, places, countries and regions; or `isArticle: false` and the reasons. Each page event gets exactly one, or a dead letter.',
  key: 'the article id',
  encoding: 'json',
  schema: Article,
  extensions,
  headers: {},
  examples: [
    example('5f0c6a31d2b84e97a1c3f5d7e9b0a2c4', typicalArticle, { isarticle: 'true', language: 'en', countries: 'KZ,TR' }),
    example('0e2d4c6b8a9f7e5d3c1b0a2846f1e3d5', minimalArticle, { isarticle: 'false' }),
    example('c4a2b0e9d7f5c3a179e84b2d316a0c5f', fullArticle, { isarticle: 'true', language: 'en', countries: 'KZ,AZ' }),
  ],
};

function example(id: string, article: Article, attributes: Record<string, string>): EventInput<Article> {
  return { id, source: 'urn:newsreel:enrichment', time: article.fetchedAt, subject: article.canonicalUrl, key: article.articleId, extensions: attributes, data: article };
}
