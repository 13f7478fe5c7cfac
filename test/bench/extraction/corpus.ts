import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What is known to be right about a page; what is absent is not known. */
export interface Gold {
  readonly id: string;
  readonly url: string;
  /** Any of these is right. */
  readonly texts?: readonly string[];
  /** Segments that must, and must not, occur in the text. */
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  readonly title?: string;
  readonly publishedAt?: string;
  readonly authors?: readonly string[];
  readonly language?: string;
  readonly source?: string;
}

export interface LabelledPage {
  readonly gold: Gold;
  readonly body: Uint8Array;
  readonly contentType: string | null;
}

export interface Corpus {
  readonly name: string;
  readonly pages: readonly LabelledPage[];
}

/**
 * Reads labelled pages. A corpus is a folder with `pages.jsonl.gz` ({id, url, contentType, bodyBase64}) and `gold.jsonl.gz` (`Gold`), or one
 * of pairs NAME.html and NAME.json, the article expected of it. @param folder a corpus, or a folder of corpora.
 */
export function readCorpora(folder: string): Corpus[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}. Give one with --corpus DIR.`);
  const own = readCorpus(folder);
  if (own) return [own];
  const found = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => readCorpus(join(folder, entry.name)));
  const corpora = found.filter((corpus) => corpus !== null);
  if (corpora.length === 0) throw new Error(`${folder} holds no corpus: neither pages.jsonl.gz and gold.jsonl.gz nor pairs of .html and .json.`);
  return corpora;
}

function readCorpus(folder: string): Corpus | null {
  const name = folder.split('/').findLast((part) => part !== '') ?? folder;
  if (existsSync(join(folder, 'gold.jsonl.gz'))) return { name, pages: readLines(folder) };
  const pairs = readdirSync(folder).filter((file) => file.endsWith('.html') && existsSync(join(folder, file.replace(/html$/, 'json'))));
  return pairs.length > 0 ? { name, pages: pairs.map((file) => readPair(folder, file)) } : null;
}

function readLines(folder: string): LabelledPage[] {
  const lines = (file: string) => gunzipSync(readFileSync(join(folder, file))).toString('utf8').split('\n').filter((line) => line !== '');
  const gold = new Map(lines('gold.jsonl.gz').map((line) => JSON.parse(line) as Gold).map((one) => [one.id, one]));
  return lines('pages.jsonl.gz').flatMap((line) => {
    const page = JSON.parse(line) as { id: string; contentType: string | null; bodyBase64: string };
    const one = gold.get(page.id);
    return one ? [{ gold: one, body: Buffer.from(page.bodyBase64, 'base64'), contentType: page.contentType }] : [];
  });
}

function readPair(folder: string, file: string): LabelledPage {
  const { text, ...expected } = JSON.parse(readFileSync(join(folder, file.replace(/html$/, 'json')), 'utf8')) as Gold & { text: string };
  const gold = { ...expected, url: expected.url ?? `https://example.org/${file}`, id: file, texts: [text], source: 'pairs' };
  return { gold, body: readFileSync(join(folder, file)), contentType: 'text/html' };
}
