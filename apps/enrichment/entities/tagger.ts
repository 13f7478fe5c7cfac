import { Decoder } from './decoder.js';
import { FeatureList, wordFeatures } from './features.js';
import { LABELS } from './labels.js';
import { rowAt } from './model.js';
import type { Model } from './model.js';
import { preparePage } from './page.js';
import type { Page } from './page.js';
import { recall, recallFeatures } from './recall.js';
import { Words } from './words.js';

/** Labels the tokens of a text in two passes; the second sees what the first made of the whole text. */
export class Tagger {
  private readonly words: Words;
  private readonly decoder = new Decoder();
  private readonly list = new FeatureList();

  constructor(private readonly model: Model) {
    this.words = new Words(model.lexicon);
  }

  label(text: string): { page: Page; labels: Uint8Array; emissions: Int32Array } {
    const page = preparePage(text, this.words, this.model.inner);
    const labels = new Uint8Array(page.words.length);
    const emissions = new Int32Array(page.words.length * LABELS);
    this.score(page, emissions, (i) => wordFeatures(page, i, this.list));
    this.decode(page, emissions, labels);
    const first = labels.slice();
    const found = recall(page, first);
    this.score(page, emissions, (i) => recallFeatures(page, i, found, first, this.list));
    this.decode(page, emissions, labels);
    return { page, labels, emissions };
  }

  private score(page: Page, emissions: Int32Array, collect: (i: number) => void): void {
    const { rows } = this.model;
    const { ids } = this.list;
    for (const run of page.runs) for (let i = run.from; i < run.to; i++) {
      collect(i);
      const at = i * LABELS;
      for (let f = 0; f < this.list.size; f++) {
        const row = rowAt(this.model, ids[f]!);
        if (row >= 0) for (let l = 0; l < LABELS; l++) emissions[at + l]! += rows[row + l]!;
      }
    }
  }

  private decode(page: Page, emissions: Int32Array, labels: Uint8Array): void {
    for (const run of page.runs) this.decoder.decode(run, emissions, this.model.transitions, labels);
  }
}
