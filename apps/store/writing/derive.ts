import type { Article } from '@newsreel/contracts';
import type { ArticleRow } from './facts.js';
import { columnsOf } from './columns.js';
import { writeDerived, type StoredRow } from './derived-rows.js';
import { extractorOf } from './pipeline.js';
import { readingName, type Reading } from './reading.js';
import { runsOf, type Fetch, type Run } from './runs.js';
import type { Sql } from './transaction.js';

interface FetchRow {
  readonly article_id: string;
  readonly own_id: string;
  readonly page_event_id: string;
  readonly fetched_at: Date;
  readonly sha256: string;
  readonly pipeline: string;
  readonly pruned: number;
}

interface ContentRow {
  readonly own_id: string;
  readonly sha256: string;
  readonly page_event_id: string;
  readonly pipeline: string;
  readonly fingerprint: string | null;
}

export interface Derived {
  /** Articles whose published state changed. */
  readonly changed: number;
}

const contentKey = (ownId: string, sha256: string): string => `${ownId} ${sha256}`;

/**
 * Makes articles, revisions and mentions of the facts anew, for the articles of these ids, whose rows are locked; what did not
 * change is not written. The result depends on the facts alone, not on the order in which they came.
 * @param readings those in hand, so that their documents need not be read back.
 */
export async function derive(sql: Sql, ids: readonly string[], locked: ReadonlyMap<string, ArticleRow>, readings: readonly Reading[] = []): Promise<Derived> {
  const fetches = await fetchesOf(sql, ids);
  const runs = await cutIntoRuns(sql, fetches);
  const contents = await contentsOf(sql, [...runs.values()].map((list) => list.at(-1)!.best));
  const rows = new Map<string, StoredRow>();
  for (const [id, list] of runs) rows.set(id, storedRow(id, list, contents, locked.get(id)));
  const changed = [...rows.values()].filter((row) => isChange(row, locked.get(row.id)));
  await addColumns(sql, changed, readings);
  const emptied = ids.filter((id) => !rows.has(id));
  const gone = await goneRows(sql, emptied, locked);
  await writeDerived(sql, { stored: [...rows.values()], changed, gone, locked });
  return { changed: changed.length + gone.length };
}

async function fetchesOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Fetch[]>> {
  const rows = await sql<FetchRow>(
    `SELECT article_id, own_id, page_event_id, fetched_at, encode(content_sha256, 'hex') AS sha256, pipeline, pruned FROM store.article_fetches
     WHERE article_id = ANY($1::uuid[]) AND not_article IS NULL ORDER BY article_id, fetched_at, page_event_id`,
    [ids],
  );
  const fetches = new Map<string, Fetch[]>();
  for (const row of rows) {
    const fetch = { pageEventId: row.page_event_id, fetchedAt: row.fetched_at, ownId: row.own_id, contentSha256: row.sha256, pipeline: row.pipeline, pruned: row.pruned };
    const list = fetches.get(row.article_id);
    if (list) list.push(fetch);
    else fetches.set(row.article_id, [fetch]);
  }
  return fetches;
}

async function cutIntoRuns(sql: Sql, fetches: ReadonlyMap<string, readonly Fetch[]>): Promise<Map<string, Run[]>> {
  const mixed = [...fetches.values()].filter((list) => list.some(({ pipeline }) => extractorOf(pipeline) !== extractorOf(list[0]!.pipeline))).flat();
  const contents = await contentsOf(sql, mixed);
  const fingerprintOf = (fetch: Fetch) => contents.get(contentKey(fetch.ownId, fetch.contentSha256))?.fingerprint ?? null;
  return new Map([...fetches].map(([id, list]) => [id, runsOf(list, fingerprintOf)]));
}

async function contentsOf(sql: Sql, fetches: readonly Fetch[]): Promise<Map<string, ContentRow>> {
  if (fetches.length === 0) return new Map();
  const rows = await sql<ContentRow>(
    `SELECT own_id, encode(content_sha256, 'hex') AS sha256, page_event_id, pipeline, fingerprint FROM store.article_contents
     JOIN unnest($1::uuid[], $2::text[]) AS wanted (own, sha256) ON own_id = own AND content_sha256 = decode(wanted.sha256, 'hex')`,
    [fetches.map(({ ownId }) => ownId), fetches.map(({ contentSha256 }) => contentSha256)],
  );
  return new Map(rows.map((row) => [contentKey(row.own_id, row.sha256), row]));
}

