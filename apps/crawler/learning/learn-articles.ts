import type { Article } from '@newsreel/contracts';
import type { DataSource } from 'typeorm';
import { entryKey } from '../frontier/entry.js';
import { nextEditCheck } from '../schedule/revisit.js';

/** Only of a URL's last fetch: what an earlier one was like says nothing any more. */
const pagesOfArticles = `
SELECT encode(f.url_hash, 'hex') AS key, f.host_id AS "hostId", f.source_id AS "sourceId", f.page_event_id AS "pageEventId", f.edit_step AS "editStep",
  encode(f.content_sha256, 'hex') AS "contentSha256", f.extractor_version AS "extractorVersion", f.due_at = 'infinity' AS retired, s.edits / (s.edit_checks + 5) AS "editRate"
FROM crawler.frontier f LEFT JOIN crawler.sources s ON s.id = f.source_id
WHERE f.page_event_id = ANY ($2) AND f.url_hash IN (SELECT decode(key, 'hex') FROM unnest($1::text[]) AS key)`;

interface KnownPage {
  readonly key: string;
  readonly hostId: number;
  readonly sourceId: string | null;
  readonly pageEventId: string;
  readonly editStep: number;
  readonly contentSha256: string | null;
  readonly extractorVersion: string | null;
  readonly retired: boolean;
  readonly editRate: number | null;
}

const lockHosts = `
SELECT FROM crawler.hosts WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE`;

/** A URL that was fetched again in the meantime keeps what that fetch said. */
const learnPages = `
WITH learned AS (
  UPDATE crawler.frontier f SET
    awaiting_since = NULL, content_sha256 = decode(l."contentSha256", 'hex'), extractor_version = l."extractorVersion", edit_step = l."editStep",
    due_at = CASE WHEN l.retire THEN 'infinity' WHEN l."dueInMs" IS NULL THEN f.due_at ELSE least(f.due_at, now() + interval '1 ms' * l."dueInMs") END
  FROM jsonb_to_recordset($1) AS l (key text, "pageEventId" text, "contentSha256" text, "extractorVersion" text, "editStep" smallint, retire boolean, "dueInMs" float8)
  WHERE f.url_hash = decode(l.key, 'hex') AND f.page_event_id = l."pageEventId"
  RETURNING f.host_id, f.due_at
)
UPDATE crawler.hosts h SET work_at = least(h.work_at, l.due_at)
FROM (SELECT host_id, min(due_at) AS due_at FROM learned GROUP BY host_id) l WHERE h.id = l.host_id`;

/** Halved when they get large, so that the past fades. */
const learnSources = `
WITH learned AS MATERIALIZED (
  SELECT s.id, l.checks, l.edits, l.pages, l.articles FROM crawler.sources s
  JOIN jsonb_to_recordset($1) AS l (id text, checks int, edits int, pages int, articles int) ON l.id = s.id ORDER BY s.id FOR NO KEY UPDATE OF s
)
UPDATE crawler.sources s SET
  edit_checks = (s.edit_checks + l.checks) / CASE WHEN s.edit_checks > 200 THEN 2 ELSE 1 END, edits = (s.edits + l.edits) / CASE WHEN s.edit_checks > 200 THEN 2 ELSE 1 END,
  barren = CASE WHEN l.articles > 0 THEN 0 ELSE s.barren + l.pages END,
  pages_read = (s.pages_read + l.pages) / CASE WHEN s.pages_read > 200 THEN 2 ELSE 1 END, articles_read = (s.articles_read + l.articles) / CASE WHEN s.pages_read > 200 THEN 2 ELSE 1 END
FROM learned l WHERE s.id = l.id`;

/** What a page turned out to be, in as far as the crawler goes by it. */
export type Learned = Pick<Article, 'url' | 'pageEventId' | 'isArticle' | 'contentSha256' | 'extractorVersion'>;

/**
 * Learns from what enrichment made of the pages: whether the ARTICLE has changed since its last fetch, which the bytes of a page never tell,
 * because its furniture changes every time. What is edited is looked at again sooner; what is no article is not looked at again.
 */
export async function learnArticles(database: DataSource, articles: readonly Learned[]): Promise<{ edited: number }> {
  const byKey = new Map(articles.map((article) => [entryKey('page', article.url), article]));
  const known = await database.query<KnownPage[]>(pagesOfArticles, [[...byKey.keys()], articles.map(({ pageEventId }) => pageEventId)]);
  const lessons = known.map((page) => lessonOf(page, articles.find(({ pageEventId }) => pageEventId === page.pageEventId)!));
  if (lessons.length === 0) return { edited: 0 };
  await database.transaction(async (transaction) => {
    await transaction.query(lockHosts, [known.map(({ hostId }) => hostId)]);
    await transaction.query(learnPages, [JSON.stringify(lessons)]);
    await transaction.query(learnSources, [JSON.stringify(bySource(lessons))]);
  });
  return { edited: lessons.filter(({ isEdited }) => isEdited).length };
}

function lessonOf(page: KnownPage, article: Learned) {
  // Hashes of two extractors say nothing about the publisher.
  const isCheck = page.contentSha256 !== null && page.extractorVersion === article.extractorVersion;
  const isEdited = isCheck && article.isArticle && page.contentSha256 !== article.contentSha256;
  // An edit puts its article back by a step: what was changed once is likely to be changed again.
  const editStep = isEdited ? Math.max(page.editStep - 1, 1) : page.editStep;
  const dueInMs = isEdited && !page.retired ? nextEditCheck(editStep - 1, page.editRate ?? 0) : null;
  return {
    ...{ key: page.key, pageEventId: page.pageEventId, sourceId: page.sourceId, isCheck, isEdited, isArticle: article.isArticle },
    contentSha256: article.contentSha256,
    extractorVersion: article.extractorVersion,
    editStep,
    dueInMs,
    retire: !article.isArticle && page.editStep > 1,
  };
}

function bySource(lessons: readonly ReturnType<typeof lessonOf>[]) {
  const sources = Map.groupBy(lessons.filter(({ sourceId }) => sourceId !== null), ({ sourceId }) => sourceId!);
  return [...sources].map(([id, of]) => ({
    id,
    checks: of.filter(({ isCheck }) => isCheck).length,
    edits: of.filter(({ isEdited }) => isEdited).length,
    pages: of.length,
    articles: of.filter(({ isArticle }) => isArticle).length,
  }));
}
