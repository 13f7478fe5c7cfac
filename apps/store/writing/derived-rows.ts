import type { ArticleRow } from './facts.js';
import type { Columns } from './columns.js';
import type { GoneRow } from './derive.js';
import type { Fetch, Run } from './runs.js';
import { Outrun, type Sql } from './transaction.js';

/** An article as it follows from its fetches. */
export interface StoredRow {
  readonly id: string;
  readonly runs: readonly Run[];
  readonly firstFetchedAt: Date;
  readonly revisionId: string;
  /** The fetch whose content is the current one. */
  readonly content: Fetch;
  readonly reading: string;
  readonly sequence: number;
  url: string | null;
  /** Filled in where the article changed. */
  columns: Columns | null;
}

export interface Derivation {
  readonly stored: readonly StoredRow[];
  readonly changed: readonly StoredRow[];
  readonly gone: readonly GoneRow[];
  readonly locked: ReadonlyMap<string, ArticleRow>;
}

export async function writeDerived(sql: Sql, { stored, changed, gone, locked }: Derivation): Promise<void> {
  await insertArticles(sql, changed.filter(({ id }) => !locked.has(id)));
  await updateArticles(sql, changed.filter(({ id }) => locked.has(id)));
  await removeArticles(sql, gone);
  await writeRevisions(sql, stored, gone, locked);
  await writeMentions(sql, changed, gone, locked);
  await writeVocabulary(sql, changed);
  await announce(sql, [...changed, ...gone].map(({ id }) => id));
}

const ARTICLE = ['id', 'url', 'sequence', 'first_fetched_at', 'revision_id', 'revision_count', 'content_own_id', 'sha256', 'reading', 'sort_at', 'source_id', 'language', 'primary_country', 'countries', 'regions', 'fingerprint', 'configuration', 'title', 'body', 'lexemes'];

// unnest flattens arrays of arrays, so what is a list for each row travels as text and is cast.
const FROM_ARTICLES = `FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[], $5::text[], $6::int[], $7::uuid[], $8::text[], $9::text[], $10::timestamptz[],
  $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[]) AS new (${ARTICLE.join(', ')})`;

const SEARCH = `setweight(to_tsvector(configuration::regconfig, title), 'A') || setweight(to_tsvector(configuration::regconfig, body), 'D') || array_to_tsvector(lexemes::text[])`;

function articleValues(rows: readonly StoredRow[]): unknown[][] {
  const column = (value: (row: StoredRow, columns: Columns) => unknown) => rows.map((row) => value(row, row.columns!));
  return [
    column(({ id }) => id),
    column(({ url }) => url),
    column(({ sequence }) => sequence),
    column(({ firstFetchedAt }) => firstFetchedAt),
    column(({ revisionId }) => revisionId),
    column(({ runs }) => runs.length),
    column(({ content }) => content.ownId),
    column(({ content }) => content.contentSha256),
    column(({ reading }) => reading),
    column((_, { sortAt }) => sortAt),
    column((_, { sourceId }) => sourceId),
    column((_, { language }) => language),
    column((_, { primaryCountry }) => primaryCountry),
    column((_, { countries }) => arrayLiteral(countries)),
    column((_, { regions }) => arrayLiteral(regions)),
    column((_, { fingerprint }) => fingerprint),
    column((_, { configuration }) => configuration),
    column((_, { searchTitle }) => searchTitle),
    column((_, { searchText }) => searchText),
    column((_, { lexemes }) => arrayLiteral(lexemes)),
  ];
}

