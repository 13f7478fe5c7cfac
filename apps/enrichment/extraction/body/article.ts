import type { Page } from '../page/page.js';
import { paragraphsOf, type Paragraph } from './blocks.js';
import { findContainer } from './container.js';
import { findHeadline } from './headline.js';
import { dropped, suspectsOf } from './keep.js';
import { plain } from './plain.js';
import { Totals, proseOf } from './prose.js';
import { pruneByShape } from './prune.js';
import { standfirstOf } from './standfirst.js';
import { withoutNoise } from './noise.js';

/** The article's own paragraphs: the standfirst under the headline, then the text. */
export function articleParagraphs(page: Page, title: string | null): Paragraph[] {
  const suspects = suspectsOf(page);
  const prose = new Totals(page, proseOf);
  const headline = findHeadline(page, title);
  const { container, drop } = findContainer(page, suspects, prose, headline);
  const inside = dropped(page, suspects, prose, container, headline);
  pruneByShape(page, prose, container, inside);
  const body = withoutNoise(paragraphsOf(page, container, inside), title);
  const known = plain([title ?? '', ...(headline ? page.blocks.slice(headline.firstBlock, headline.endBlock) : []).map(({ text }) => text), ...body.slice(0, 4).map(({ text }) => text)].join('\n'));
  const standfirst = standfirstOf(page, headline, body[0]?.block ?? container.firstBlock, drop).filter(({ text }) => !known.includes(plain(text)));
  return [...standfirst, ...body];
}
