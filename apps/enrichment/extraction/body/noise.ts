import { advertisement, appeals, commentsHeading, credits, dateline, embedConsent, labels, readMore } from '../furniture/phrases.js';
import type { Page } from '../page/page.js';
import type { Paragraph } from './blocks.js';
import { plain } from './plain.js';
import { endsSentence, weightOf } from './prose.js';

/** A block that asks for something may be this long; longer ones are about something. */
const maxAppeal = 320;
/** What has to be said before a post of another site is shown takes more words. */
const maxConsent = 600;
const maxDateline = 80;
const maxCommentsHeading = 80;
const maxReadMore = 200;
const maxCredit = 140;
/** A line of its own that is a link for this share, and no sentence, leads to another article. */
const linkLine = 0.55;

/** The paragraphs without what is no part of the article's own text. */
export function withoutNoise(page: Page, paragraphs: readonly Paragraph[], title: string | null): Paragraph[] {
  const headline = plain(title ?? '');
  return withoutRepeats(trimmed(page, withoutLists(withoutComments(paragraphs), headline)));
}

/** The comments under a text of two paragraphs or more, told by the heading above them. */
function withoutComments(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  let running = 0;
  const at = paragraphs.findIndex(({ prose, text, kind }) => {
    if (prose > 0) running++;
    return running >= 2 && prose === 0 && kind !== 'listItem' && text.length <= maxCommentsHeading && commentsHeading.test(plain(text));
  });
  return at < 0 ? paragraphs : paragraphs.slice(0, at);
}

/** What follows "more stories" as a list of links goes with it. */
function withoutLists(paragraphs: readonly Paragraph[], headline: string): Paragraph[] {
  let isList = false;
  return paragraphs.filter((paragraph) => {
    if (isList && paragraph.kind === 'listItem' && paragraph.linkLength > 0) return false;
    const noise = noiseIn(paragraph, headline);
    isList = noise === 'read more';
    return noise === null;
  });
}

/** Why a block is no part of the text, null if it is one. */
export function noiseIn(paragraph: Paragraph, headline: string): string | null {
  const { text, kind } = paragraph;
  if (kind === 'table' || text.length >= maxConsent) return null;
  const words = plain(text);
  if (embedConsent.test(words)) return 'consent';
  // What is longer than an appeal is about something.
  if (text.length >= maxAppeal) return null;
  if (!/[\p{L}\p{N}]/u.test(words)) return 'no words';
  if (kind === 'heading' && words === headline) return 'headline';
  if (text.length < 100 && advertisement.test(words)) return 'advertisement';
  const linked = paragraph.linkLength / text.length;
  if (text.length < maxReadMore && readMore.test(words) && (linked > 0.3 || words.length < 60 || kind === 'heading' || /^[^:]{3,30}:/.test(words))) return 'read more';
  if ((linked > 0 || text.length < 200) && kind !== 'quote' && appeals.test(words)) return 'appeal';
  if (linked > linkLine && kind !== 'listItem' && text.length < maxReadMore && !endsSentence(text)) return 'link line';
  if (linked > 0.95 && kind === 'paragraph' && text.length < maxReadMore) return 'link line';
  if (text.length < maxDateline && kind === 'paragraph' && dateline.test(words)) return 'dateline';
  if (labels.test(words)) return 'labels';
  return text.length < maxCredit && credits.test(words) ? 'credit' : null;
}

/** Without short lines and links before the first and after the last running text, and without headings of nothing. */
function trimmed(page: Page, paragraphs: readonly Paragraph[]): Paragraph[] {
  const first = paragraphs.findIndex(({ prose }) => prose > 0);
  const last = paragraphs.findLastIndex(({ prose }) => prose > 0);
  if (first < 0) return [...paragraphs];
  return paragraphs.filter((paragraph, i) => {
    if (i === first - 1 && paragraph.kind === 'heading' && isBeside(page, paragraph, paragraphs[first]!)) return true;
    if (i < first) return isTextLike(paragraph) && paragraph.kind !== 'heading';
    if (i > last) return isTextLike(paragraph) && paragraph.kind !== 'heading';
    return true;
  });
}

/** A heading of the text stands in one element with its paragraph; that of the page stands in a header. */
function isBeside(page: Page, heading: Paragraph, paragraph: Paragraph): boolean {
  return heading.linkLength === 0 && page.elements[heading.element]!.parent === page.elements[paragraph.element]!.parent;
}

/** Long enough for a sentence, or a sentence by its end. */
function isTextLike({ text, linkLength }: Paragraph): boolean {
  if (linkLength > 0.4 * text.length) return false;
  const weight = weightOf(text);
  return weight >= 60 || (weight >= 15 && endsSentence(text));
}

/** A text that stands in a longer paragraph too is set twice on the page, as a pull quote or as a summary. Longer ones are no quotes. */
const minRepeat = 40;
const maxRepeat = 300;
const repeatReach = 200;

function withoutRepeats(paragraphs: readonly Paragraph[]): Paragraph[] {
  const texts = paragraphs.slice(0, repeatReach).map(({ text }) => plain(text).replace(/^["']+|["'.…]+$/g, ''));
  const all = texts.join('\n');
  let at = 0;
  return paragraphs.filter(({ kind }, i) => {
    const text = texts[i];
    if (text === undefined) return true;
    const start = at;
    at += text.length + 1;
    if (text.length < minRepeat || text.length > maxRepeat || kind === 'table') return true;
    const isFirst = all.indexOf(text) === start;
    return isFirst && (all.indexOf(text, start + 1) < 0 || !texts.some((other) => other.length > text.length && other.includes(text)));
  });
}
