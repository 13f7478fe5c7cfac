import { articleIdOf, type Article } from '@newsreel/contracts';
import { pipelineOf } from './pipeline.js';

/** One page as one pipeline read it: what an `articles.enriched` event says, cut into columns. */
export interface Reading {
  readonly pageEventId: string;
  readonly ownId: string;
  /** ISO 8601 in UTC, milliseconds. */
  readonly fetchedAt: string;
  readonly contentSha256: string;
  readonly pipeline: string;
  readonly sourceId: string | null;
  readonly notArticle: string | null;
  /** URLs that led to the page and are not its canonical one, with the article id each would have by itself. */
  readonly aliases: readonly { readonly id: string; readonly url: string }[];
  readonly article: Article;
}

export function readingOf(article: Article): Reading {
  const others = [...new Set([article.url, article.finalUrl])].filter((url) => url !== article.canonicalUrl);
  return {
    pageEventId: article.pageEventId,
    ownId: article.articleId,
    fetchedAt: new Date(article.fetchedAt).toISOString(),
    contentSha256: article.contentSha256,
    pipeline: pipelineOf(article.extractorVersion, article.taggerVersion),
    sourceId: article.source.id === null ? null : storable(article.source.id),
    notArticle: article.isArticle ? null : (article.reasons.find(({ field }) => field === 'isArticle')?.code ?? 'unknown'),
    aliases: others.map((url) => ({ id: articleIdOf(url), url: storable(url) })).filter(({ id }) => id !== article.articleId),
    article,
  };
}

/** Which reading a document is. Two readings of this name are the same. */
export const readingName = ({ pageEventId, pipeline }: Pick<Reading, 'pageEventId' | 'pipeline'>): string => `${pageEventId} ${pipeline}`;

/** A page is read anew by every new pipeline; the newest reading is the one that counts. */
export function newestReadings(readings: readonly Reading[]): Reading[] {
  const newest = new Map<string, Reading>();
  for (const reading of readings) {
    const other = newest.get(reading.pageEventId);
    if (!other || reading.pipeline > other.pipeline) newest.set(reading.pageEventId, reading);
  }
  return [...newest.values()];
}

/** Of articles with the same title and text the reading of the newest pipeline counts, of those the one of the first page: a page fetched again changes nothing. */
export function bestContents(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings.filter(({ notArticle }) => notArticle === null)) {
    const key = `${reading.ownId} ${reading.contentSha256}`;
    const other = best.get(key);
    if (!other || isBetter(reading, other)) best.set(key, reading);
  }
  return [...best.values()];
}

function isBetter(a: Reading, b: Reading): boolean {
  if (a.pipeline !== b.pipeline) return a.pipeline > b.pipeline;
  if (a.fetchedAt !== b.fetchedAt) return a.fetchedAt < b.fetchedAt;
  return a.pageEventId < b.pageEventId;
}

/** PostgreSQL's text has no place for NUL and for half a surrogate pair. Each becomes one replacement character, so that offsets stay right. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** The document as JSON of which PostgreSQL can take every field out again. */
export function documentOf({ article }: Reading): string {
  const json = JSON.stringify(article);
  const isSuspect = /\\u(0000|d[89a-f])/i.test(json);
  return isSuspect ? JSON.stringify(article, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value)) : json;
}
