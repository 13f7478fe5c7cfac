import type { FeatureList } from './features.js';
import { LABELS, OUTSIDE, TYPES, Part, partOf, spansOf, typeOf } from './labels.js';
import { nameLike } from './page.js';
import type { Page } from './page.js';
import { Case } from './words.js';

/** How often the first pass gave a word each label, and the types of the names whose initials are an acronym. */
export interface Recall {
  counts: Map<string, Int32Array>;
  acronyms: Map<string, number>;
  pairs: Map<string, Int32Array>;
}

const pairOf = (page: Page, i: number) => `${page.words[i]!.folded} ${page.words[i + 1]!.folded}`;

function count(map: Map<string, Int32Array>, key: string, at: number, by: number): void {
  let row = map.get(key);
  if (!row) map.set(key, (row = new Int32Array(LABELS)));
  row[at]! += by;
}

/** What the first pass decided, gathered over the text. */
export function recall(page: Page, labels: Uint8Array): Recall {
  const found: Recall = { counts: new Map(), acronyms: new Map(), pairs: new Map() };
  for (let i = 0; i < labels.length; i++) {
    const word = page.words[i]!;
    if (!nameLike(word)) continue;
    count(found.counts, word.folded, labels[i]!, 1);
    if (i + 1 < labels.length && nameLike(page.words[i + 1]!)) count(found.pairs, pairOf(page, i), labels[i]!, 1);
  }
  for (const { from, to, type } of spansOf(labels)) {
    let initials = '';
    for (let i = from; i < to; i++) if (nameLike(page.words[i]!)) initials += page.words[i]!.folded[0]!;
    if (initials.length >= 2) found.acronyms.set(initials, type);
  }
  return found;
}

/** The most frequent type of the counts less one of `own`, how sure it is (1 to 3), and which part of names of it the word is at most. */
function summary(row: Int32Array | undefined, own: number): [type: number, sure: number, part: number, outside: number] {
  const types = [0, 0, 0, 0];
  const parts = [0, 0, 0, 0];
  let total = 0;
  if (row) for (let l = 0; l < LABELS; l++) {
    const n = row[l]! - (l === own ? 1 : 0);
    if (n <= 0) continue;
    total += n;
    if (l === OUTSIDE) continue;
    types[typeOf(l)]! += n;
    parts[partOf(l)]! += n;
  }
  if (total === 0) return [-1, 0, 0, 0];
  let type = 0;
  for (let t = 1; t < TYPES.length; t++) if (types[t]! > types[type]!) type = t;
  const part = parts[Part.B]! ? (parts[Part.L]! ? 4 : 1) : parts[Part.L]! ? 2 : parts[Part.I]! ? 3 : 0;
  const outside = total - types.reduce((a, b) => a + b, 0);
  if (types[type] === 0) return [TYPES.length, Math.min(total, 3), 0, 1];
  const share = types[type]! / total;
  return [type, share === 1 ? (total > 2 ? 4 : 3) : share > 0.6 ? 2 : 1, part, outside > 0 ? 1 : 0];
}

/** What the first pass made of a word elsewhere in the text. Replaces what `list` held. */
export function recallFeatures(page: Page, i: number, found: Recall, labels: Uint8Array, list: FeatureList): void {
  list.size = 0;
  const word = page.words[i]!;
  const own = labels[i]!;
  list.add(200, own);
  list.add(201, i > page.first[i]! ? labels[i - 1]! : LABELS, own);
  list.add(202, i + 1 < page.last[i]! ? labels[i + 1]! : LABELS, own);
  if (!nameLike(word)) return;
  const [type, sure, part, outside] = summary(found.counts.get(word.folded), own);
  list.add(203, type + 1, sure);
  list.add(204, type + 1, sure, (own << 3) | part);
  list.add(205, type + 1, (part << 1) | outside, word.case);
  for (const by of [-1, 0]) {
    const k = i + by;
    if (k < page.first[i]! || k + 1 >= page.last[i]! || !nameLike(page.words[k]!) || !nameLike(page.words[k + 1]!)) continue;
    const pair = summary(found.pairs.get(pairOf(page, k)), labels[k]!);
    if (pair[0] >= 0) list.add(207 + by, pair[0], pair[1], pair[2]);
  }
  if (word.case === Case.upper) list.add(208, found.acronyms.get(word.folded.replace(/[^a-z]/g, '')) ?? -1, own);
}
