import type { Reason } from '@newsreel/contracts';
import type { Paragraph } from '../body/blocks.js';
import { plain } from '../body/plain.js';
import { weightOf } from '../body/prose.js';
import { isArticleNode, type Node, typesOf } from '../metadata/json-ld.js';
import type { Metas } from '../metadata/meta.js';
import type { Page } from '../page/page.js';
import { consentWalls, errorTitles } from './phrases.js';

export interface Verdict {
  readonly isArticle: boolean;
  /** 0 to 1: how sure it is. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

export interface Evidence {
  readonly page: Page;
  readonly metas: Metas;
  /** All JSON-LD nodes of the page. */
  readonly nodes: readonly Node[];
  readonly url: string;
  readonly title: string | null;
  readonly paragraphs: readonly Paragraph[];
  readonly hasDate: boolean;
  readonly hasAuthor: boolean;
}

/** Running text of this weight makes an article without anything else that speaks for one. */
const enoughWeight = 700;
const littleWeight = 140;
/** The longest articles have a tenth of it. */
const mostWeight = 1_500_000;
/** So many linked headings of this length make a page of teasers, unless each has this many paragraphs. */
const minTeasers = 4;
const minHeadline = 15;
const maxPerTeaser = 2.5;
const pagesOfLists = new Set(['CollectionPage', 'ItemList', 'SearchResultsPage', 'ProfilePage', 'AboutPage', 'ContactPage']);
const pagesOfPictures = new Set(['ImageGallery', 'MediaGallery', 'VideoObject', 'VideoGallery']);

/** Whether the page is one article, and why not: an error, a consent wall, a section page, a gallery or video, or too little text. */
export function judge(evidence: Evidence): Verdict {
  const { title, paragraphs, metas, nodes } = evidence;
  const weight = paragraphs.reduce((sum, { prose }) => sum + prose, 0);
  const all = paragraphs.reduce((sum, { text }) => sum + weightOf(text), 0);
  const name = plain(title ?? evidence.page.titleTag);
  if (weight < enoughWeight && errorTitles.test(name)) return no('error-page', 'The title is that of an error page.', 0.95);
  if (weight < 2 * enoughWeight && isConsentWall(evidence)) return no('consent-wall', 'The page asks for consent instead of showing an article.', 0.9);
  const types = new Set(nodes.flatMap(typesOf));
  const isMarked = nodes.some(isArticleNode) || /article/i.test(metas.first('og:type') ?? '') || evidence.page.elements.some(({ attributes }) => attributes?.['itemprop']?.includes('articleBody'));
  if (isHome(evidence.url) && !isMarked) return no('home-page', 'The address is that of a home page or section.', 0.9);
  if (all > mostWeight) return no('too-long', 'The page has more text than any article: a book, a log, or malice.', 0.9);
  if (all < littleWeight) return no(isOfPictures(types, metas) ? 'gallery-or-video' : 'no-text', 'The page has hardly any running text.', 0.85);
  if (!isMarked && isOfTeasers(evidence)) return no('list', 'The page is headlines that lead to other pages, each with a few lines.', 0.8);
  const lists = listShare(paragraphs);
  const points = Math.min(weight / enoughWeight, 2) + (isMarked ? 0.9 : 0) + (evidence.hasDate ? 0.4 : 0) + (evidence.hasAuthor ? 0.3 : 0) + (hasHeadline(evidence.page) ? 0.2 : 0) - 1.2 * lists - (isMarked ? 0 : [...types].some((type) => pagesOfLists.has(type)) ? 0.8 : 0) - (isOfPictures(types, metas) && weight < enoughWeight / 2 ? 0.4 : 0);
  const confidence = Math.round(100 / (1 + Math.exp(-3 * (points - 0.5)))) / 100;
  if (confidence >= 0.5) return { isArticle: true, confidence, reasons: [] };
  if (lists > 0.5) return no('list', 'Most of the page is links to other pages.', 1 - confidence);
  return isOfPictures(types, metas) ? no('gallery-or-video', 'The page shows pictures or a video and little text.', 1 - confidence) : no('no-text', 'The page has too little running text for an article, and nothing says that it is one.', 1 - confidence);
}

function no(code: string, text: string, confidence: number): Verdict {
  return { isArticle: false, confidence, reasons: [{ field: 'isArticle', code, text }] };
}

function hasHeadline(page: Page): boolean {
  return page.elements.some(({ name, firstBlock, endBlock }) => name === 'h1' && endBlock > firstBlock);
}

function isConsentWall({ page, paragraphs }: Evidence): boolean {
  const shown = paragraphs.length > 0 ? paragraphs.slice(0, 6).map(({ text }) => text) : page.blocks.slice(0, 40).map(({ text }) => text);
  return shown.some((text) => consentWalls.test(plain(text)));
}

function isHome(url: string): boolean {
  const { pathname, search } = new URL(url);
  return search === '' && /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i.test(pathname);
}

function isOfPictures(types: ReadonlySet<string>, metas: Metas): boolean {
  return [...types].some((type) => pagesOfPictures.has(type)) || /video/i.test(metas.first('og:type') ?? '');
}

/** Whether the text is that of many teasers: between its first and its last paragraph stand linked headings, hardly fewer than paragraphs. */
function isOfTeasers({ page, paragraphs }: Evidence): boolean {
  const running = paragraphs.filter(({ prose }) => prose > 0);
  const blocks = page.blocks.slice(Math.max(0, (running[0]?.block ?? 0) - 4), running.at(-1)?.block ?? 0);
  const headings = blocks.filter(({ element, text, linkLength }) => /^h[1-6]$/.test(page.elements[element]!.name) && text.length >= minHeadline && linkLength > 0.9 * text.length);
  return headings.length >= minTeasers && running.length < maxPerTeaser * headings.length;
}

/** The share of short, linked or listed blocks. */
function listShare(paragraphs: readonly Paragraph[]): number {
  const listed = paragraphs.filter(({ text, linkLength, prose }) => prose === 0 && linkLength > 0.5 * text.length).length;
  return paragraphs.length === 0 ? 0 : listed / paragraphs.length;
}