const arrayLiteral = (values: readonly string[]): string => `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

async function insertArticles(sql: Sql, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return;
  const inserted = await sql(
    `INSERT INTO store.articles (id, state, sequence, changed_at, url, first_fetched_at, revision_id, revision_count, content_own_id, content_sha256, reading,
       sort_at, source_id, language, primary_country, countries, regions, fingerprint, search)
     SELECT id, 'stored', sequence + (SELECT floor FROM store.sequence_floor), now(), url, first_fetched_at, revision_id, revision_count, content_own_id, decode(sha256, 'hex'), reading,
       sort_at, source_id, language, primary_country, countries::text[], regions::text[], fingerprint, ${SEARCH}
     ${FROM_ARTICLES} ORDER BY id ON CONFLICT (id) DO NOTHING RETURNING id`,
    articleValues(rows),
  );
  if (inserted.length < rows.length) throw new Outrun('Another store made the same article at the same moment.');
}

async function updateArticles(sql: Sql, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql(
    `UPDATE store.articles AS old SET state = 'stored', sequence = new.sequence, changed_at = now(), merged_into = NULL, url = new.url, first_fetched_at = new.first_fetched_at,
       revision_id = new.revision_id, revision_count = new.revision_count, content_own_id = new.content_own_id, content_sha256 = decode(sha256, 'hex'), reading = new.reading,
       sort_at = new.sort_at, source_id = new.source_id, language = new.language, primary_country = new.primary_country, countries = new.countries::text[],
       regions = new.regions::text[], fingerprint = new.fingerprint, search = ${SEARCH}
     ${FROM_ARTICLES} WHERE old.id = new.id`,
    articleValues(rows),
  );
}

async function removeArticles(sql: Sql, rows: readonly GoneRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql(
    `UPDATE store.articles AS old SET state = new.state, merged_into = new.merged_into, sequence = old.sequence + 1, changed_at = now(), ${EMPTY}
     FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS new (id, state, merged_into) WHERE old.id = new.id`,
    [rows.map(({ id }) => id), rows.map(({ state }) => state), rows.map(({ mergedInto }) => mergedInto)],
  );
}

/** What an article that is gone no longer has. */
export const EMPTY = `first_fetched_at = NULL, revision_id = NULL, revision_count = NULL, content_own_id = NULL, content_sha256 = NULL, reading = NULL, sort_at = NULL,
  source_id = NULL, language = NULL, primary_country = NULL, countries = NULL, regions = NULL, fingerprint = NULL, search = NULL`;

async function writeRevisions(sql: Sql, stored: readonly StoredRow[], gone: readonly GoneRow[], locked: ReadonlyMap<string, ArticleRow>): Promise<void> {
  const runs = stored.flatMap((row) => row.runs.map((run) => ({ id: row.id, run })));
  const before = [...stored, ...gone].map(({ id }) => id).filter((id) => locked.has(id));
  if (before.length > 0) {
    await sql('DELETE FROM store.article_revisions WHERE article_id = ANY($1::uuid[]) AND NOT revision_id = ANY($2::text[])', [before, runs.map(({ run }) => run.first.pageEventId)]);
  }
  if (runs.length === 0) return;
  await sql(
    `INSERT INTO store.article_revisions AS old (revision_id, article_id, first_fetched_at, last_fetched_at, fetches, content_own_id, content_sha256)
     SELECT revision, article, first, last, fetches, own, decode(sha256, 'hex')
     FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::int[], $6::uuid[], $7::text[]) AS new (revision, article, first, last, fetches, own, sha256)
     ORDER BY revision
     ON CONFLICT (revision_id) DO UPDATE SET article_id = excluded.article_id, first_fetched_at = excluded.first_fetched_at, last_fetched_at = excluded.last_fetched_at,
       fetches = excluded.fetches, content_own_id = excluded.content_own_id, content_sha256 = excluded.content_sha256
     WHERE (old.article_id, old.last_fetched_at, old.fetches, old.content_own_id, old.content_sha256)
        <> (excluded.article_id, excluded.last_fetched_at, excluded.fetches, excluded.content_own_id, excluded.content_sha256)`,
    [
      runs.map(({ run }) => run.first.pageEventId),
      runs.map(({ id }) => id),
      runs.map(({ run }) => run.first.fetchedAt),
      runs.map(({ run }) => run.last.fetchedAt),
      runs.map(({ run }) => run.fetches),
      runs.map(({ run }) => run.best.ownId),
      runs.map(({ run }) => run.best.contentSha256),
    ],
  );
}

async function writeMentions(sql: Sql, changed: readonly StoredRow[], gone: readonly GoneRow[], locked: ReadonlyMap<string, ArticleRow>): Promise<void> {
  const before = [...changed, ...gone].map(({ id }) => id).filter((id) => locked.has(id));
  if (before.length > 0) await sql('DELETE FROM store.mentions WHERE article_id = ANY($1::uuid[])', [before]);
  const mentions = changed.flatMap(({ id, columns }) => columns!.mentions.map((mention) => ({ id, ...mention })));
  if (mentions.length === 0) return;
  await sql(
    'INSERT INTO store.mentions (article_id, type, key, name, mentions, salience) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::real[])',
    [mentions.map(({ id }) => id), mentions.map(({ type }) => type), mentions.map(({ key }) => key), mentions.map(({ name }) => name), mentions.map((mention) => mention.mentions), mentions.map(({ salience }) => salience)],
  );
}

/** What a query has to know beforehand: the configurations texts were stemmed by, and the names of regions. */
async function writeVocabulary(sql: Sql, changed: readonly StoredRow[]): Promise<void> {
  const configurations = [...new Set(changed.map(({ columns }) => columns!.configuration))].sort();
  if (configurations.length > 0) await sql('INSERT INTO store.search_configurations SELECT * FROM unnest($1::text[]) ON CONFLICT DO NOTHING', [configurations]);
  const regions = [...new Map(changed.flatMap(({ columns }) => columns!.regionNames.map((region) => [region.code, region] as const))).values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  if (regions.length === 0) return;
  await sql('INSERT INTO store.region_names SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING', [regions.map(({ code }) => code), regions.map(({ name }) => name), regions.map(({ kind }) => kind)]);
}

/** Puts the articles into the outbox, in the transaction that changed them. */
export async function announce(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql('INSERT INTO store.outbox (article_id) SELECT * FROM unnest($1::uuid[])', [ids]);
}
