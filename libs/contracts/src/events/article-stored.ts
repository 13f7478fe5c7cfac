import { z } from 'zod';
import { Article } from '../article.js';
import { exampleArticle } from './example-article.js';
import { ArticlesStored } from '../topics/topics.js';
import type { EventDefinition } from './definition.js';

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
    {
      id: `${exampleArticle.articleId}.1`,
      source: 'urn:newsreel:store',
      time: '2026-02-05T09:00:02.000Z',
      subject: exampleArticle.canonicalUrl,
      key: exampleArticle.articleId,
      extensions: { sequence: sequenceAttribute(1), language: 'en', countries: 'KZ,TR' },
      data: { ...exampleArticle, sequence: 1, revisionId: '0b1d5c8e7a964f3287d6c5b4a3928170', revisionCount: 1, firstFetchedAt: exampleArticle.fetchedAt },
    },
  ],
};
