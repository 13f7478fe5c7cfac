import type { Lexicon } from '../lexicon.js';
import { Words } from '../words.js';
import { randomFrom } from './clusters.js';
import { readVoa, readWikigold } from './corpus.js';
import { firstPass, makeExamples, makeLesson } from './examples.js';
import type { Lesson } from './examples.js';
import { habitsOf } from './habits-of.js';
import { packWeights } from './pack.js';
import { meanOf, Perceptron } from './perceptron.js';
import type { Examples } from './perceptron.js';
import { OtherNames, switchNames } from './switch.js';

export interface Settings {
  rounds: number;
  /** Rounds for the two models that label what the second pass learns from. */
  firstRounds: number;
  /** So many models are trained, each in another order, and their weights averaged: one alone depends on chance by half a point. */
  models: number;
  /** Features all of whose weights are smaller are left out of the file. */
  smallest: number;
}
export const SETTINGS: Settings = { rounds: 7, firstRounds: 3, models: 3, smallest: 0.2 };

const NAMES_SEED = 11;
/** One news text of so many is read a second time with other names. */
const SWITCHED_EACH = 2;

/** Trains on a folder of corpora (`voa`, `wikigold`) and returns the packed weights; the same input gives the same bytes. */
export function train(folder: string, lexicon: Lexicon, log: (line: string) => void, settings = SETTINGS): Uint8Array {
  const words = new Words(lexicon);
  const wiki = readWikigold(folder);
  const voa = readVoa(folder);
  const names = new OtherNames(lexicon, randomFrom(NAMES_SEED));
  const switched = [...voa.filter((_, i) => i % SWITCHED_EACH === 0), ...wiki].map((doc) => switchNames(doc, words, names));
  const docs = [...voa, ...wiki, ...wiki, ...switched];
  const habits = habitsOf([...voa, ...wiki], words);
  const lessons = docs.map((doc) => makeLesson(doc, words, habits));
  log(`${docs.length} texts, ${habits.inner.size} inner words, ${habits.otherwise.size} written otherwise than their kind`);
  const firsts = jackknife(lessons, settings, log);
  const examples = joined(makeExamples(lessons), makeExamples(lessons, firsts));
  const trained = Array.from({ length: settings.models }, (_, k) => {
    const perceptron = new Perceptron();
    const wrong = perceptron.train(examples, settings.rounds, 3 + k);
    log(`model ${k}, wrong runs by round: ${wrong.join(' ')}`);
    return perceptron.averaged();
  });
  return packWeights(meanOf(trained), habits, settings.smallest);
}

/** The first pass's labels of each lesson, by weights that have not seen it: so that the second pass learns from mistakes like those it will meet. */
function jackknife(lessons: readonly Lesson[], settings: Settings, log: (line: string) => void): Uint8Array[] {
  const firsts: Uint8Array[] = new Array<Uint8Array>(lessons.length);
  for (const half of [0, 1]) {
    const perceptron = new Perceptron();
    const wrong = perceptron.train(makeExamples(lessons.filter((_, i) => i % 2 === half)), settings.firstRounds, 1 + half);
    log(`half ${half}, wrong runs by round: ${wrong.join(' ')}`);
    const weights = perceptron.averaged();
    lessons.forEach((lesson, i) => { if (i % 2 !== half) firsts[i] = firstPass(lesson, weights); });
  }
  return firsts;
}

function joined(a: Examples, b: Examples): Examples {
  const [tokens, ids] = [a.labels.length, a.ids.length];
  const merged = new Int32Array(ids + b.ids.length);
  merged.set(a.ids);
  merged.set(b.ids, ids);
  return {
    variants: 2,
    runs: [...a.runs, ...b.runs.map(({ from, to }) => ({ from: from + tokens, to: to + tokens }))],
    ids: merged,
    offsets: Int32Array.from([...a.offsets, ...Array.from(b.offsets.subarray(1), (at) => at + ids)]),
    labels: Uint8Array.from([...a.labels, ...b.labels]),
  };
}
