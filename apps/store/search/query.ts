import { BadRequestException } from '@nestjs/common';
import { m49 } from '../counts/m49.js';
import type { Sql } from '../writing/transaction.js';
import { configurationOf, spaced } from './languages.js';
import { lexemes, operand } from './lexemes.js';

/** What articles are filtered by; lists mean any of them, but for entities, of which an article names all. */
export interface Filter {
  readonly q?: string;
  readonly country?: readonly string[];
  readonly region?: readonly string[];
  readonly language?: readonly string[];
  readonly source?: readonly string[];
  readonly entity?: readonly string[];
  readonly type?: string;
  readonly story?: string;
}

/** As PostgreSQL prints a word of a tsquery. */
const WORD = /'(?:[^'\\]|''|\\.)*'/gs;

export interface SearchQuery {
  /** A tsquery for the column `search`; null where nothing is asked of it. */
  readonly match: string | null;
  /** `match` without the order of words: whatever matches matches this, which the index answers without reading texts. */
  readonly loose: string | null;
  /** Only articles of this story. */
  readonly story: string | null;
  /** The part that the words of `q` make, for ranking. */
  readonly words: string | null;
}

export async function searchQueryOf(sql: Sql, filter: Filter): Promise<SearchQuery> {
  const words = filter.q === undefined ? undefined : await wordsOf(sql, filter.q, filter.language);
  const any = (values: readonly string[] | undefined, lexemeOf: (value: string) => string) => (values && values.length > 0 ? [anyOperand(values.map(lexemeOf))] : []);
  const filters = [
    ...any(filter.country, lexemes.country),
    ...any(filter.region && (await regionCodes(sql, filter.region)), lexemes.region),
    ...any(filter.language, lexemes.language),
    ...any(filter.source, lexemes.source),
    ...(filter.entity ?? []).map((name) => operand(lexemes.entity(name, filter.type))),
    ...(filter.type && !filter.entity ? [operand(lexemes.entityType(filter.type))] : []),
  ];
  const all = (of: string | undefined) => [...(of === undefined ? [] : [`(${of})`]), ...filters].join(' & ') || null;
  return { match: all(words?.match), loose: all(words && unordered(words.match)), story: filter.story ?? null, words: words?.ranking ?? null };
}

/** A tsquery with its phrases as words in any order. Not where words are excluded: without their order more would be. */
export function unordered(query: string): string {
  const tokens = query.match(/'(?:[^'\\]|''|\\.)*'|<(?:-|\d+)>|[^'<]+/gs) ?? [];
  if (tokens.some((token) => !token.startsWith("'") && token.includes('!'))) return query;
  return tokens.map((token) => (token.startsWith('<') ? '&' : token)).join('');
}

/**
 * Of queries of which any will do, those that ask for more than another does say nothing: `'a' <-> 'b' | 'b'` is `'b'`, and needs neither the order
 * of words nor the articles of 'a'. Languages whose stop words differ give such forms of one search.
 */
export function withoutImplied(queries: readonly string[]): string[] {
  const all = queries.map((query) => ({ query, words: new Set(query.match(WORD)), operators: query.replaceAll(WORD, '') }));
  const everyWord = all.filter(({ operators }) => /^[ &]*$/.test(operators));
  return all.filter(({ words, operators }) => /[|!]/.test(operators) || !everyWord.some((less) => less.words.size < words.size && [...less.words].every((word) => words.has(word)))).map(({ query }) => query);
}

export const anyOperand = (values: readonly string[]): string => `(${values.map(operand).join(' | ')})`;

/**
 * The words as each language of the store stems them; any of the forms will do. Only where words are excluded does each form count for
 * the articles of its language alone: else a word would be excluded in one language's form and found in another's.
 */
async function wordsOf(sql: Sql, q: string, languages: readonly string[] | undefined): Promise<{ match: string; ranking: string }> {
  const known = await sql<{ name: string }>('SELECT name FROM store.search_configurations ORDER BY name');
  const names = languages ? [...new Set(languages.map(configurationOf))] : known.map(({ name }) => name);
  const rows = await sql<{ name: string; query: string }>(
    `SELECT name, websearch_to_tsquery(name::regconfig, $2)::text AS query FROM unnest($1::text[]) AS name`,
    [names.length > 0 ? names : ['simple'], spaced(q.replaceAll('\0', ' ').toWellFormed())],
  );
  const stemmed = rows.filter(({ query }) => query !== '');
  if (stemmed.length === 0) throw new BadRequestException(`q: ${JSON.stringify(q.slice(0, 100))} has no word to search for; words such as "the" are in every text.`);
  const byQuery = new Map<string, string[]>();
  for (const { name, query } of stemmed) byQuery.set(query, [...(byQuery.get(query) ?? []), name]);
  const ranking = [...byQuery.keys()].map((query) => `(${query})`).join(' | ');
  const excludes = [...byQuery.keys()].some((query) => query.includes('!'));
  if (byQuery.size === 1 || !excludes) return { match: withoutImplied([...byQuery.keys()]).map((query) => `(${query})`).join(' | '), ranking };
  return { match: [...byQuery].map(([query, of]) => `(${anyOperand(of.map(lexemes.configuration))} & (${query}))`).join(' | '), ranking };
}

// No article is filed under the world: it is in what the world consists of.
const CONTINENTS = m49.filter(([, , parent]) => parent === '001').map(([code]) => code);

/** Codes stay as they are, names become the codes of every region called so. */
async function regionCodes(sql: Sql, regions: readonly string[]): Promise<string[]> {
  const rows = await sql<{ given: string; code: string }>(
    'SELECT given, code FROM unnest($1::text[]) AS given JOIN store.region_names ON lower(name) = lower(given) OR code = upper(given)',
    [regions],
  );
  const found = new Map<string, string[]>();
  for (const { given, code } of rows) found.set(given, [...(found.get(given) ?? []), code]);
  return regions.flatMap((region) => (/^(001|world)$/i.test(region) ? CONTINENTS : (found.get(region) ?? [region])));
}
