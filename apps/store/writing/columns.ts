import type { Article } from '@newsreel/contracts';
import { configurationOf, spaced } from '../search/languages.js';
import { lexemes, nameKey } from '../search/lexemes.js';
import { storable } from './reading.js';

/** What is looked for in articles, made of the document that is published. */
export interface Columns {
  /** ISO 8601 in UTC. */
  readonly sortAt: string;
  readonly sourceId: string | null;
  readonly language: string | null;
  readonly primaryCountry: string | null;
  readonly countries: readonly string[];
  readonly regions: readonly string[];
  readonly fingerprint: string | null;
  readonly configuration: string;
  readonly searchTitle: string;
  readonly searchText: string;
  readonly lexemes: readonly string[];
  readonly mentions: readonly MentionColumns[];
  readonly regionNames: readonly { readonly code: string; readonly name: string; readonly kind: string }[];
}

export interface MentionColumns {
  readonly type: string;
  readonly key: string;
  readonly name: string;
  readonly mentions: number;
  readonly salience: number;
}

/** A tsvector holds less than 1 MiB; no reader looks for what stands behind this in an article. */
const MAX_SEARCHED = 200_000;
const MAX_MENTIONS = 200;
const MAX_NAME = 300;

export function columnsOf(article: Article, firstFetchedAt: Date): Columns {
  const sortAt = sortTimeOf(article.publishedAt, firstFetchedAt);
  const configuration = configurationOf(article.language);
  const mentions = mentionsOf(article);
  const countries = article.countries.map(({ code }) => code);
  const regions = [...article.regions, ...article.subdivisions].map(({ code }) => storable(code));
  return {
    sortAt: sortAt.toISOString(),
    sourceId: article.source.id === null ? null : storable(article.source.id),
    language: article.language === null ? null : storable(article.language),
    primaryCountry: article.primaryCountry,
    countries,
    regions,
    fingerprint: article.fingerprint,
    configuration,
    searchTitle: spaced(storable(article.title ?? '')).slice(0, MAX_SEARCHED),
    searchText: spaced(storable(article.text.slice(0, MAX_SEARCHED))).slice(0, MAX_SEARCHED),
    lexemes: [...new Set([
      lexemes.hour(sortAt),
      lexemes.day(sortAt),
      lexemes.month(sortAt),
      lexemes.configuration(configuration),
      ...(article.language ? [lexemes.language(storable(article.language))] : []),
      ...(article.source.id ? [lexemes.source(storable(article.source.id))] : []),
      ...countries.map(lexemes.country),
      ...regions.map(lexemes.region),
      ...mentions.flatMap(({ type, key }) => [lexemes.entity(key), lexemes.entity(key, type), lexemes.entityType(type)]),
    ])],
    mentions,
    regionNames: [
      ...article.regions.map(({ code, name, kind }) => ({ code: storable(code), name: storable(name), kind })),
      ...article.subdivisions.map(({ code, name }) => ({ code: storable(code), name: storable(name), kind: 'subdivision' })),
    ],
  };
}

/** A clock that is wrong must not keep an article on top for ever: it is not published after it was first fetched, nor before the web was. */
export function sortTimeOf(publishedAt: string | null, firstFetchedAt: Date): Date {
  const published = publishedAt === null ? NaN : Date.parse(publishedAt);
  const credible = published >= Date.UTC(1990, 0) && published <= firstFetchedAt.getTime();
  return credible ? new Date(published) : firstFetchedAt;
}

function mentionsOf(article: Article): MentionColumns[] {
  const byKey = new Map<string, MentionColumns>();
  for (const { type, name, mentions, salience } of article.entities ?? []) {
    const shown = storable(name).slice(0, MAX_NAME);
    const key = nameKey(shown);
    const other = byKey.get(`${type} ${key}`);
    if (key === '' || (!other && byKey.size >= MAX_MENTIONS)) continue;
    byKey.set(`${type} ${key}`, { type, key, name: other?.name ?? shown, mentions: (other?.mentions ?? 0) + mentions.length, salience: Math.max(other?.salience ?? 0, salience) });
  }
  return [...byKey.values()];
}
