import type { Page } from '../page/page.js';
import { paragraphsOf, type Paragraph } from './blocks.js';
import { findContainer } from './container.js';
import { dropped, suspectsOf } from './keep.js';
import { Totals, proseOf } from './prose.js';
import { withoutNoise } from './noise.js';

/** The article's own paragraphs. */
export function articleParagraphs(page: Page, title: string | null): Paragraph[] {
  if (page.elements.length === 0) return [];
  const suspects = suspectsOf(page);
  const prose = new Totals(page, proseOf);
  const container = findContainer(page, suspects, prose);
  const drop = dropped(page, suspects, prose, container);
  return withoutNoise(paragraphsOf(page, container, drop), title);
}
