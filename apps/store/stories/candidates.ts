import { bands } from '@newsreel/contracts';
import type { Sql } from '../writing/transaction.js';

/** News is told again within days; what is similar after a longer time is a form, such as a weather report. */
export const WITHIN_DAYS = 14;
/** Of one article; more are not looked at. */
const MAX_CANDIDATES = 100;
/** Twice as long as articles are compared over: whatever the time, what is near lies in its period or in the one that is nearer. */
const PERIOD_MS = 2 * WITHIN_DAYS * 86_400_000;

export interface Text {
  readonly id: string;
  readonly fingerprint: string;
  readonly sortAt: Date;
}

/** Puts the texts where later ones are compared with them. */
export async function keepBands(sql: Sql, texts: readonly Text[]): Promise<void> {
  await sql(
    `INSERT INTO store.story_bands (article_id, sort_at, fingerprint, bands) SELECT id, sort_at, fingerprint, bands::bigint[]
     FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[]) AS new (id, sort_at, fingerprint, bands)`,
    [texts.map(({ id }) => id), texts.map(({ sortAt }) => sortAt), texts.map(({ fingerprint }) => fingerprint), texts.map((text) => literal(keysOf(text, periodOf(text))))],
  );
}

export interface Candidate {
  readonly id: string;
  readonly other: string;
  readonly fingerprint: string;
}

/** The texts that share a band with one of these, and are near in time; `similarity` decides. */
export function candidates(sql: Sql, texts: readonly Text[]): Promise<Candidate[]> {
  const wanted = texts.map((text) => literal([...keysOf(text, periodOf(text)), ...keysOf(text, nearerPeriodOf(text))]));
  return sql(
    `SELECT new.id, o.article_id AS other, o.fingerprint FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS new (id, sort_at, bands)
     CROSS JOIN LATERAL (
       SELECT article_id, fingerprint FROM store.story_bands o
       WHERE o.bands && new.bands::bigint[] AND o.article_id <> new.id AND abs(extract(epoch FROM o.sort_at - new.sort_at)) <= ${WITHIN_DAYS * 86_400}
       ORDER BY abs(extract(epoch FROM o.sort_at - new.sort_at)), o.article_id LIMIT ${MAX_CANDIDATES}
     ) o`,
    [texts.map(({ id }) => id), texts.map(({ sortAt }) => sortAt), wanted],
  );
}

/** The fingerprint, if it is one that can be compared: another pipeline may make others. */
export function comparable(fingerprint: string | null): fingerprint is string {
  try {
    return fingerprint !== null && bands(fingerprint).length > 0;
  } catch {
    return false;
  }
}

const periodOf = ({ sortAt }: Text): number => Math.floor(sortAt.getTime() / PERIOD_MS);

/** In the first half of a period the one before it, else the next. */
function nearerPeriodOf(text: Text): number {
  const period = periodOf(text);
  return text.sortAt.getTime() / PERIOD_MS - period < 0.5 ? period - 1 : period + 1;
}

/** Below 2^53 until long after anybody reads this. */
const keysOf = ({ fingerprint }: Text, period: number): number[] => bands(fingerprint).map((band) => period * 2 ** 32 + (band >>> 0));
const literal = (keys: readonly number[]): string => `{${keys.join(',')}}`;
