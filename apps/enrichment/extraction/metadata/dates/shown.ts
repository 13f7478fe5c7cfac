import type { Page, PageElement } from '../../page/page.js';
import { readHint } from '../../furniture/hints.js';

/** What an element that shows when the article was published is called. */
const dateHint = /(?<![a-z])(?:date|datum|time|timestamp|published?|publication|pub-?date|posted|created|fecha|data|datetime|byline|meta|post-?meta\w*|post-info|entry-info|dateline|stand)(?![a-rt-z])/i;
const modifiedHint = /modif|updat|aktualis|actuali|changed|edited/i;
const commentHint = /(?<!\S)(?:comment|related|teaser|recommend|sidebar|footer|recent|popular|widget|card(?![a-z])|most-?read|next|previous)/i;
/** More elements with dates than this are a list of articles. */
const maxElements = 200;
/** A line with a date in it is no longer than this. */
const maxLine = 160;
const dateLike = /\p{Nd}{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}|令和/u;

/** Texts and attributes of the page that may say when the article was published, best first. */
export function shownDates(page: Page): string[] {
  const headline = page.elements.find(({ name, firstBlock, endBlock }) => name === 'h1' && endBlock > firstBlock);
  const marked = { stated: [] as string[], near: [] as string[], modified: [] as string[] };
  let found = 0;
  for (const element of page.elements) {
    if (found >= maxElements) break;
    if (!isDateElement(element) || (isElsewhere(page, element, headline) && !isStated(element))) continue;
    found++;
    const list = modifiedHint.test(`${element.hint} ${element.attributes?.['itemprop'] ?? ''}`) ? marked.modified : isStated(element) ? marked.stated : marked.near;
    list.push(...textsOf(page, element, headline));
  }
  const lines = headline ? linesAround(page, headline) : firstLines(page);
  return [...marked.stated, ...marked.near, ...lines, ...marked.modified].slice(0, 60);
}

/** Its markup says that this is the date of publication. */
function isStated({ attributes }: PageElement): boolean {
  return attributes !== null && (/datePublished/.test(attributes['itemprop'] ?? '') || attributes['pubdate'] !== undefined);
}

function isDateElement({ name, hint, attributes }: PageElement): boolean {
  if (name === 'time' || (attributes && /date(?:Published|Created|Modified)/.test(attributes['itemprop'] ?? ''))) return true;
  return hint !== '' && hint.length < 200 && dateHint.test(hint.replace(/([a-z])([A-Z])/g, '$1-$2'));
}

/** In furniture, or in what leads to other articles; what is around the headline too is neither. */
function isElsewhere(page: Page, element: PageElement, headline: PageElement | undefined): boolean {
  for (let i = element.index, n = 0; i >= 0 && n < 40; n++) {
    const { hint, parent, name, end } = page.elements[i]!;
    if (headline && i <= headline.index && headline.index < end) return false;
    if (name === 'footer' || name === 'aside' || name === 'nav' || readHint(hint).furniture === 'comments' || (name !== 'body' && commentHint.test(hint))) return true;
    i = parent;
  }
  return false;
}

function textsOf(page: Page, { attributes, firstBlock, endBlock }: PageElement, headline: PageElement | undefined): string[] {
  const machine = ['datetime', 'content', 'data-datetime', 'data-timestamp', 'data-time', 'data-date', 'data-published'].map((name) => attributes?.[name]).filter((value) => value !== undefined);
  const blocks = page.blocks.slice(firstBlock, Math.min(endBlock, firstBlock + 6)).filter((block, i) => block.text.length <= maxLine && dateLike.test(block.text) && !(headline && firstBlock + i >= headline.firstBlock && firstBlock + i < headline.endBlock));
  return [...machine, ...blocks.map(({ text }) => text)];
}

/** Short lines with a date shortly before and after the headline. */
function linesAround(page: Page, headline: PageElement): string[] {
  const { firstBlock, endBlock } = headline;
  const after = page.blocks.slice(endBlock, endBlock + 12);
  const before = page.blocks.slice(Math.max(0, firstBlock - 4), firstBlock).reverse();
  const inside = page.blocks.slice(firstBlock, endBlock);
  return [...after, ...before, ...inside].filter(({ text, element }) => text.length <= maxLine && dateLike.test(text) && !isElsewhere(page, page.elements[element]!, headline)).map(({ text }) => text);
}

/** Without a headline: the first lines that hold little else than a date. */
function firstLines(page: Page): string[] {
  return page.blocks.slice(0, 150).map(({ text }) => text).filter((text) => text.length <= 40 && dateLike.test(text));
}
