import { Decoder } from '../decoder.js';
import { BUCKETS } from '../features.js';
import { LABELS, OUTSIDE } from '../labels.js';
import { randomFrom } from './clusters.js';

/** What there is to learn from: runs of tokens, each token's features at `ids[offsets[i]]` to before `ids[offsets[i + 1]]`, and its label. */
export interface Examples {
  runs: { from: number; to: number }[];
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

  /** @returns how many runs were wrong in each round */
  train(examples: Examples, rounds: number, seed: number): number[] {
    const random = randomFrom(seed);
    const order = Int32Array.from(examples.runs, (_, i) => i);
    const guess = new Uint8Array(examples.labels.length);
    const emissions = new Float64Array(examples.labels.length * LABELS);
    return Array.from({ length: rounds }, () => {
      for (let i = order.length - 1; i > 0; i--) {
        const k = Math.floor(random() * (i + 1));
        [order[i], order[k]] = [order[k]!, order[i]!];
      }
      let wrong = 0;
      for (const r of order) if (this.learn(examples, examples.runs[r]!, guess, emissions)) wrong++;
      return wrong;
    });
  }

  private learn(examples: Examples, run: { from: number; to: number }, guess: Uint8Array, emissions: Float64Array): boolean {
    const { rowOf, rows } = this;
    const { ids, offsets, labels } = examples;
    this.time++;
    for (let i = run.from; i < run.to; i++) {
      const at = i * LABELS;
      emissions.fill(0, at, at + LABELS);
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
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
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
        const row = this.rowFor(ids[f]!) * LABELS;
        this.move(this.rows, this.sums, row + gold, 1);
        this.move(this.rows, this.sums, row + got, -1);
      }
    }
    return true;
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
