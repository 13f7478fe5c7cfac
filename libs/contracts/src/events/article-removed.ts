import { z } from 'zod';
import { ArticlesStored } from '../topics/topics.js';
import { fullArticle, typicalArticle } from './example-article.js';
import { sequenceAttribute } from './article-stored.js';
import type { EventDefinition, EventInput } from './definition.js';

export const ArticleRemoved: EventDefinition<null> = {
  type: 'newsreel.article.removed.v1',
  topic: ArticlesStored,
  title: 'Article removed',
  description: 'A tombstone: the article is gone (`purged`), because its publisher asked for it or because it turned out to be none, or it is the same as another one (`merged`). Forget what is kept under the key.',
  key: 'the article id',
  encoding: 'none',
  schema: null,
  extensions: z.object({
    sequence: z.string().regex(/^\d{16}$/).describe('Like that of the stored event, and higher than any before it.'),
    reason: z.enum(['purged', 'merged']).describe('`purged`: its publisher or you wanted it gone, or a newer pipeline reads no article in its page. `merged`: it is the same article as another one.'),
    mergedinto: z.uuid().optional().describe('The article that holds its revisions now.'),
  }),
  headers: {},
  examples: [
    example({ subject: typicalArticle.canonicalUrl, extensions: { sequence: sequenceAttribute(2), reason: 'purged' } }),
    example({ extensions: { sequence: sequenceAttribute(2), reason: 'purged' } }),
    example({ subject: typicalArticle.canonicalUrl, extensions: { sequence: sequenceAttribute(2), reason: 'merged', mergedinto: fullArticle.articleId } }),
  ],
};

function example(more: Pick<EventInput<null>, 'subject' | 'extensions'>): EventInput<null> {
  return { id: `${typicalArticle.articleId}.2`, source: 'urn:newsreel:store', time: '2026-03-01T12:00:00.000Z', key: typicalArticle.articleId, data: null, ...more };
}
