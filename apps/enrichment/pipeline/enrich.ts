import { articleIdOf, contentSha256, type Article, type Extracted, type Reason } from '@newsreel/contracts';
import { EXTRACTOR_VERSION, extractArticle } from '../extraction/extract.js';
import { fingerprintOf } from '../fingerprint/fingerprint.js';
import { TAGGER_VERSION } from '../tagger-version.js';
import type { Page } from './page.js';
import { tagText } from './tag.js';

/** bytes -> article -> tags: everything that newsreel knows of a page. Pure: the same page gives the same article. */
export function enrich(page: Page): Article {
  const extracted = extractPage(page);
  const { reasons, ...tags } = extracted.isArticle
    ? tagText({ ...extracted, homeCountry: page.source.homeCountry })
    : { entities: null, places: [], countries: [], primaryCountry: null, subdivisions: [], regions: [], reasons: [notTagged] };
  return {
    ...extracted,
    ...tags,
    reasons: [...extracted.reasons, ...reasons],
    articleId: articleIdOf(extracted.canonicalUrl),
    pageEventId: page.pageEventId,
    fetchedAt: page.fetchedAt,
    source: page.source,
    contentSha256: contentSha256(extracted.title, extracted.text),
    extractorVersion: EXTRACTOR_VERSION,
    taggerVersion: TAGGER_VERSION,
    fingerprint: fingerprintOf(extracted.text),
  };
}

const notTagged: Reason = { field: 'entities', code: 'not-an-article', text: 'Only articles are tagged.' };

/** An answer that is no success shows an error page, however much that looks like an article. */
export function extractPage(page: Pick<Page, 'body' | 'contentType' | 'url' | 'finalUrl' | 'status'>): Extracted {
  const extracted = extractArticle(page);
  if (page.status >= 200 && page.status < 300) return extracted;
  const reason: Reason = { field: 'isArticle', code: 'http-status', text: `The server answered ${page.status}.` };
  return { ...extracted, isArticle: false, confidence: 1, reasons: [reason, ...extracted.reasons.filter(({ field }) => field !== 'isArticle')] };
}
