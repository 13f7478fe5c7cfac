import { similarity } from '@newsreel/contracts';
import type { DataSource } from 'typeorm';
import { inTransaction, type Sql } from '../writing/transaction.js';

/** Two texts are of one story from here on: a copy with a tenth of its words edited has 0.7, another report of the same event less than 0.2. */
const SAME_STORY = 0.5;
/** News is told again within days; what is similar after a longer time is a form, such as a weather report. */
const WITHIN_DAYS = 14;
/** Of one article; more are not looked at. */
const MAX_CANDIDATES = 100;
/** A story of more articles takes up no others. */
const MAX_MEMBERS = 2_000;
// One store weaves at a time: two that put stories together at once would tear each other's apart.
const WEAVING_LOCK = 7_133_701_920_442_021n;

interface Text {
  readonly id: string;
  readonly fingerprint: string;
}

/**
 * Compares articles with those of the last and the next 14 days, and joins what is nearly the same into stories: the connected
 * components of the links. Comparing again changes nothing; the order in which articles came makes no difference.
 * @returns how many articles were compared; those compared before by the same fingerprint are not.
 */
export function weave(database: DataSource, ids: readonly string[]): Promise<number> {
  return inTransaction(database, async (sql) => {
    const changed = await sql<{ id: string; fingerprint: string | null }>(
      `SELECT coalesce(a.id, s.article_id) AS id, a.fingerprint
       FROM (SELECT id, fingerprint FROM store.articles WHERE id = ANY($1::uuid[]) AND cardinality(bands) > 0) a
       FULL JOIN (SELECT article_id, fingerprint FROM store.story_articles WHERE article_id = ANY($1::uuid[])) s ON s.article_id = a.id
       WHERE a.fingerprint IS DISTINCT FROM s.fingerprint`,
      [ids],
    );
    if (changed.length === 0) return 0;
    await sql('SELECT pg_advisory_xact_lock($1)', [WEAVING_LOCK]);
    // The planner has no idea how few articles share a band, and would read all of them once for each that is compared.
    await sql('SET LOCAL enable_seqscan = off');
    const before = await neighbours(sql, changed.map(({ id }) => id));
    await sql('DELETE FROM store.story_links WHERE a = ANY($1::uuid[]) OR b = ANY($1::uuid[])', [changed.map(({ id }) => id)]);
    await sql('DELETE FROM store.story_articles WHERE article_id = ANY($1::uuid[])', [changed.map(({ id }) => id)]);
    const texts = changed.flatMap(({ id, fingerprint }) => (fingerprint === null ? [] : [{ id, fingerprint }]));
    await sql('INSERT INTO store.story_articles (article_id, fingerprint) SELECT * FROM unnest($1::uuid[], $2::text[])', [texts.map(({ id }) => id), texts.map(({ fingerprint }) => fingerprint)]);
    const linked = await link(sql, texts);
    await regroup(sql, [...new Set([...before, ...linked])]);
    return changed.length;
  });
}

async function neighbours(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>('SELECT a AS id FROM store.story_links WHERE b = ANY($1::uuid[]) UNION SELECT b FROM store.story_links WHERE a = ANY($1::uuid[])', [ids]);
  return rows.map(({ id }) => id);
}

/** Writes down which texts are nearly the same. @returns the ids at both ends of a link. */
async function link(sql: Sql, texts: readonly Text[]): Promise<string[]> {
  const pairs = await sql<{ id: string; other: string; fingerprint: string }>(
    `SELECT a.id, o.id AS other, o.fingerprint FROM store.articles a
     CROSS JOIN LATERAL (
       SELECT id, fingerprint FROM store.articles o
       WHERE o.bands && a.bands AND o.id <> a.id AND abs(extract(epoch FROM o.sort_at - a.sort_at)) <= ${WITHIN_DAYS * 86_400}
       ORDER BY abs(extract(epoch FROM o.sort_at - a.sort_at)), o.id LIMIT ${MAX_CANDIDATES}
     ) o
     WHERE a.id = ANY($1::uuid[])`,
    [texts.map(({ id }) => id)],
  );
  const fingerprints = new Map(texts.map(({ id, fingerprint }) => [id, fingerprint]));
  const links = new Map<string, { a: string; b: string; similarity: number }>();
  for (const { id, other, fingerprint } of pairs) {
    const alike = similarity(fingerprints.get(id)!, fingerprint);
    const [a, b] = id < other ? [id, other] : [other, id];
    if (alike >= SAME_STORY) links.set(`${a} ${b}`, { a, b, similarity: alike });
  }
  const list = [...links.values()];
  if (list.length > 0) {
    await sql('INSERT INTO store.story_links (a, b, similarity) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::real[]) ON CONFLICT DO NOTHING', [list.map(({ a }) => a), list.map(({ b }) => b), list.map((one) => one.similarity)]);
  }
  return list.flatMap(({ a, b }) => [a, b]);
}

/** Gives every article that hangs together with one of these the story that follows from the links. */
async function regroup(sql: Sql, ids: readonly string[]): Promise<void> {
  const left = new Set(ids);
  for (const id of ids) {
    if (!left.delete(id)) continue;
    const members = await component(sql, id);
    for (const member of members) left.delete(member);
    if (members.length > MAX_MEMBERS) continue;
    await sql(
      `UPDATE store.story_articles SET story_id = CASE WHEN cardinality($1::uuid[]) > 1
         THEN (SELECT id FROM store.articles WHERE id = ANY($1::uuid[]) ORDER BY sort_at, id LIMIT 1) END
       WHERE article_id = ANY($1::uuid[])`,
      [members],
    );
  }
}

async function component(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `WITH RECURSIVE member (id) AS (
       SELECT $1::uuid
       UNION
       SELECT next.id FROM member CROSS JOIN LATERAL (SELECT b AS id FROM store.story_links WHERE a = member.id UNION ALL SELECT a FROM store.story_links WHERE b = member.id) next
     ) SELECT id FROM member LIMIT ${MAX_MEMBERS + 1}`,
    [id],
  );
  return rows.map((row) => row.id);
}
