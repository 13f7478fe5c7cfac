import type { Sql } from '../writing/transaction.js';

/** How long a relay that says nothing keeps its turn. */
export const LEASE_SECONDS = 15;

/** Takes the relay's lease, or renews it. @returns its epoch; null while another holds it. */
export async function takeLease(sql: Sql, holder: string): Promise<string | null> {
  const [row] = await sql<{ epoch: string }>(
    `UPDATE store.relay_lease SET holder = $1, epoch = CASE WHEN holder = $1 AND expires_at > now() THEN epoch ELSE epoch + 1 END, expires_at = now() + make_interval(secs => $2)
     WHERE holder = $1 OR expires_at <= now() RETURNING epoch`,
    [holder, LEASE_SECONDS],
  );
  return row?.epoch ?? null;
}

/** Whether the lease is still ours. Until the transaction ends nobody can take it. */
export async function holdsLease(sql: Sql, holder: string, epoch: string): Promise<boolean> {
  const rows = await sql('SELECT 1 FROM store.relay_lease WHERE holder = $1 AND epoch = $2 FOR UPDATE', [holder, epoch]);
  return rows.length > 0;
}

/** Numbers what was published for readers of the stream, in the transaction that holds the lease: ids are in order of publication, and of commit. */
export async function numberForStream(sql: Sql, published: readonly { readonly id: string; readonly sequence: string | number }[]): Promise<void> {
  if (published.length === 0) return;
  await sql(
    `WITH last AS (UPDATE store.relay_lease SET last_stream_id = last_stream_id + cardinality($1::uuid[]) RETURNING last_stream_id - cardinality($1::uuid[]) AS id)
     INSERT INTO store.stream (id, article_id, sequence) SELECT last.id + new.n, new.article, new.sequence
     FROM last, unnest($1::uuid[], $2::bigint[]) WITH ORDINALITY AS new (article, sequence, n)`,
    [published.map(({ id }) => id), published.map(({ sequence }) => sequence)],
  );
}

export async function giveLease(sql: Sql, holder: string): Promise<void> {
  await sql(`UPDATE store.relay_lease SET holder = NULL, expires_at = '-infinity' WHERE holder = $1`, [holder]);
}
