// The benchmark's metric, as article-extraction-benchmark's evaluate.py defines it: words in shingles of four, as a multiset.

const word = /[\p{L}\p{N}_]+/gu;
const unspacedLetter = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g;
const shingleLength = 4;

/** precision and recall are null where undefined: nothing predicted, or nothing to find. */
export interface PageScore {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number;
}

/** A tenth of the letters belong to scripts written without spaces: then each such letter is a word. */
function isUnspaced(text: string): boolean {
  const letters = (text.match(word) ?? []).reduce((sum, one) => sum + [...one].length, 0);
  return letters > 0 && (text.match(unspacedLetter)?.length ?? 0) >= letters / 10;
}

function shingles(text: string, unspaced: boolean): Map<string, number> {
  const words = (unspaced ? text.replace(unspacedLetter, ' $& ') : text).match(word) ?? [];
  const counts = new Map<string, number>();
  if (words.length === 0) return counts;
  for (let i = 0; i < Math.max(1, words.length - shingleLength + 1); i++) {
    const key = words.slice(i, i + shingleLength).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The best score among several acceptable texts. @param isPlain counts words in every script alike. */
export function scoreText(texts: readonly string[], predicted: string, isPlain: boolean): PageScore {
  let best: PageScore | null = null;
  for (const text of texts) {
    const unspaced = !isPlain && isUnspaced(text);
    const score = compare(shingles(text, unspaced), shingles(predicted, unspaced));
    if (best === null || score.f1 > best.f1) best = score;
  }
  return best ?? { precision: null, recall: null, f1: 0 };
}

function compare(gold: Map<string, number>, predicted: Map<string, number>): PageScore {
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  let hits = 0;
  for (const [key, count] of gold) hits += Math.min(count, predicted.get(key) ?? 0);
  const [inGold, inPredicted] = [total(gold), total(predicted)];
  if (inGold === 0 && inPredicted === 0) return { precision: null, recall: null, f1: 1 };
  const precision = inPredicted > 0 ? hits / inPredicted : null;
  const recall = inGold > 0 ? hits / inGold : null;
  return { precision, recall, f1: precision && recall ? (2 * precision * recall) / (precision + recall) : 0 };
}
