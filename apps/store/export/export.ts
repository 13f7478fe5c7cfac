import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { inOrder, rangeOf } from '../articles/articles.js';
import { ArticleItem, itemOf, pick } from '../articles/item.js';
import type { ArticleFilter } from '../articles/query.js';
import { newest, type Position } from '../search/search.js';
import { searchQueryOf } from '../search/query.js';
import type { Sql } from '../writing/transaction.js';

/** Articles in memory at once. */
const PAGE = 200;

export interface ExportOptions {
  readonly sql: Sql;
  readonly filter: ArticleFilter;
  readonly fields: ReadonlySet<string> | null;
  readonly format: 'ndjson' | 'csv';
  readonly signal: AbortSignal;
}

/** Writes every article that matches, newest first, page by page and no faster than it is read: memory stays the same however many there are. */
export async function writeExport(out: Writable, { sql, filter, fields, format, signal }: ExportOptions): Promise<void> {
  const query = await searchQueryOf(sql, filter);
  // What is stored meanwhile is newer than where the export began, and is not in it.
  const range = rangeOf(filter);
  const columns = fields === null ? Object.keys(ArticleItem.shape) : Object.keys(ArticleItem.shape).filter((name) => fields.has(name));
  if (format === 'csv') await write(out, `${columns.join(',')}\r\n`, signal);
  let after: Position | null = null;
  do {
    const page: Position[] = await newest(sql, query, range, after, PAGE);
    const items = (await inOrder(sql, page.map(({ id }) => id))).map(itemOf);
    const lines = items.map((item) => (format === 'csv' ? `${columns.map((name) => csv(item[name as keyof ArticleItem])).join(',')}\r\n` : `${JSON.stringify(pick(item, fields))}\n`));
    await write(out, lines.join(''), signal);
    after = page.length === PAGE ? page.at(-1)! : null;
  } while (after !== null && !signal.aborted);
}

async function write(out: Writable, text: string, signal: AbortSignal): Promise<void> {
  if (text !== '' && !out.write(text)) await once(out, 'drain', { signal });
}

/** RFC 4180. null is an empty field, an empty text a quoted one, so that a reader can tell them apart; lists and objects are JSON. */
export function csv(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return typeof value === 'number' || typeof value === 'boolean' ? text : `"${text.replaceAll('"', '""')}"`;
}
