import { setTimeout as pause } from 'node:timers/promises';
import type { ExpectedArticle } from '@newsreel/demo-site';

export interface ApiArticle {
  readonly id: string;
  readonly revision: number;
  readonly canonicalUrl: string;
  readonly title: string;
  readonly blocks: readonly { readonly text: string }[];
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
  readonly language: string;
  readonly countries: readonly { readonly code: string }[];
  readonly primaryCountry: string | null;
}

/** @param key where the API wants one. */
export async function articlesAt(apiUrl: string, key?: string): Promise<ApiArticle[]> {
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  const items: ApiArticle[] = [];
  let cursor: string | null = null;
  do {
    const response = await fetch(`${apiUrl}/api/v1/articles?limit=10${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, { headers });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const page = (await response.json()) as { items: ApiArticle[]; nextCursor: string | null };
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

/** Looks until the articles are as wanted; what is seen last is the result where they never are. */
export async function articlesOnce(apiUrl: string, wanted: (articles: ApiArticle[]) => boolean, withinMs = 60_000, key?: string): Promise<ApiArticle[]> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const articles = await articlesAt(apiUrl, key);
    if (wanted(articles) || Date.now() > deadline) return articles;
    await pause(100);
  }
}

/** What the API should say of an article of the demo site, and what it does say, in one shape. */
export const asExpected = ({ url, title, paragraphs, authors, publishedAt, language, countries }: ExpectedArticle) => ({
  url,
  title,
  paragraphs,
  authors,
  publishedAt: publishedAt && Date.parse(publishedAt),
  language,
  countries: [...countries].sort(),
  primaryCountry: countries[0] ?? null,
});

export const asSeen = ({ canonicalUrl, title, blocks, authors, publishedAt, language, countries, primaryCountry }: ApiArticle) => ({
  url: canonicalUrl,
  title,
  paragraphs: blocks.map(({ text }) => text),
  authors,
  publishedAt: publishedAt && Date.parse(publishedAt),
  language,
  countries: countries.map(({ code }) => code).sort(),
  primaryCountry,
});

export const byUrl = <Item extends { url: string }>(items: readonly Item[]): Item[] => [...items].sort((a, b) => (a.url < b.url ? -1 : 1));
