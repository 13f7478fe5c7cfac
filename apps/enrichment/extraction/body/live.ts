import { hintOf } from '../furniture/hints.js';
import type { Page, PageElement } from '../page/page.js';
import type { Totals } from './prose.js';

/** On other pages a box of live news holds headlines; in a live blog its posts hold this share of the page's running text. */
const minShare = 0.4;
const minLive = 300;

/** The outermost elements that hold the posts of a live blog, by their names; empty if the page is none. */
export function livePosts(page: Page, prose: Totals): PageElement[] {
  const posts: PageElement[] = [];
  let end = 0;
  for (const element of page.elements) {
    if (element.index < end || !element.isBlock || element.name === 'body' || !hintOf(element).isLive || prose.of(element) === 0) continue;
    posts.push(element);
    end = element.end;
  }
  const total = posts.reduce((sum, post) => sum + prose.of(post), 0);
  return total >= minLive && total >= minShare * prose.of(page.elements[0]!) ? posts : [];
}

/** The smallest element around `start` and all the posts. */
export function around(page: Page, start: PageElement, posts: readonly PageElement[]): PageElement {
  const [first, last] = [posts[0], posts.at(-1)];
  let found = start;
  if (!first || !last) return found;
  while (found.parent >= 0 && (found.index > first.index || found.end < last.end)) found = page.elements[found.parent]!;
  return found;
}
