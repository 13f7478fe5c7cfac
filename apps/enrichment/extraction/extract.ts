import type { Extracted } from '@newsreel/contracts';
import { canonicalizeUrl } from '@newsreel/contracts/url';
import { sourceOf } from '../charset/decode.js';
import { detectLanguage } from '../language/detect.js';
import { articleParagraphs } from './body/article.js';
import type { Paragraph } from './body/blocks.js';
import { embeddedParagraphs } from './body/embedded.js';
import { statedParagraphs } from './body/stated.js';
import { isOfInterest } from './furniture/interest.js';
import { authorsOf } from './metadata/authors.js';
import { canonicalUrlOf } from './metadata/canonical.js';
import { datesOf } from './metadata/dates/dates.js';
import { imageOf } from './metadata/image.js';
import { articleNode, readJsonLd } from './metadata/json-ld.js';
import { Metas } from './metadata/meta.js';
import { sectionOf, tagsOf } from './metadata/topics.js';
import { titleOf } from './metadata/title.js';
import { parsePage } from './page/parse.js';
import { judge } from './verdict/article.js';
import { alternates, incompleteness } from './verdict/complete.js';

/** Changes when the text of the same page may change. */
export const EXTRACTOR_VERSION = '2';

export interface PageInput {
  /** The response body, content-encoding removed. */
  readonly body: Uint8Array;
  /** The response's `content-type`. */
  readonly contentType: string | null;
  readonly url: string;
  readonly finalUrl: string;
  /** When it was fetched, ISO 8601; no date in the article is later. Now, if it is not given. */
  readonly fetchedAt?: string;
}

/** A page longer than this, in bytes, is refused: twice what the crawler fetches, so that only a mistake or malice meets it. */
export const maxBodyBytes = 16 * 1024 * 1024;

/** The page breaks a cap, which `code` names. */
export class ExtractionError extends Error {
  override readonly name = 'ExtractionError';
  constructor(
    readonly code: 'too-large',
    message: string,
  ) {
    super(message);
  }
}

/**
 * From the bytes of a page to its article. Pure, but for the clock where no `fetchedAt` is given.
 * @throws {ExtractionError} if the body is longer than `maxBodyBytes`.
 * @throws {UrlError} if `url` or `finalUrl` is no http or https URL.
 */
export function extractArticle(input: PageInput): Extracted {
  if (input.body.byteLength > maxBodyBytes) {
    throw new ExtractionError('too-large', `The page ${input.url.slice(0, 200)} has ${input.body.byteLength} bytes; at most ${maxBodyBytes} are read.`);
  }
  const source = sourceOf(input.body, input.contentType);
  const page = parsePage(source, isOfInterest);
  const metas = new Metas(page);
  const canonicalUrl = canonicalUrlOf(page, input.finalUrl);
  const nodes = readJsonLd(page.jsonLd);
  const node = articleNode(nodes, [canonicalUrl, input.finalUrl], [metas.first('og:title'), page.titleTag]);
  const title = titleOf(page, metas, node, input.finalUrl);
  const authors = authorsOf({ page, metas, node, nodes, title, finalUrl: input.finalUrl });
  const shown = articleParagraphs(page, title, authors);
  const paragraphs = statedParagraphs(node, shown) ?? embeddedParagraphs(source, shown, (part) => articleParagraphs(part, title, authors)) ?? shown;
  const { blocks, text } = toBlocks(paragraphs);
  const dates = datesOf(page, metas, { article: node, all: nodes }, input.finalUrl, input.fetchedAt ? Date.parse(input.fetchedAt) : Date.now());
  const verdict = judge({ page, metas, nodes, url: input.finalUrl, title, paragraphs, hasDate: dates.publishedAt !== null, hasAuthor: authors.length > 0 });
  const missing = verdict.isArticle ? incompleteness(page, node, paragraphs) : [];
  return {
    url: canonicalizeUrl(input.url),
    finalUrl: input.finalUrl,
    canonicalUrl,
    title,
    text,
    blocks,
    authors,
    ...dates,
    language: detectLanguage(text, page.lang ?? metas.first('og:locale')),
    image: imageOf(page, metas, node, input.finalUrl),
    section: sectionOf(metas, node, nodes, title),
    tags: tagsOf(metas, node),
    isComplete: missing.length === 0,
    isArticle: verdict.isArticle,
    confidence: verdict.confidence,
    reasons: [...verdict.reasons, ...missing, ...alternates(page, input.finalUrl)],
  };
}

/** The blocks joined by a blank line, each with its place in the whole. */
function toBlocks(paragraphs: readonly Paragraph[]): Pick<Extracted, 'blocks' | 'text'> {
  let start = 0;
  const blocks = paragraphs.map(({ kind, text }) => {
    const block = { kind, text, start };
    start += text.length + 2;
    return block;
  });
  return { blocks, text: blocks.map((block) => block.text).join('\n\n') };
}
