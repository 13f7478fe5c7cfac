import { z } from 'zod';
import { Article } from '../article.js';
import { exampleArticle } from './example-article.js';
import { ArticlesEnriched } from '../topics/topics.js';
import type { EventDefinition } from './definition.js';

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
    {
      id: '5f0c6a31d2b84e97a1c3f5d7e9b0a2c4',
      source: 'urn:newsreel:enrichment',
      time: exampleArticle.fetchedAt,
      subject: exampleArticle.canonicalUrl,
      key: exampleArticle.articleId,
      extensions: { isarticle: 'true', language: 'en', countries: 'KZ,TR' },
      data: exampleArticle,
    },
  ],
};
