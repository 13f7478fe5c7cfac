import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseParameters } from '../../../apps/store/http/parameters.js';
import { articlePage } from '../../../apps/store/articles/articles.js';
import { ArticleQuery } from '../../../apps/store/articles/query.js';
import type { Sql } from '../../../apps/store/writing/transaction.js';
import type { Query } from './queries.js';

/** The statements that a query puts, each with the plan that PostgreSQL has for it, without costs. */
export async function planOf(sql: Sql, { search }: Query): Promise<string> {
  const plans: string[] = [];
  const explaining: Sql = async (text, values) => {
    const rows = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${text}`, values);
    plans.push(rows.map((row) => shapeOf(row['QUERY PLAN'])).filter((line) => line !== '').join('\n'));
    return sql(text, values);
  };
  await articlePage(explaining, parseParameters(ArticleQuery, Object.fromEntries(new URLSearchParams(search))));
  return `${[...new Set(plans)].join('\n\n')}\n`;
}

/** How rows are found, not which: conditions hold values and windows of time. */
const shapeOf = (line: string): string => (/^\s*(Index Cond|Recheck Cond|Filter|Sort Key|Hash Cond|Join Filter|Merge Cond)/.test(line) ? '' : line);

/** Compares plans with those that are kept, or keeps them. @returns what differs. */
export function compare(folder: string, plans: ReadonlyMap<string, string>, update: boolean): string[] {
  mkdirSync(folder, { recursive: true });
  const different: string[] = [];
  for (const [name, plan] of plans) {
    const file = join(folder, `${name}.txt`);
    if (update) writeFileSync(file, plan);
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== plan) different.push(name);
  }
  return different;
}
