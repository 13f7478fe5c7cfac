import { ArticleRemoved, articleIdOf, ArticleStored, contentSha256, encode, examplesOf, newEvent, sequenceAttribute, type Message, type NewsEvent, type StoredArticle } from '@newsreel/contracts';
import { startDemoSite, type ExpectedArticle } from '@newsreel/demo-site';
import type { Change } from '../../docs/examples/articles.js';

export interface History {
  /** In the order of publishing; each batch is published at once. */
  readonly batches: readonly (readonly NewsEvent[])[];
  /** What a consumer that reads all of it has to tell. */
  readonly changes: readonly Change[];
  /** A record of a version that nobody knows yet. */
  readonly unknown: Message;
}

/** The life of the demo site's articles as the store would publish it: all new, two edited, one repeated late, one purged, one merged into another. */
export async function demoHistory(): Promise<History> {
  const site = await startDemoSite();
  const before = site.articles;
  site.edit();
  const edited = site.articles.filter(({ modifiedAt }) => modifiedAt !== null);
  await site.close();
  const [purged, merged, mergedInto] = before.filter(({ hasEdit }) => !hasEdit) as [ExpectedArticle, ExpectedArticle, ExpectedArticle];
  const first = before.map((article) => stored(article, 1));
  const second = edited.map((article) => stored(article, 2));
  const removals = [removed(purged, 2, { reason: 'purged' }), removed(merged, 2, { reason: 'merged', mergedinto: articleIdOf(mergedInto.url) })];
  // The relay publishes at least once: an old state after a newer one, and a tombstone twice.
  const late = [...first.filter(({ key }) => second.some((event) => event.key === key)), ...removals];
  const [known] = first;
  const unknown = encode(known!);
  return {
    batches: [first, second, removals, late],
    changes: [
      ...[...first, ...second].map(({ key, data }) => ({ articleId: key, sequence: data.sequence, title: data.title })),
      { articleId: articleIdOf(purged.url), sequence: 2, removed: 'purged', mergedInto: null },
      { articleId: articleIdOf(merged.url), sequence: 2, removed: 'merged', mergedInto: articleIdOf(mergedInto.url) },
    ],
    unknown: { ...unknown, headers: { ...unknown.headers, ce_type: Buffer.from('newsreel.article.stored.v9') } },
  };
}

function stored({ url, title, paragraphs, authors, publishedAt, modifiedAt, language, countries }: ExpectedArticle, sequence: number): NewsEvent<StoredArticle> {
  const [example] = examplesOf(ArticleStored);
  const text = paragraphs.join('\n\n');
  const articleId = articleIdOf(url);
  const data: StoredArticle = {
    ...example!.data,
    ...{ url, finalUrl: url, canonicalUrl: url, title, text, blocks: [{ kind: 'paragraph', text, start: 0 }], authors: [...authors], publishedAt, modifiedAt, language },
    ...{ entities: [], places: [], subdivisions: [], regions: [], countries: [], primaryCountry: countries[0]!, articleId, contentSha256: contentSha256(title, text), sequence, revisionCount: sequence },
  };
  const extensions = { sequence: sequenceAttribute(sequence), language, countries: countries.join(',') };
  return newEvent(ArticleStored, { id: `${articleId}.${sequence}`, source: 'urn:newsreel:store', time: '2026-11-24T12:00:00Z', subject: url, key: articleId, extensions, data });
}

function removed({ url }: ExpectedArticle, sequence: number, why: Record<string, string>): NewsEvent<null> {
  const key = articleIdOf(url);
  return newEvent(ArticleRemoved, { id: `${key}.${sequence}`, source: 'urn:newsreel:store', time: '2026-11-24T12:00:01Z', subject: url, key, extensions: { sequence: sequenceAttribute(sequence), ...why }, data: null });
}
