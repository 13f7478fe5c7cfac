import { hashOf } from '../random.js';
import type { Gold } from './corpus.js';
import { scoreMetadata, type MetadataScore } from './metadata.js';
import { scoreText, type PageScore } from './words.js';

/** What an extractor says of a page; null where it failed. */
export interface Prediction {
  readonly text: string;
  readonly title?: string | null;
  readonly publishedAt?: string | null;
  readonly authors?: readonly string[];
  readonly language?: string | null;
  readonly isArticle?: boolean;
  readonly isComplete?: boolean;
}

export interface CorpusScore extends MetadataScore {
  readonly metric: 'shingles' | 'segments';
  readonly pages: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Shares of the pages taken for no article, and for one that is not all there; null from who does not say. */
  readonly noArticle: number | null;
  readonly incomplete: number | null;
  /** F1 of each page, by its id. */
  readonly byPage: ReadonlyMap<string, number>;
}

/** Macro means of precision and recall over pages, F1 made of the two; for segments counts summed over all pages. */
export function scoreCorpus(gold: readonly Gold[], predictions: ReadonlyMap<string, Prediction | null>): CorpusScore {
  const predicted = (one: Gold) => predictions.get(one.id) ?? { text: '' };
  const verdicts = { noArticle: share(gold, (one) => predicted(one).isArticle === false, predicted), incomplete: share(gold, (one) => predicted(one).isComplete === false, predicted) };
  const metadata = { ...scoreMetadata(gold, predicted), ...verdicts };
  return gold[0]?.with ? { ...scoreSegments(gold, predicted), ...metadata } : { ...scoreShingles(gold, predicted), ...metadata };
}

/** F1 on each fifth of the hosts, by a hash of their names. */
export function scoreByHosts(gold: readonly Gold[], predictions: ReadonlyMap<string, Prediction | null>): number[] {
  const fifths = Map.groupBy(gold, ({ url }) => hashOf(new URL(url).hostname.split('.').slice(-2).join('.')) % 5);
  return [...fifths].sort(([a], [b]) => a - b).map(([, pages]) => scoreCorpus(pages, predictions).f1);
}

function share(gold: readonly Gold[], isSo: (one: Gold) => boolean, predicted: (one: Gold) => Prediction): number | null {
  return gold.some((one) => predicted(one).isArticle !== undefined) ? gold.filter(isSo).length / gold.length : null;
}

type TextScore = Omit<CorpusScore, keyof MetadataScore | 'noArticle' | 'incomplete'>;

function scoreShingles(gold: readonly Gold[], predicted: (one: Gold) => Prediction): TextScore {
  const scores: [string, PageScore][] = gold.map((one) => [one.id, scoreText(one.texts ?? [], predicted(one).text, one.source === 'aeb')]);
  const mean = (values: (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : 0;
  };
  const precision = mean(scores.map(([, score]) => score.precision));
  const recall = mean(scores.map(([, score]) => score.recall));
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { metric: 'shingles', pages: gold.length, f1, precision, recall, byPage: new Map(scores.map(([id, score]) => [id, score.f1])) };
}

function scoreSegments(gold: readonly Gold[], predicted: (one: Gold) => Prediction): TextScore {
  const squash = (text: string) => text.replace(/\s+/g, ' ').trim();
  const sum = { hits: 0, extra: 0, missing: 0 };
  const byPage = new Map<string, number>();
  for (const one of gold) {
    const text = squash(predicted(one).text);
    const count = (segments: readonly string[] = []) => (text === '' ? 0 : segments.filter((segment) => text.includes(squash(segment))).length);
    const wanted = one.with?.length ?? 0;
    const [hits, extra] = [count(one.with), count(one.without)];
    sum.hits += hits;
    sum.extra += extra;
    sum.missing += wanted - hits;
    byPage.set(one.id, hits + extra + wanted > 0 ? (2 * hits) / (hits + extra + wanted) : 1);
  }
  const ratio = (part: number, whole: number) => part / Math.max(1, whole);
  const { hits, extra, missing } = sum;
  return { metric: 'segments', pages: gold.length, f1: ratio(2 * hits, 2 * hits + extra + missing), precision: ratio(hits, hits + extra), recall: ratio(hits, hits + missing), byPage };
}
