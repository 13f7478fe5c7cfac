import { agree } from './agree.js';
import { spansOf } from './labels.js';
import type { Span } from './labels.js';
import type { Page } from './page.js';
import { applyRules } from './rules.js';
import type { Tagger } from './tagger.js';

/** The names of a text, in order, not overlapping; types as in `TYPES`, MISC included. */
export function findNames(text: string, tagger: Tagger): { page: Page; spans: Span[] } {
  const { page, labels, emissions } = tagger.label(text);
  return { page, spans: applyRules(page, agree(page, emissions, spansOf(labels))) };
}
