import { z } from 'zod';
import { Article } from '../article.js';
import { fullArticle, shortArticle, typicalArticle } from './example-article.js';
import { ArticlesStored } from '../topics/topics.js';
import type { EventDefinition, EventInput } from './definition.js';

/** The article's whole current state, never an old revision. */
export const StoredArticle = Article.extend({
  sequence: z.int().min(1).describe('Grows by one at every change of what is published about this article. Keep the highest: a lower one that comes later is a repetition.'),
  revisionId: z.string().describe('The current revision.'),
  revisionCount: z.int().min(1).describe('How many revisions there are, the current one included.'),
  firstFetchedAt: z.iso.datetime({ offset: true }).describe('When the article was first seen.'),
});
export type StoredArticle = z.infer<typeof StoredArticle>;

/** A sequence as an attribute: zero-padded, so that it sorts as text. */
export const sequenceAttribute = (sequence: number): string => String(sequence).padStart(16, '0');

export const ArticleStored: EventDefinition<StoredArticle> = {
  type: 'newsreel.article.stored.v1',
  topic: ArticlesStored,
  title: 'Article stored',
  description: 'An article is new or has changed: its whole current state. The topic is compacted, so reading it from the start gives every article once more.',
  key: 'the article id',
  encoding: 'json',
  schema: StoredArticle,
  extensions: z.object({
    sequence: z.string().regex(/^\d{16}$/).describe('`sequence`, zero-padded to 16 digits.'),
    language: z.string().optional().describe('BCP 47.'),
    countries: z.string().optional().describe('ISO 3166-1 alpha-2 codes, best first, separated by commas.'),
  }),
  headers: {},
  examples: [
    example({ ...typicalArticle, sequence: 1, revisionId: '0b1d5c8e7a964f3287d6c5b4a3928170', revisionCount: 1, firstFetchedAt: typicalArticle.fetchedAt }, { language: 'en', countries: 'KZ,TR' }),
    example({ ...shortArticle, sequence: 1, revisionId: '6e8f0a2b4c6d8e0f1a3b5c7d9e0f2a4b', revisionCount: 1, firstFetchedAt: shortArticle.fetchedAt }, {}),
    example({ ...fullArticle, sequence: 12, revisionId: '9c7b5a3f1e0d2c4b6a8f7e5d3c1b0a29', revisionCount: 3, firstFetchedAt: '2026-02-06T04:10:00.000Z' }, { language: 'en', countries: 'KZ,AZ' }),
  ],
};

function example(data: StoredArticle, attributes: Record<string, string>): EventInput<StoredArticle> {
  const sequence = sequenceAttribute(data.sequence);
  return { id: `${data.articleId}.${data.sequence}`, source: 'urn:newsreel:store', time: '2026-02-06T05:00:02.000Z', subject: data.canonicalUrl, key: data.articleId, extensions: { sequence, ...attributes }, data };
}
