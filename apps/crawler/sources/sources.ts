import { canonicalizeUrl } from '@newsreel/contracts';
import type { DataSource } from 'typeorm';
import { enqueue, type FoundBy } from '../frontier/enqueue-urls.js';
import { priority } from '../frontier/entry.js';
import { setHostDelay } from '../hosts/set-delay.js';
import { SourceError, checkedSource, type NewSource } from './new-source.js';
import { Source } from './source.entity.js';

/**
 * Adds a source and puts it into the frontier, so that it is fetched as soon as its host's turn comes.
 * @param contact where a site's operator reaches us; null forbids every host that is not on the source's allow list.
 * @throws SourceError `bad-source`, `exists`; UrlError
 */
export async function addSource(database: DataSource, input: NewSource, { contact }: { readonly contact: string | null } = { contact: null }): Promise<Source> {
  const wanted = checkedSource(input, contact);
  const sources = database.getRepository(Source);
  const known = await sources.findOneBy({ url: wanted.url });
  if (known) throw new SourceError('exists', `${wanted.url} is a source already, ${known.id}. Remove that first to set it up anew.`);
  if (wanted.id && (await sources.existsBy({ id: wanted.id }))) throw new SourceError('exists', `There is a source ${wanted.id} already; choose another id.`);
  const id = wanted.id ?? (await freeId(database, new URL(wanted.url).host));
  await sources.insert({ ...wanted, id, enabled: true });
  await setHostDelay(database.manager, new URL(wanted.url), wanted.allow, wanted.delayMs);
  await enqueue(database, [{ url: wanted.url, kind: 'site', sourceId: id, priority: priority.document, hintedAt: null }]);
  return sources.findOneByOrFail({ id });
}

async function freeId(database: DataSource, host: string): Promise<string> {
  const base = host.replace(/^www\./, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'source';
  const rows = await database.query<{ id: string }[]>(`SELECT id FROM crawler.sources WHERE id = $1 OR id LIKE $1 || '-%'`, [base]);
  const taken = new Set(rows.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** A document of a source as its list shows it. */
export interface SourceDocument {
  readonly url: string;
  readonly kind: string;
  /** null: it was given, or found before this was noted. */
  readonly foundBy: FoundBy | null;
  /** URLs it named when it was last read; null if it was not read yet. */
  readonly entries: number | null;
  readonly fetchedAt: Date | null;
  readonly dueAt: Date;
  readonly lastNewAt: Date | null;
  readonly outcome: string | null;
  readonly reason: string | null;
}

export interface ListedSource extends Source {
  readonly documents: readonly SourceDocument[];
}

const MAX_DOCUMENTS = 50;

const documentsOfSources = `
SELECT f.source_id AS "sourceId", f.url, f.kind, f.found_by AS "foundBy", f.entries, f.fetched_at AS "fetchedAt", f.due_at AS "dueAt", f.last_new_at AS "lastNewAt", f.outcome, f.reason
FROM unnest($1::text[]) AS s (id)
CROSS JOIN LATERAL (
  SELECT * FROM crawler.frontier WHERE source_id = s.id AND kind NOT IN ('page', 'robots') ORDER BY found_at, url LIMIT ${MAX_DOCUMENTS}
) f`;

/** A page of the sources by id, each with its documents, the first 50. @param after the id that the page before ended with. */
export async function listSources(database: DataSource, { limit = 100, after = '' }: { limit?: number; after?: string } = {}): Promise<ListedSource[]> {
  const sources = await database.getRepository(Source).createQueryBuilder('source').where('source.id > :after', { after }).orderBy('source.id').limit(limit).getMany();
  const documents = await database.query<(SourceDocument & { sourceId: string })[]>(documentsOfSources, [sources.map(({ id }) => id)]);
  const bySource = Map.groupBy(documents, ({ sourceId }) => sourceId);
  return sources.map((source) => ({ ...source, documents: (bySource.get(source.id) ?? []).map(({ sourceId: _, ...document }) => document) }));
}

/** @param idOrUrl either of them. @throws SourceError `unknown-source` */
export async function getSource(database: DataSource, idOrUrl: string): Promise<ListedSource> {
  const source = await findSource(database, idOrUrl);
  const documents = await database.query<(SourceDocument & { sourceId: string })[]>(documentsOfSources, [[source.id]]);
  return { ...source, documents: documents.map(({ sourceId: _, ...document }) => document) };
}

/** @param idOrUrl either of them. @throws SourceError `unknown-source` */
export async function findSource(database: DataSource, idOrUrl: string): Promise<Source> {
  const sources = database.getRepository(Source);
  const source = (await sources.findOneBy({ id: idOrUrl })) ?? (URL.canParse(idOrUrl) ? await sources.findOneBy({ url: canonicalizeUrl(idOrUrl) }) : null);
  if (!source) throw new SourceError('unknown-source', `There is no source ${JSON.stringify(idOrUrl.slice(0, 200))}; \`newsreel sources list\` shows those there are.`);
  return source;
}

/**
 * Removes a source and everything of it in the frontier. What was published stays published.
 * @param idOrUrl either of them. @throws SourceError `unknown-source`
 */
export async function removeSource(database: DataSource, idOrUrl: string): Promise<Source> {
  const source = await findSource(database, idOrUrl);
  await database.transaction(async (transaction) => {
    await transaction.query('DELETE FROM crawler.frontier WHERE source_id = $1', [source.id]);
    await transaction.query('DELETE FROM crawler.sources WHERE id = $1', [source.id]);
  });
  return source;
}
