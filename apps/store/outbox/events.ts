import { ArticleRemoved, ArticleStored, newEvent, sequenceAttribute, type Article, type NewsEvent, type StoredArticle } from '@newsreel/contracts';

const SOURCE = 'urn:newsreel:store';

/** An article's row with its document, as both the topic and the read API show it. */
export interface ArticleState {
  readonly id: string;
  readonly state: 'stored' | 'merged' | 'notAnArticle' | 'purged';
  readonly sequence: string | number;
  readonly changedAt: Date;
  readonly mergedInto: string | null;
  readonly url: string | null;
  readonly firstFetchedAt: Date | null;
  readonly revisionId: string | null;
  readonly revisionCount: number | null;
  /** When the current revision was first seen. */
  readonly revisedAt: Date | null;
  readonly document: Article | null;
}

/** The article's whole current state. */
export function storedArticle(state: ArticleState): StoredArticle {
  return {
    ...documentOf(state),
    sequence: Number(state.sequence),
    revisionId: state.revisionId!,
    revisionCount: state.revisionCount!,
    firstFetchedAt: state.firstFetchedAt!.toISOString(),
  };
}

/**
 * The document under the id and URL that the article goes by, which after a merge may not be those of the page. Content that comes
 * back (the publisher took an edit back) was first seen earlier than its revision: then it counts as fetched when it came back.
 */
function documentOf({ id, url, document, revisionId, revisedAt }: ArticleState): Article {
  const cameBack = Date.parse(document!.fetchedAt) < revisedAt!.getTime();
  return { ...document!, articleId: id, canonicalUrl: url!, ...(cameBack && { pageEventId: revisionId!, fetchedAt: revisedAt!.toISOString() }) };
}

/** What is to be published about an article now: its state, or that it is gone. */
export function eventOf(state: ArticleState): NewsEvent {
  const about = { id: `${state.id}.${state.sequence}`, source: SOURCE, time: state.changedAt.toISOString(), subject: state.url, key: state.id };
  const sequence = sequenceAttribute(Number(state.sequence));
  if (state.state !== 'stored') {
    // A third reason would break consumers that know two; what turned out to be no article is to be forgotten just the same.
    const reason = state.state === 'merged' ? 'merged' : 'purged';
    return newEvent(ArticleRemoved, { ...about, extensions: { sequence, reason, ...(state.mergedInto && { mergedinto: state.mergedInto }) }, data: null });
  }
  const data = storedArticle(state);
  const countries = data.countries.map(({ code }) => code).join(',');
  return newEvent(ArticleStored, { ...about, extensions: { sequence, ...(data.language && { language: data.language }), ...(countries && { countries }) }, data });
}
