import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { itemOf, type ArticleItem } from '../articles/item.js';
import type { ArticleFilter } from '../articles/query.js';
import type { ArticleState } from '../outbox/events.js';
import { FROM_STATE, STATE } from '../outbox/states.js';
import { searchQueryOf } from '../search/query.js';
import type { Sql } from '../writing/transaction.js';

/** Readers of the stream that may be connected at once; each asks the database once a second. */
export const MAX_READERS = 200;
const AT_ONCE = 50;
/** Proxies end a connection that says nothing. */
const HEARTBEAT_MS = 15_000;

export interface StreamOptions {
  readonly sql: Sql;
  readonly filter: ArticleFilter;
  /** Go on behind this id; from now on without one. */
  readonly after: string | null;
  readonly pick: (item: ArticleItem) => object;
  readonly signal: AbortSignal;
  /** Resolves when something new may be there, at the latest after a second. */
  readonly next: () => Promise<void>;
}

type StreamRow = ArticleState & { readonly streamId: string; readonly matches: boolean };

/**
 * Writes server-sent events (WHATWG HTML, section 9.2) until the reader leaves: `article` with the whole current state of each
 * article that changed and matches, `removed` with the id of each that is gone. The event id is where to go on.
 */
export async function writeStream(out: Writable, { sql, filter, after, pick, signal, next }: StreamOptions): Promise<void> {
  const { match, story } = await searchQueryOf(sql, filter);
  let at = after ?? (await newestId(sql));
  let spoken = Date.now();
  const say = async (text: string): Promise<void> => {
    spoken = Date.now();
    if (!out.write(text)) await once(out, 'drain', { signal });
  };
  await say(`retry: 2000\nid: ${at}\n: from here on\n\n`);
  while (!signal.aborted) {
    const rows = await rowsBehind(sql, at, match, story);
    for (const row of rows) {
      const event = eventText(row, pick);
      if (event) await say(event);
      at = row.streamId;
    }
    if (rows.length === AT_ONCE) continue;
    if (Date.now() - spoken > HEARTBEAT_MS) await say(`id: ${at}\n: still here\n\n`);
    await next();
  }
}

async function newestId(sql: Sql): Promise<string> {
  const [row] = await sql<{ id: string }>('SELECT last_stream_id AS id FROM store.relay_lease');
  return row!.id;
}

/** The newest state goes to whoever comes late: an article that changed twice since is told once for each, with the same state. */
function rowsBehind(sql: Sql, at: string, match: string | null, story: string | null): Promise<StreamRow[]> {
  return sql<StreamRow>(
    `SELECT s.id AS "streamId", ${STATE}, ($2::tsquery IS NULL OR coalesce(a.search @@ $2::tsquery, false))
       AND ($3::uuid IS NULL OR EXISTS (SELECT FROM store.story_articles t WHERE t.article_id = a.id AND t.story_id = $3::uuid)) AS matches
     FROM (SELECT id, article_id FROM store.stream WHERE id > $1 ORDER BY id LIMIT ${AT_ONCE}) s
     CROSS JOIN LATERAL (SELECT * FROM store.articles WHERE id = s.article_id) a
     ${FROM_STATE.slice(FROM_STATE.indexOf('LEFT JOIN'))}
     ORDER BY s.id`,
    [at, match, story],
  );
}

function eventText(row: StreamRow, pick: (item: ArticleItem) => object): string | null {
  if (row.state !== 'stored') return `event: removed\nid: ${row.streamId}\ndata: ${JSON.stringify({ id: row.id, sequence: Number(row.sequence), mergedInto: row.mergedInto })}\n\n`;
  return row.matches ? `event: article\nid: ${row.streamId}\ndata: ${JSON.stringify(pick(itemOf(row)))}\n\n` : null;
}
