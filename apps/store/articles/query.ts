import { Instant } from '@newsreel/contracts';
import { z } from 'zod';
import { anyOf, eachOf } from '../http/parameters.js';

const date = z.union([Instant, z.iso.date()]).transform((text) => new Date(text)).refine((time) => time.getUTCFullYear() >= 1900 && time.getUTCFullYear() < 3000, 'must be in the years 1900 to 2999').optional();

/** What articles can be filtered by, wherever they are listed, counted or exported. */
export const ArticleFilter = z.strictObject({
  q: z.string().trim().min(1).max(500).optional().describe('Words to search for: "a phrase", -without, either OR other. Words are found in every form that the language of an article has for them.'),
  country: anyOf(z.string().regex(/^[A-Za-z]{2}$/, 'must be two letters'), 'Countries the article is about, ISO 3166-1 alpha-2; any of them.'),
  region: anyOf(z.string().min(1).max(100), 'Regions the article is about: UN M49 code or name (143, Central Asia), ISO 3166-2 subdivision (KZ-75), bloc or sea; any of them.'),
  entity: eachOf(z.string().min(1).max(300), 'The name of a person, organisation or place in the article; given several times, all of them.'),
  type: z.enum(['PERSON', 'ORGANIZATION', 'LOCATION', 'MONEY', 'DATE']).optional().describe('The kind of the entity; without one, articles that name any of the kind.'),
  source: anyOf(z.string().min(1).max(200), 'Source ids; any of them.'),
  language: anyOf(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 language tag'), 'Languages, BCP 47; any of them.'),
  story: z.uuid().optional().describe('The id of a story.'),
  publishedFrom: date.describe('ISO 8601 with a zone, or a date (in UTC). An article without a credible time of publication counts by when it was first fetched.'),
  publishedTo: date.describe('Exclusive; like publishedFrom.'),
});

export const ArticleQuery = ArticleFilter.extend({
  sort: z.enum(['newest', 'relevance']).default('newest').describe('`relevance` ranks what matches among the newest 5,000 articles that have the words of q.'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Articles a page, 1 to 100.'),
  cursor: z.string().max(500).optional().describe('nextCursor of the page before.'),
  fields: z.string().max(500).optional().describe('Only these fields of each article, separated by commas; id is always there.'),
});

export type ArticleFilter = z.infer<typeof ArticleFilter>;
export type ArticleQuery = z.infer<typeof ArticleQuery>;
