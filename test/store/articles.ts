import { createHash } from 'node:crypto';
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
export function fingerprint(text: string): string | null {
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu)?.slice(0, 2_000));
  if (words.size < 2) return null;
  const minima = new Uint16Array(signatureLength).fill(0xffff);
  for (const word of words) {
    const bytes = createHash('sha512').update(word).digest();
    for (let i = 0; i < signatureLength; i++) {
      const value = bytes.readUInt16LE(i % 62) ^ (bytes[63]! * i);
      if ((value & 0xffff) < minima[i]!) minima[i] = value & 0xffff;
    }
  }
  return encodeFingerprint(minima);
}
