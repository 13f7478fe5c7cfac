import { articleIdOf, contentSha256, encodeFingerprint, signatureLength, type Article } from '@newsreel/contracts';

export interface Page {
  readonly url?: string;
  readonly finalUrl?: string;
  readonly canonicalUrl?: string;
  readonly title?: string;
  readonly text?: string;
  /** Minutes after a fixed moment. */
  readonly at?: number;
  readonly extractor?: string;
  readonly tagger?: string;
  readonly source?: string | null;
  readonly more?: Partial<Article>;
}

export const START = Date.UTC(2026, 1, 5, 9);

/** An enriched page for tests: whole, consistent, and the same for the same words. */
export function article({ at = 0, ...page }: Page = {}): Article {
  const url = page.url ?? page.canonicalUrl ?? 'https://news.example/a';
  const canonicalUrl = page.canonicalUrl ?? page.finalUrl ?? url;
  const title = page.title ?? 'A title';
  const text = page.text ?? 'The text of the article.';
  return {
    url,
    finalUrl: page.finalUrl ?? url,
    canonicalUrl,
    title,
    text,
    blocks: [{ kind: 'paragraph', text, start: 0 }],
    authors: [],
    publishedAt: null,
    modifiedAt: null,
    language: 'en',
    image: null,
    section: null,
    tags: [],
    isComplete: true,
    isArticle: true,
    confidence: 1,
    reasons: [],
    entities: [],
    places: [],
    countries: [],
    primaryCountry: null,
    subdivisions: [],
    regions: [],
    articleId: articleIdOf(canonicalUrl),
    pageEventId: `page of ${url} at ${String(at).padStart(6, '0')}`,
    fetchedAt: new Date(START + at * 60_000).toISOString(),
    source: { id: page.source === undefined ? 'news-example' : page.source, homeCountry: null },
    contentSha256: contentSha256(title, text),
    extractorVersion: page.extractor ?? '1',
    taggerVersion: page.tagger ?? '1',
    fingerprint: fingerprint(text),
    ...page.more,
  };
}

/** Like the real one, texts with the same words have similar fingerprints; here word by word. */
export function fingerprint(text: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const minima = new Uint16Array(signatureLength).fill(0xffff);
  for (const word of words) {
    for (let i = 0; i < signatureLength; i++) {
      let hash = Math.imul(i + 1, 0x9e3779b1);
      for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
      hash ^= hash >>> 15;
      minima[i] = Math.min(minima[i]!, Math.imul(hash, 0x85ebca6b) >>> 16);
    }
  }
  return encodeFingerprint(minima);
}
