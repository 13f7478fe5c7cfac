import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { JSDOM, VirtualConsole } from 'jsdom';
import { parseHTML } from 'linkedom';
import { extractArticle } from '../../../apps/enrichment/extraction/extract.js';
import { decodePage } from '../../../apps/enrichment/charset/decode.js';
import type { LabelledPage } from './corpus.js';
import { withNamesMadeUp } from './renamed.js';
import type { Prediction } from './score.js';

export interface Contestant {
  readonly name: string;
  /** null: it only reads, there is nothing to score. */
  extract(page: LabelledPage): Prediction | null;
}

export const newsreel: Contestant = {
  name: 'newsreel',
  extract: ({ body, contentType, gold }) => extractArticle({ body, contentType, url: gold.url, finalUrl: gold.url }),
};

/** Ours on pages with this share of their class and id names made up: what shape and meaning alone find. */
export function withoutNames(share: number): Contestant {
  return {
    name: `newsreel, ${100 * share} % of names made up`,
    extract: ({ body, contentType, gold }) => {
      const html = withNamesMadeUp(decodePage(body, contentType).text, share);
      return extractArticle({ body: Buffer.from(html), contentType: 'text/html; charset=utf-8', url: gold.url, finalUrl: gold.url });
    },
  };
}

/** What the markup alone costs: htmlparser2 with empty handlers, decoding included. */
export const barePass: Contestant = {
  name: 'bare htmlparser2 pass',
  extract: ({ body, contentType }) => {
    const parser = new Parser({ onopentag() {}, ontext() {}, onclosetag() {} });
    parser.write(decodePage(body, contentType).text);
    parser.end();
    return null;
  },
};

const overLinkedom: Contestant = {
  name: 'readability, linkedom',
  extract: ({ body, contentType }) => readability(parseHTML(decodePage(body, contentType).text).document),
};

const overJsdom: Contestant = {
  name: 'readability, jsdom',
  extract: ({ body, contentType, gold }) => {
    const dom = new JSDOM(decodePage(body, contentType).text, { url: gold.url, virtualConsole: new VirtualConsole() });
    try {
      return readability(dom.window.document);
    } finally {
      dom.window.close();
    }
  },
};

export const peers: readonly Contestant[] = [barePass, overLinkedom, overJsdom];

function readability(document: unknown): Prediction {
  const article = new Readability(document as ConstructorParameters<typeof Readability>[0]).parse();
  return { text: article?.textContent ?? '', title: article?.title ?? null, publishedAt: article?.publishedTime ?? null, authors: article?.byline ? [article.byline] : [], language: article?.lang ?? null };
}
