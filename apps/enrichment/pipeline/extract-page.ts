import type { Extracted, Reason } from '@newsreel/contracts';
import { extractArticle } from '../extraction/extract.js';
import type { Page } from './page.js';

/** An answer that is no success shows an error page, however much that looks like an article. */
export function extractPage(page: Pick<Page, 'body' | 'contentType' | 'url' | 'finalUrl' | 'status'>): Extracted {
  const extracted = extractArticle(page);
  if (page.status >= 200 && page.status < 300) return extracted;
  const reason: Reason = { field: 'isArticle', code: 'http-status', text: `The server answered ${page.status}.` };
  return { ...extracted, isArticle: false, confidence: 1, reasons: [reason, ...extracted.reasons.filter(({ field }) => field !== 'isArticle')] };
}
