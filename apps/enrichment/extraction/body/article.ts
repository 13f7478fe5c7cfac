import type { Page } from '../page/page.js';
import { paragraphsOf, type Paragraph } from './blocks.js';
import { findContainer } from './container.js';
import { findHeadline } from './headline.js';
import { dropped, suspectsOf } from './keep.js';
import { around, livePosts } from './live.js';
import { plain } from './plain.js';
import { Totals, proseOf } from './prose.js';
import { pruneByShape } from './prune.js';
import { withoutSignature } from './signed.js';
import { standfirstOf } from './standfirst.js';
import { withoutNoise } from './noise.js';

/** An `h1` that somebody forgot to close holds the whole page. */
const maxHeadlineBlocks = 4;

/** The article's own paragraphs: the standfirst under the headline, then the text. */
export function articleParagraphs(page: Page, title: string | null, authors: readonly string[]): Paragraph[] {
  const prose = new Totals(page, proseOf);
  const headline = findHeadline(page, title);
  const posts = livePosts(page, prose);
  const suspects = suspectsOf(page, prose, headline, posts);
  const { container: found, drop } = findContainer(page, suspects, prose, headline);
  const container = around(page, found, posts);
  const inside = dropped(page, suspects, prose, container, headline);
  pruneByShape(page, container, inside);
  if (headline && headline.endBlock - headline.firstBlock <= maxHeadlineBlocks) inside.fill(1, headline.index, headline.end);
  const body = withoutSignature(withoutNoise(page, paragraphsOf(page, container, inside), title), authors);
  const known = plain([title ?? '', ...(headline ? page.blocks.slice(headline.firstBlock, headline.endBlock) : []).map(({ text }) => text), ...body.slice(0, 4).map(({ text }) => text)].join('\n'));
  const standfirst = standfirstOf(page, headline, body[0]?.block ?? container.firstBlock, drop).filter(({ text }) => !known.includes(plain(text)));
  return [...standfirst, ...body];
}
