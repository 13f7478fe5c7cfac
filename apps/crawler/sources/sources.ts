import { canonicalizeUrl } from '@newsreel/contracts';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { allowEntry, isAllowed } from '../fetching/allow-list.js';
import { enqueue } from '../frontier/enqueue-urls.js';
import { priority } from '../frontier/entry.js';
import { setHostDelay } from '../hosts/set-delay.js';
import { leastDelayMs } from '../schedule/pace.js';
import { Source } from './source.entity.js';

/** What is wrong with a source that somebody wants, or that there is none. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(
    readonly code: 'bad-source' | 'exists' | 'unknown-source',
    message: string,
  ) {
    super(message);
  }
}

const pattern = z.string().min(1).max(500);

export const NewSource = z.strictObject({
  url: z.string().describe('A site, a feed, a sitemap, a section page or a list of URLs; what it is, the crawler finds out.'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'an id has lower-case letters, digits and hyphens').optional().describe('Made of the host where it is not given.'),
  name: z.string().max(200).nullish(),
  homeCountry: z.string().regex(/^[A-Z]{2}$/, 'a country has two capital letters (ISO 3166-1)').nullish().describe('The country it is at home in.'),
  language: z.string().max(35).nullish().describe('BCP 47.'),
  allow: z.array(z.string()).max(100).default([]).describe('Hosts that may be reached at private addresses: HOST or HOST:PORT.'),
  delaySeconds: z.number().min(0).max(3_600).nullish().describe('Seconds between two requests to its host; at least 1 unless the host is on the allow list.'),
  dailyBudget: z.int().min(1).nullish().describe('Pages a day.'),
  sectionRules: z.strictObject({ include: z.array(pattern).max(100).optional(), exclude: z.array(pattern).max(100).optional() }).nullish(),
});
export type NewSource = z.input<typeof NewSource>;

/**
 * Adds a source and puts it into the frontier, so that it is fetched as soon as its host's turn comes.
 * @param contact where a site's operator reaches us; null forbids every host that is not on the source's allow list.
 * @throws SourceError `bad-source`, `exists`; UrlError
 */
export async function addSource(database: DataSource, input: NewSource, { contact }: { readonly contact: string | null } = { contact: null }): Promise<Source> {
  const wanted = checked(input, contact);
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

function checked(input: NewSource, contact: string | null) {
  const parsed = NewSource.safeParse(input);
  if (!parsed.success) throw new SourceError('bad-source', `The source ${JSON.stringify(String(input?.url).slice(0, 200))} is not set up: ${z.prettifyError(parsed.error)}`);
  const { name = null, homeCountry = null, language = null, delaySeconds = null, dailyBudget = null, sectionRules = null, ...rest } = parsed.data;
  const url = canonicalizeUrl(rest.url);
  const allow = rest.allow.map(entryOrError);
  const isInside = isAllowed(new URL(url), allow);
  if (!isInside && contact === null) throw new SourceError('bad-source', `${url} is on the internet, and NEWSREEL_CONTACT is not set. Set it to a mail address or URL where the site's operator can reach you.`);
  const delayMs = delaySeconds == null ? null : Math.round(delaySeconds * 1_000);
  if (!isInside && delayMs !== null && delayMs < leastDelayMs) throw new SourceError('bad-source', `A delay of ${delayMs / 1_000} s is too short for ${new URL(url).host}: at least ${leastDelayMs / 1_000} s, unless the host is on the source's own allow list.`);
  return { ...rest, url, allow, name, homeCountry, language, delayMs, dailyBudget, sectionRules };
}

function entryOrError(entry: string): string {
  try {
    return allowEntry(entry);
  } catch (error) {
    throw new SourceError('bad-source', (error as Error).message);
  }
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
SELECT f.source_id AS "sourceId", f.url, f.kind, f.entries, f.fetched_at AS "fetchedAt", f.due_at AS "dueAt", f.last_new_at AS "lastNewAt", f.outcome, f.reason
FROM unnest($1::text[]) AS s (id)
CROSS JOIN LATERAL (
  SELECT * FROM crawler.frontier WHERE source_id = s.id AND kind NOT IN ('page', 'robots') ORDER BY found_at, url LIMIT ${MAX_DOCUMENTS}
) f`;

/** All sources by id, each with its documents, the first 50. */
export async function listSources(database: DataSource, { limit = 1_000, after = '' }: { limit?: number; after?: string } = {}): Promise<ListedSource[]> {
  const sources = await database.getRepository(Source).createQueryBuilder('source').where('source.id > :after', { after }).orderBy('source.id').limit(limit).getMany();
  const documents = await database.query<(SourceDocument & { sourceId: string })[]>(documentsOfSources, [sources.map(({ id }) => id)]);
  const bySource = Map.groupBy(documents, ({ sourceId }) => sourceId);
  return sources.map((source) => ({ ...source, documents: (bySource.get(source.id) ?? []).map(({ sourceId: _, ...document }) => document) }));
}

/** @throws SourceError `unknown-source` */
export async function getSource(database: DataSource, id: string): Promise<ListedSource> {
  const source = await database.getRepository(Source).findOneBy({ id });
  if (!source) throw unknown(id);
  const documents = await database.query<(SourceDocument & { sourceId: string })[]>(documentsOfSources, [[id]]);
  return { ...source, documents: documents.map(({ sourceId: _, ...document }) => document) };
}

const wakePostponed = `
WITH woken AS (
  UPDATE crawler.frontier SET due_at = now() WHERE source_id = $1 AND outcome = 'postponed' AND reason LIKE 'disabled:%' RETURNING host_id
)
UPDATE crawler.hosts SET work_at = least(work_at, now()) WHERE id IN (SELECT host_id FROM woken)`;

/** Switches a source off, so that nothing of it is fetched, or on again. @throws SourceError `unknown-source` */
export async function enableSource(database: DataSource, id: string, enabled: boolean): Promise<ListedSource> {
  const { affected } = await database.getRepository(Source).update({ id }, { enabled });
  if (!affected) throw unknown(id);
  if (enabled) await database.query(wakePostponed, [id]);
  return getSource(database, id);
}

/** What a source consists of, once its first document has been looked at; what is known so far when the time is over. @throws SourceError `unknown-source` */
export async function whenDiscovered(database: DataSource, id: string, timeoutMs: number): Promise<ListedSource> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const source = await getSource(database, id);
    const isLookedAt = source.documents.some(({ url, outcome }) => url === source.url && outcome !== null && outcome !== 'redirected');
    if (isLookedAt || Date.now() > deadline) return source;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Removes a source and everything of it in the frontier. What was published stays published.
 * @param idOrUrl either of them. @throws SourceError `unknown-source`
 */
export async function removeSource(database: DataSource, idOrUrl: string): Promise<Source> {
  const sources = database.getRepository(Source);
  const source = (await sources.findOneBy({ id: idOrUrl })) ?? (URL.canParse(idOrUrl) ? await sources.findOneBy({ url: canonicalizeUrl(idOrUrl) }) : null);
  if (!source) throw unknown(idOrUrl);
  await database.transaction(async (transaction) => {
    await transaction.query('DELETE FROM crawler.frontier WHERE source_id = $1', [source.id]);
    await transaction.query('DELETE FROM crawler.sources WHERE id = $1', [source.id]);
  });
  return source;
}

const unknown = (id: string) => new SourceError('unknown-source', `There is no source ${JSON.stringify(id.slice(0, 200))}; \`newsreel sources list\` shows those there are.`);
