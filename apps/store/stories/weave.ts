import { similarity } from '@newsreel/contracts';
import type { DataSource } from 'typeorm';
import { inTransaction, type Sql } from '../writing/transaction.js';
import { candidates, comparable, keepBands, WITHIN_DAYS, type Candidate, type Text } from './candidates.js';

/** Two texts are of one story from here on: a copy with a tenth of its words edited has 0.7, another report of the same event less than 0.2. */
const SAME_STORY = 0.5;
/** A story of more articles takes up no others. */
const MAX_MEMBERS = 2_000;
// One store weaves at a time: two that put stories together at once would tear each other's apart.
const WEAVING_LOCK = 7_133_701_920_442_021n;

/**
 * Compares articles with those of the last and the next 14 days, and joins what is nearly the same into stories: the connected
 * components of the links. Comparing again changes nothing; the order in which articles came makes no difference.
 * @returns how many articles were compared; those compared before by the same fingerprint are not.
 */
export function weave(database: DataSource, ids: readonly string[]): Promise<number> {
  return inTransaction(database, async (sql) => {
    const changed = await changedOf(sql, ids);
    if (changed.length === 0) return 0;
    await sql('SELECT pg_advisory_xact_lock($1)', [WEAVING_LOCK]);
    // The planner has no idea how few articles share a band, and would read all of them once for each that is compared.
    await sql('SET LOCAL enable_seqscan = off');
    const all = changed.map(({ id }) => id);
    const before = await neighbours(sql, all);
    await sql('DELETE FROM store.story_links WHERE a = ANY($1::uuid[]) OR b = ANY($1::uuid[])', [all]);
    await sql('DELETE FROM store.story_articles WHERE article_id = ANY($1::uuid[])', [all]);
    await sql('DELETE FROM store.story_bands WHERE article_id = ANY($1::uuid[])', [all]);
    const texts = changed.flatMap(({ id, fingerprint, sortAt }) => (comparable(fingerprint) ? [{ id, fingerprint, sortAt }] : []));
    await sql('INSERT INTO store.story_articles (article_id, fingerprint) SELECT * FROM unnest($1::uuid[], $2::text[])', [texts.map(({ id }) => id), texts.map(({ fingerprint }) => fingerprint)]);
    await keepBands(sql, texts);
    const linked = await link(sql, texts, [...before.filter(({ near }) => near), ...(await candidates(sql, texts))]);
    await regroup(sql, [...new Set([...before.map(({ other }) => other), ...linked])]);
    return changed.length;
  });
}

/** Those whose text is not the one that was compared; a fingerprint of null where there is none to compare any more. */
function changedOf(sql: Sql, ids: readonly string[]): Promise<{ id: string; fingerprint: string | null; sortAt: Date }[]> {
  return sql(
    `SELECT coalesce(a.id, s.article_id) AS id, a.fingerprint, a.sort_at AS "sortAt"
     FROM (SELECT id, fingerprint, sort_at FROM store.articles WHERE id = ANY($1::uuid[]) AND fingerprint IS NOT NULL) a
     FULL JOIN (SELECT article_id, fingerprint FROM store.story_articles WHERE article_id = ANY($1::uuid[])) s ON s.article_id = a.id
     WHERE a.fingerprint IS DISTINCT FROM s.fingerprint`,
    [ids],
  );
}

interface Neighbour extends Candidate {
  /** Whether the two are still near in time. */
  readonly near: boolean;
}

/** The articles that these are linked to now: they are compared again, though what they are found by may be let go. */
function neighbours(sql: Sql, ids: readonly string[]): Promise<Neighbour[]> {
  return sql<Neighbour>(
    `SELECT l.id, l.other, s.fingerprint, coalesce(abs(extract(epoch FROM mine.sort_at - theirs.sort_at)) <= ${WITHIN_DAYS * 86_400}, false) AS near FROM (
       SELECT b AS id, a AS other FROM store.story_links WHERE b = ANY($1::uuid[]) UNION SELECT a, b FROM store.story_links WHERE a = ANY($1::uuid[])
     ) l
     JOIN store.story_articles s ON s.article_id = l.other
     JOIN store.articles mine ON mine.id = l.id
     JOIN store.articles theirs ON theirs.id = l.other`,
    [ids],
  );
}

/** Writes down which texts are nearly the same. @returns the ids at both ends of a link. */
async function link(sql: Sql, texts: readonly Text[], pairs: readonly Candidate[]): Promise<string[]> {
  const fingerprints = new Map(texts.map(({ id, fingerprint }) => [id, fingerprint]));
  const links = new Map<string, { a: string; b: string; similarity: number }>();
  for (const { id, other, fingerprint } of pairs) {
    const mine = fingerprints.get(id);
    // Of two that changed both, what the other is now is among the candidates.
    const theirs = fingerprints.get(other) ?? fingerprint;
    if (mine === undefined) continue;
    const alike = similarity(mine, theirs);
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
