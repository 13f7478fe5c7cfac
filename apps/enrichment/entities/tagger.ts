import { Decoder } from './decoder.js';
import { FeatureList, wordFeatures } from './features.js';
import { LABELS, Part, TYPES, label } from './labels.js';
import { rowAt } from './model.js';
import type { Model } from './model.js';
import { preparePage } from './page.js';
import type { Page } from './page.js';
import { recall, recallFeatures } from './recall.js';
import { Words } from './words.js';

/** Half of the training's texts have other names in them, most of them of persons that no list knows: how much less readily a word is one outside of it. The largest weight is 127. */
const PERSON_BIAS = -20;
const PERSON = TYPES.indexOf('PERSON');
const PERSON_LABELS = Object.values(Part).map((part) => label(PERSON, part));

/** Labels the tokens of a text in two passes; the second sees what the first made of the whole text. */
export class Tagger {
  private readonly words: Words;
  private readonly decoder = new Decoder();
  private readonly list = new FeatureList();

  constructor(private readonly model: Model) {
    this.words = new Words(model.lexicon);
  }

  label(text: string): { page: Page; labels: Uint8Array; emissions: Int32Array } {
    const page = preparePage(text, this.words, this.model.habits);
    const labels = new Uint8Array(page.words.length);
    const emissions = new Int32Array(page.words.length * LABELS);
    for (const run of page.runs) for (let i = run.from; i < run.to; i++) for (const l of PERSON_LABELS) emissions[i * LABELS + l] = PERSON_BIAS;
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
