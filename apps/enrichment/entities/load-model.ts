import { readFileSync } from 'node:fs';
import { readModel } from './model.js';
import type { Model } from './model.js';

let loaded: Model | undefined;

/**
 * The English model. Its files lie in `model/` beside this module: in the sources, and in `dist`, where `nest build` copies them as assets (nest-cli.json).
 * It is read once a thread.
 */
export function loadModel(): Model {
  const read = (name: string) => readFileSync(new URL(`./model/${name}`, import.meta.url));
  return (loaded ??= readModel(read('lexicon.bin'), read('en.bin')));
}
