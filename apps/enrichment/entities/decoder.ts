import { BEFORE, LABELS, OUTSIDE, Part, label, partOf, typeOf } from './labels.js';
import type { Run } from './page.js';

const CLOSES = Array.from({ length: LABELS }, (_, l) => l === OUTSIDE || partOf(l) === Part.L || partOf(l) === Part.U);
const OPENS = Array.from({ length: LABELS }, (_, l) => l === OUTSIDE || partOf(l) === Part.B || partOf(l) === Part.U);
const INSIDES = Array.from({ length: LABELS }, (_, l) => l).filter((l) => !OPENS[l]);
const OPENERS = Array.from({ length: LABELS }, (_, l) => l).filter((l) => OPENS[l]);
const CLOSERS = BEFORE[OUTSIDE]!;

/** Finds the best sequence of labels of a run (Viterbi). Before and after a run every token is outside. */
export class Decoder {
  private best = new Float64Array(0);
  private from = new Uint8Array(0);

  /**
   * @param emissions rows of LABELS scores, one row a token of the page
   * @param transitions score of label b after label a at [a * LABELS + b]
   * @param labels written from run.from to before run.to
   */
  decode(run: Run, emissions: ArrayLike<number>, transitions: ArrayLike<number>, labels: Uint8Array): void {
    const length = run.to - run.from;
    if (this.best.length < length * LABELS) {
      this.best = new Float64Array(2 * length * LABELS);
      this.from = new Uint8Array(2 * length * LABELS);
    }
    const { best, from } = this;
    for (let l = 0; l < LABELS; l++) best[l] = OPENS[l] ? emissions[run.from * LABELS + l]! + transitions[l]! : -Infinity;
    for (let t = 1; t < length; t++) this.step(t, (run.from + t) * LABELS, emissions, transitions);
    let last = OUTSIDE;
    let lastScore = -Infinity;
    for (let l = 0; l < LABELS; l++) {
      const score = best[(length - 1) * LABELS + l]! + (CLOSES[l] ? transitions[l * LABELS]! : -Infinity);
      if (score > lastScore) [last, lastScore] = [l, score];
    }
    for (let t = length - 1; t >= 0; t--) {
      labels[run.from + t] = last;
      last = from[t * LABELS + last]!;
    }
  }

  private step(t: number, row: number, emissions: ArrayLike<number>, transitions: ArrayLike<number>): void {
    const { best, from } = this;
    const [here, before] = [t * LABELS, (t - 1) * LABELS];
    for (const l of OPENERS) {
      let top = -Infinity;
      let back = 0;
      for (let k = 0; k < CLOSERS.length; k++) {
        const p = CLOSERS[k]!;
        const score = best[before + p]! + transitions[p * LABELS + l]!;
        if (score > top) [top, back] = [score, p];
      }
      best[here + l] = top + emissions[row + l]!;
      from[here + l] = back;
    }
    for (const l of INSIDES) {
      const [b, i] = [label(typeOf(l), Part.B), label(typeOf(l), Part.I)];
      const [viaB, viaI] = [best[before + b]! + transitions[b * LABELS + l]!, best[before + i]! + transitions[i * LABELS + l]!];
      best[here + l] = Math.max(viaB, viaI) + emissions[row + l]!;
      from[here + l] = viaB >= viaI ? b : i;
    }
  }
}
