import { wordAt } from './page.js';
import type { Page } from './page.js';
import { OUTSIDE_WORD } from './words.js';
import type { Word } from './words.js';

// Taken out once: a look-up of a global costs more than the multiplication where modules run in a context of their own, as in Jest.
const { imul, min } = Math;

/** A feature is a number below this: a hash of what it says. */
export const BUCKETS = 1 << 22;

/** Collects one token's features. */
export class FeatureList {
  readonly ids = new Int32Array(160);
  size = 0;

  /** @param template what kind of feature it is; each place in the code that adds one has a number of its own */
  add(template: number, a: number, b = 0, c = 0): void {
    let h = imul(template + 1, 0x9e3779b1) ^ imul(a, 0x85ebca6b);
    h = imul(h ^ (h >>> 15), 0x2c1b3c6d) + imul(b, 0xc2b2ae35);
    h = imul(h ^ (h >>> 13), 0x297a2d39) + imul(c, 0x27d4eb2f);
    h = imul(h ^ (h >>> 16), 0x165667b1);
    this.ids[this.size++] = (h ^ (h >>> 15)) & (BUCKETS - 1);
  }
}

const WIDEST = 3;

/** What a token and its surroundings say, whatever else the text says. Replaces what `list` held. */
export function wordFeatures(page: Page, i: number, list: FeatureList): void {
  list.size = 0;
  const near: Word[] = [];
  for (let by = -WIDEST; by <= WIDEST; by++) near.push(wordAt(page, i, by));
  const [, ll, l, w, r, rr] = near as [Word, Word, Word, Word, Word, Word, Word];
  list.add(0, 0);
  ownFeatures(w, list);
  near.forEach((word, by) => {
    list.add(10 + by, word.lower);
    if (by === 0 || by === 2 * WIDEST) return;
    list.add(20 + by, word.fine);
    list.add(30 + by, word.middle);
    list.add(40 + by, word.case, word.noun);
    list.add(50 + by, word.flags);
  });
  list.add(60, l.coarse, w.coarse, r.coarse);
  list.add(61, l.suffix3);
  list.add(62, r.suffix3);
  list.add(63, l.case, w.case, r.case);
  list.add(64, (ll.case << 4) | l.case, w.case, (r.case << 4) | rr.case);
  list.add(65, l.lower, w.lower);
  list.add(66, w.lower, r.lower);
  list.add(67, l.lower, r.lower);
  list.add(68, ll.lower, l.lower);
  list.add(69, r.lower, rr.lower);
  list.add(70, l.fine, w.fine);
  list.add(71, w.fine, r.fine);
  list.add(72, l.middle, w.middle);
  list.add(73, w.middle, r.middle);
  list.add(74, l.middle, r.middle, w.case);
  list.add(75, l.lower, w.middle);
  list.add(76, w.middle, r.lower);
  list.add(77, l.lower, w.case);
  list.add(78, r.lower, w.case);
  list.add(79, l.noun, w.case, w.flags);
  list.add(80, l.flags, w.flags);
  list.add(81, w.flags, r.flags);
  list.add(82, l.lower, w.flags);
  list.add(83, r.lower, w.flags);
  list.add(84, l.fine, w.suffix3);
  list.add(85, ll.middle, l.middle, w.middle);
  list.add(86, w.middle, r.middle, rr.middle);
  stretchFeatures(page, i, w, list);
  textFeatures(page, i, w, list);
}

function ownFeatures(w: Word, list: FeatureList): void {
  list.add(100, w.form);
  list.add(101, w.prefix3);
  list.add(102, w.prefix4);
  list.add(103, w.suffix2);
  list.add(104, w.suffix3);
  list.add(105, w.suffix4);
  list.add(106, w.shape);
  list.add(107, w.coarse, w.case);
  list.add(108, w.suffix3, w.case);
  for (let bit = 0; bit < 10; bit++) if (w.flags & (1 << bit)) list.add(110 + bit, w.case);
}

/** What the whole stretch of capitals says of each of its tokens: "Agency" at its end, "the" before it, "said" after it. */
function stretchFeatures(page: Page, i: number, w: Word, list: FeatureList): void {
  const [from, to] = [page.capsFrom[i]!, page.capsTo[i]!];
  const [wideFrom, wideTo] = [page.bridgedFrom[i]!, page.bridgedTo[i]!];
  if (to > from) {
    const before = from > page.first[i]! ? page.words[from - 1]! : OUTSIDE_WORD;
    const after = to < page.last[i]! ? page.words[to]! : OUTSIDE_WORD;
    const head = page.words[to - 1]!;
    const start = page.words[from]!;
    const place = to - from === 1 ? 3 : i === from ? 0 : i === to - 1 ? 2 : 1;
    const length = min(to - from, 5);
    list.add(120, place, length);
    list.add(121, head.lower, place);
    list.add(122, head.fine, place);
    list.add(123, head.noun, place, length);
    list.add(124, start.lower, place);
    list.add(125, before.lower, place);
    list.add(126, after.lower, place);
    list.add(127, before.fine, place);
    list.add(128, after.fine, place);
    list.add(129, before.lower, after.lower, place);
    list.add(130, before.middle, head.middle, place);
    list.add(131, start.flags, place, length);
    list.add(132, head.flags, place, length);
    list.add(133, before.noun, after.noun, place);
  }
  if (wideTo > wideFrom && (wideFrom !== from || wideTo !== to)) {
    const head = page.words[wideTo - 1]!;
    const start = page.words[wideFrom]!;
    list.add(140, head.lower, w.case);
    list.add(141, start.lower, w.case);
    list.add(142, start.fine, head.fine);
    list.add(143, start.lower, min(i - wideFrom, 6));
    list.add(144, start.middle, w.lower, min(i - wideFrom, 3));
  }
}

/** What the rest of the text says of the word. */
function textFeatures(page: Page, i: number, w: Word, list: FeatureList): void {
  const first = i === page.first[i] ? 1 : 0;
  const headline = page.headline.has(page.first[i]!) ? 1 : 0;
  const seen = (page.lowered.has(w.folded) ? 1 : 0) | (page.capitalised.has(w.folded) ? 2 : 0);
  list.add(150, first, headline, w.case);
  list.add(151, seen, w.case, first | (headline << 1));
  list.add(152, w.noun, seen, first);
  list.add(153, w.lower, first | (headline << 1), seen);
  list.add(154, w.middle, first | (headline << 1), seen);
}