function storedRow(id: string, runs: readonly Run[], contents: ReadonlyMap<string, ContentRow>, before: ArticleRow | undefined): StoredRow {
  const current = runs.at(-1)!;
  const content = contents.get(contentKey(current.best.ownId, current.best.contentSha256));
  if (!content) throw new Error(`The content ${current.best.contentSha256} of article ${id} is missing, though page ${current.best.pageEventId} showed it.`);
  return {
    id,
    runs,
    firstFetchedAt: runs[0]!.first.fetchedAt,
    revisionId: current.first.pageEventId,
    content: current.best,
    reading: readingName({ pageEventId: content.page_event_id, pipeline: content.pipeline }),
    sequence: Number(before?.sequence ?? 0) + 1,
    url: before?.url ?? null,
    columns: null,
  };
}

function isChange(row: StoredRow, before: ArticleRow | undefined): boolean {
  return (
    before?.state !== 'stored' ||
    before.reading !== row.reading ||
    before.revision_id !== row.revisionId ||
    before.revision_count !== row.runs.length ||
    before.first_fetched_at?.getTime() !== row.firstFetchedAt.getTime()
  );
}

async function addColumns(sql: Sql, changed: readonly StoredRow[], readings: readonly Reading[]): Promise<void> {
  const inHand = new Map(readings.map((reading) => [readingName(reading), reading.article]));
  const missing = changed.filter(({ reading }) => !inHand.has(reading)).map(({ content }) => content);
  const read = await documentsOf(sql, missing);
  for (const row of changed) {
    const document = inHand.get(row.reading) ?? read.get(contentKey(row.content.ownId, row.content.contentSha256))!;
    row.columns = columnsOf(document, row.firstFetchedAt);
    if (row.url === null) row.url = document.canonicalUrl;
  }
}

async function documentsOf(sql: Sql, fetches: readonly Fetch[]): Promise<Map<string, Article>> {
  if (fetches.length === 0) return new Map();
  const rows = await sql<{ own_id: string; sha256: string; document: Article }>(
    `SELECT own_id, encode(content_sha256, 'hex') AS sha256, document FROM store.article_contents
     JOIN unnest($1::uuid[], $2::text[]) AS wanted (own, sha256) ON own_id = own AND content_sha256 = decode(wanted.sha256, 'hex')`,
    [fetches.map(({ ownId }) => ownId), fetches.map(({ contentSha256 }) => contentSha256)],
  );
  return new Map(rows.map((row) => [contentKey(row.own_id, row.sha256), row.document]));
}

export interface GoneRow {
  readonly id: string;
  readonly state: 'merged' | 'notAnArticle';
  readonly mergedInto: string | null;
}

/** Articles that no page shows any more: another article has their pages, or a newer pipeline reads no article in them. */
async function goneRows(sql: Sql, emptied: readonly string[], locked: ReadonlyMap<string, ArticleRow>): Promise<GoneRow[]> {
  const known = emptied.filter((id) => locked.has(id));
  if (known.length === 0) return [];
  const moved = await sql<{ own_id: string; article_id: string }>(
    'SELECT DISTINCT own_id, article_id FROM store.article_fetches WHERE own_id = ANY($1::uuid[]) AND own_id <> article_id AND not_article IS NULL',
    [known],
  );
  const into = new Map(moved.map((row) => [row.own_id, row.article_id]));
  return known.flatMap((id): GoneRow[] => {
    const before = locked.get(id)!;
    const mergedInto = into.get(id) ?? null;
    const state = mergedInto === null ? 'notAnArticle' : 'merged';
    if (before.state === 'purged' && mergedInto === null) return [];
    return before.state === state && before.merged_into === mergedInto ? [] : [{ id, state, mergedInto }];
  });
}

