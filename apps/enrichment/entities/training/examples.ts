import { Decoder } from '../decoder.js';
import { FeatureList, wordFeatures } from '../features.js';
import { typeByHead } from '../heads.js';
import type { Habits } from '../habits.js';
import { LABELS, labelSpan } from '../labels.js';
import { preparePage } from '../page.js';
import type { Page } from '../page.js';
import { recall, recallFeatures } from '../recall.js';
import type { Words } from '../words.js';
import type { Labelled } from './corpus.js';
import type { Examples, Weights } from './perceptron.js';

/** A text of the training data, tokenized, with its label for each token. */
export interface Lesson { page: Page; labels: Uint8Array }

export function makeLesson(doc: Labelled, words: Words, habits: Habits): Lesson {
  const page = preparePage(doc.text, words, habits, true);
  const labels = new Uint8Array(page.words.length);
  const { starts, ends } = page.tokens;
  const active = new Uint8Array(labels.length);
  for (const run of page.runs) active.fill(1, run.from, run.to);
  let i = 0;
  for (const name of doc.names) {
    while (i < starts.length && ends[i]! <= name.start) i++;
    let to = i;
    while (to < starts.length && starts[to]! < name.end) to++;
    // A name that the tagger could not find at all would only teach it that its tokens are outside; so would cutting it.
    if (to > i && active.subarray(i, to).every((a) => a === 1) && page.last[i]! >= to) labelSpan(labels, { from: i, to, type: typeByHead(name.type, page.words.slice(i, to).map(({ folded }) => folded)) });
    i = to;
  }
  return { page, labels };
}

/** Features of lessons. With `firsts` (the first pass's labels of each) the second pass's features are added. */
export function makeExamples(lessons: readonly Lesson[], firsts?: readonly Uint8Array[]): Examples {
  const examples: Examples = { runs: [], variants: 1, ids: new Int32Array(1 << 20), offsets: new Int32Array(1), labels: new Uint8Array(0) };
  const offsets: number[] = [0];
  const labels: number[] = [];
  const list = new FeatureList();
  let used = 0;
  const append = () => {
    if (used + list.size > examples.ids.length) {
      const bigger = new Int32Array(2 * examples.ids.length);
      bigger.set(examples.ids);
      examples.ids = bigger;
    }
    for (let f = 0; f < list.size; f++) examples.ids[used++] = list.ids[f]!;
  };
  lessons.forEach(({ page, labels: gold }, n) => {
    const found = firsts && recall(page, firsts[n]!);
    for (const run of page.runs) {
      examples.runs.push({ from: labels.length, to: labels.length + run.to - run.from });
      for (let i = run.from; i < run.to; i++) {
        wordFeatures(page, i, list);
        append();
        if (found) recallFeatures(page, i, found, firsts[n]!, list);
        if (found) append();
        offsets.push(used);
        labels.push(gold[i]!);
      }
    }
  });
  return { ...examples, ids: examples.ids.slice(0, used), offsets: Int32Array.from(offsets), labels: Uint8Array.from(labels) };
}

/** What weights make of a lesson in the first pass. */
export function firstPass(lesson: Lesson, weights: Weights): Uint8Array {
  const decoder = new Decoder();
  const list = new FeatureList();
  const { page } = lesson;
  const emissions = new Float64Array(page.words.length * LABELS);
  const labels = new Uint8Array(page.words.length);
  for (const run of page.runs) {
    for (let i = run.from; i < run.to; i++) {
      wordFeatures(page, i, list);
      for (let f = 0; f < list.size; f++) {
        const row = weights.rowOf[list.ids[f]!]! * LABELS;
        if (row !== 0) for (let l = 0; l < LABELS; l++) emissions[i * LABELS + l]! += weights.rows[row + l]!;
      }
    }
    decoder.decode(run, emissions, weights.transitions, labels);
  }
  return labels;
}
