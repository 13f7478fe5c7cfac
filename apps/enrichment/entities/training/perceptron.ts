import { Decoder } from '../decoder.js';
import { BUCKETS } from '../features.js';
import { LABELS, OUTSIDE } from '../labels.js';
import { randomFrom } from './clusters.js';

/** What there is to learn from: runs of tokens, each token's features at `ids[offsets[i]]` to before `ids[offsets[i + 1]]`, and its label. */
export interface Examples {
  runs: { from: number; to: number }[];
  /** The same runs may stand several times, one after the other, with other features; each round takes one of these variants of each. */
  variants: number;
  ids: Int32Array;
  offsets: Int32Array;
  labels: Uint8Array;
}

export interface Weights {
  /** For each bucket its row, 0 for buckets that were never needed. */
  rowOf: Uint32Array;
  rows: Float32Array;
  transitions: Float32Array;
}

/** The share of features left out at each look at a run: tells more on text unlike that of the training (Søgaard, "Part-of-speech tagging with antagonistic adversaries", 2013). */
const DROP = 0.2;
/** A run that was right so often in a row is looked at only now and then. */
const LEARNT = 2;
const LOOK_AGAIN = 0.4;
/** An averaged structured perceptron (Collins, "Discriminative training methods for hidden Markov models", 2002). */
export class Perceptron {
  private readonly rowOf = new Uint32Array(BUCKETS);
  private rows = new Float32Array(LABELS << 16);
  private sums = new Float32Array(LABELS << 16);
  private used = 1;
  private readonly transitions = new Float32Array(LABELS * LABELS);
  private readonly transitionSums = new Float32Array(LABELS * LABELS);
  private readonly decoder = new Decoder();
  private time = 1;
  private random = randomFrom(0);
  private kept = new Int32Array(1 << 16);
  private keptAt = new Int32Array(1 << 12);

  /** @returns how many runs were wrong in each round */
  train(examples: Examples, rounds: number, seed: number): number[] {
    const random = randomFrom(seed);
    this.random = random;
    const runs = examples.runs.length / examples.variants;
    const order = Int32Array.from({ length: runs }, (_, i) => i);
    const streak = new Uint8Array(runs);
    const guess = new Uint8Array(examples.labels.length);
    const emissions = new Float64Array(examples.labels.length * LABELS);
    return Array.from({ length: rounds }, (_, round) => {
      for (let i = order.length - 1; i > 0; i--) {
        const k = Math.floor(random() * (i + 1));
        [order[i], order[k]] = [order[k]!, order[i]!];
      }
      let wrong = 0;
      for (const r of order) {
        if (streak[r]! >= LEARNT && random() > LOOK_AGAIN) continue;
        const missed = this.learn(examples, examples.runs[r + runs * ((r + round) % examples.variants)]!, guess, emissions);
        streak[r] = missed ? 0 : Math.min(streak[r]! + 1, 9);
        if (missed) wrong++;
      }
      return wrong;
    });
  }

  private learn(examples: Examples, run: { from: number; to: number }, guess: Uint8Array, emissions: Float64Array): boolean {
    const { rowOf, rows } = this;
    const { labels } = examples;
    this.time++;
    const { ids, offsets } = this.thin(examples, run);
    for (let i = run.from; i < run.to; i++) {
      const at = i * LABELS;
      emissions.fill(0, at, at + LABELS);
      for (let f = offsets[i - run.from]!; f < offsets[i - run.from + 1]!; f++) {
        const row = rowOf[ids[f]!]! * LABELS;
        if (row !== 0) for (let l = 0; l < LABELS; l++) emissions[at + l]! += rows[row + l]!;
      }
    }
    this.decoder.decode(run, emissions, this.transitions, guess);
    let wrong = false;
    for (let i = run.from; i < run.to && !wrong; i++) wrong = guess[i] !== labels[i];
    if (!wrong) return false;
    for (let i = run.from; i <= run.to; i++) {
      const [gold, got] = [i < run.to ? labels[i]! : OUTSIDE, i < run.to ? guess[i]! : OUTSIDE];
      const [goldBefore, gotBefore] = i > run.from ? [labels[i - 1]!, guess[i - 1]!] : [OUTSIDE, OUTSIDE];
      this.move(this.transitions, this.transitionSums, goldBefore * LABELS + gold, 1);
      this.move(this.transitions, this.transitionSums, gotBefore * LABELS + got, -1);
      if (gold === got) continue;
      for (let f = offsets[i - run.from]!; f < offsets[i - run.from + 1]!; f++) {
        const row = this.rowFor(ids[f]!) * LABELS;
        this.move(this.rows, this.sums, row + gold, 1);
        this.move(this.rows, this.sums, row + got, -1);
      }
    }
    return true;
  }

  /** A run's features without some left out by chance, so that no single one is leant on too much. */
  private thin(examples: Examples, run: { from: number; to: number }): { ids: Int32Array; offsets: Int32Array } {
    const p = DROP * 4294967296;
    const salt = (this.random() * 4294967296) | 0;
    const { kept, keptAt } = this;
    let used = 0;
    for (let i = run.from; i < run.to; i++) {
      keptAt[i - run.from] = used;
      for (let f = examples.offsets[i]!; f < examples.offsets[i + 1]!; f++) {
        let h = Math.imul(examples.ids[f]! ^ salt, 0x9e3779b1);
        h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
        if (((h ^ (h >>> 13)) >>> 0) >= p) kept[used++] = examples.ids[f]!;
      }
    }
    keptAt[run.to - run.from] = used;
    return { ids: kept, offsets: keptAt };
  }

  private move(values: Float32Array, sums: Float32Array, at: number, by: number): void {
    values[at]! += by;
    sums[at]! += by * this.time;
  }

  private rowFor(bucket: number): number {
    const row = this.rowOf[bucket]!;
    if (row !== 0) return row;
    if ((this.used + 1) * LABELS > this.rows.length) {
      const grow = (old: Float32Array) => { const bigger = new Float32Array(2 * old.length); bigger.set(old); return bigger; };
      [this.rows, this.sums] = [grow(this.rows), grow(this.sums)];
    }
    return (this.rowOf[bucket] = this.used++);
  }

  /** The mean of all weights there were. */
  averaged(): Weights {
    const mean = (values: Float32Array, sums: Float32Array, length: number) => Float32Array.from({ length }, (_, i) => values[i]! - sums[i]! / this.time);
    return {
      rowOf: this.rowOf.slice(),
      rows: mean(this.rows, this.sums, this.used * LABELS),
      transitions: mean(this.transitions, this.transitionSums, LABELS * LABELS),
    };
  }
}

/** The mean of several models' weights; a feature that one lacks counts as zero there. */
export function meanOf(models: readonly Weights[]): Weights {
  const rowOf = new Uint32Array(BUCKETS);
  let used = 1;
  for (const model of models) for (let bucket = 0; bucket < BUCKETS; bucket++) if (model.rowOf[bucket] !== 0 && rowOf[bucket] === 0) rowOf[bucket] = used++;
  const rows = new Float32Array(used * LABELS);
  const transitions = new Float32Array(LABELS * LABELS);
  for (const model of models) {
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const [from, to] = [model.rowOf[bucket]! * LABELS, rowOf[bucket]! * LABELS];
      if (from !== 0) for (let l = 0; l < LABELS; l++) rows[to + l]! += model.rows[from + l]! / models.length;
    }
    for (let i = 0; i < transitions.length; i++) transitions[i]! += model.transitions[i]! / models.length;
  }
  return { rowOf, rows, transitions };
}
