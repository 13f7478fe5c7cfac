import { createHash } from 'node:crypto';
import type { TextDecoder } from 'node:util';
import { readFeed } from '../feeds/feed.js';
import { collect, counted, gunzipped, type Pieces } from '../fetching/body.js';
import { limits } from '../fetching/fetcher.js';
import { isSitemap, maxSitemapBytes, readSitemap } from '../sitemaps/sitemap.js';
import { readList } from '../urls/list.js';
import type { Reading } from '../urls/reading.js';
import { decoderOf } from '../urls/text.js';

/** What a response of a document holds: something that names URLs, a web page, or nothing of the kind. */
export type Content = { readonly reading: Reading } | { readonly html: string } | { readonly nothing: true };

export interface ReadDocument {
  readonly content: Content;
  /** Of as much of the body as was read. */
  readonly bodySha256: string;
}

/** Enough to see what it is. */
const START_BYTES = 16 * 1024;

/**
 * Reads a document while it comes, by what it is, not by what it was taken for: publishers move a feed to where a page was. A sitemap may have
 * 50 MB and never exists in memory; everything else is held under the cap of pages.
 * @throws FetchFailure `too-large`, and what reading the body throws
 */
export async function readDocument(body: Pieces, contentType: string | null, url: string): Promise<ReadDocument> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const piece of body) {
      hash.update(piece);
      yield piece;
    }
  }
  const content = await contentOf(await unzipped(hashed()), contentType, url);
  return { content, bodySha256: hash.digest('hex') };
}

async function contentOf(pieces: Begun, contentType: string | null, url: string): Promise<Content> {
  const decoder = decoderOf(pieces.start, contentType);
  if (isSitemap(decoderOf(pieces.start, contentType).decode(pieces.start))) {
    const reading = await readSitemap(texts(pieces.all, decoder), url);
    return reading ? { reading } : { nothing: true };
  }
  const text = decoder.decode(await collect(counted(pieces.all, limits.bodyBytes, 'The document')));
  const start = text.slice(0, 2_000).trimStart();
  const isHtml = /<!doctype\s+html|<html\b/i.test(start);
  const reading = start.startsWith('<') ? (isHtml ? null : await readFeed(text, url)) : start.startsWith('{') ? await readFeed(text, url) : readList(text);
  if (reading) return { reading };
  return start.startsWith('<') && (isHtml || /<(head|body)\b/i.test(start)) ? { html: text } : { nothing: true };
}

async function* texts(pieces: Pieces, decoder: TextDecoder): AsyncGenerator<string> {
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

interface Begun {
  readonly start: Buffer;
  /** With its start. */
  readonly all: Pieces;
}

/** A gzip file is what is in it. */
async function unzipped(pieces: Pieces): Promise<Begun> {
  const begun = await begin(pieces);
  return begun.start[0] === 0x1f && begun.start[1] === 0x8b ? begin(gunzipped(begun.all, maxSitemapBytes)) : begun;
}

async function begin(pieces: Pieces): Promise<Begun> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let size = 0;
  while (size < START_BYTES) {
    const { done, value } = await iterator.next();
    if (done) break;
    first.push(value);
    size += value.length;
  }
  const start = Buffer.concat(first);
  async function* all() {
    try {
      yield start;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { start, all: all() };
}
