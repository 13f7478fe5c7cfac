import path from 'node:path';
import type { Name } from '../mentions.js';
import { tokenize } from '../tokens.js';
import { alignPieces } from './align.js';

/** What we use of transformers.js; it is no dependency: who wants it installs it. */
interface Transformers {
  env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string };
  pipeline(task: 'token-classification', model: string, options: { dtype: 'fp32' }): Promise<Classify>;
}
type Classify = (text: string, options: { ignore_labels: string[] }) => Promise<{ word: string; entity: string }[]>;

/** A token-classification model of the user's own. */
export interface UserModel {
  names(text: string): Promise<Name[]>;
}

/** Sentences are given to the model together up to this length in characters: most models read 512 pieces at most. */
const MOST_AT_ONCE = 1_000;

const TYPES: Record<string, Name['type']> = { PER: 'PERSON', PERSON: 'PERSON', ORG: 'ORGANIZATION', ORGANIZATION: 'ORGANIZATION', CORP: 'ORGANIZATION', LOC: 'LOCATION', LOCATION: 'LOCATION', GPE: 'LOCATION' };

const installed = async (): Promise<Transformers> => {
  const name = '@huggingface/transformers';
  try {
    return (await import(name)) as Transformers;
  } catch (error) {
    throw new Error(`A model of your own (NEWSREEL_NER_MODEL) runs by the package ${name}, which could not be loaded: install it beside newsreel with "npm install ${name}"`, { cause: error });
  }
};

/**
 * Opens a folder with a model in ONNX as transformers.js reads it: `config.json`, `tokenizer.json`, `tokenizer_config.json`, `onnx/model.onnx`.
 * Nothing is fetched from anywhere.
 */
export async function openUserModel(folder: string, load: () => Promise<Transformers> = installed): Promise<UserModel> {
  const { env, pipeline } = await load();
  const whole = path.resolve(folder);
  Object.assign(env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: path.dirname(whole) });
  const classify = await pipeline('token-classification', path.basename(whole), { dtype: 'fp32' }).catch((error: unknown) => {
    throw new Error(`NEWSREEL_NER_MODEL=${folder} holds no token-classification model that can be opened (config.json, tokenizer.json, tokenizer_config.json, onnx/model.onnx)`, { cause: error });
  });
  return {
    async names(text) {
      const names: Name[] = [];
      for (const { start, end } of stretches(text)) {
        const part = text.slice(start, end);
        const pieces = await classify(part, { ignore_labels: [] });
        names.push(...namesOf(part, pieces).map((name) => ({ ...name, start: name.start + start, end: name.end + start })));
      }
      return names;
    },
  };
}

/** Stretches of whole sentences, each short enough for a model. */
function stretches(text: string): { start: number; end: number }[] {
  const { starts, ends, sentences } = tokenize(text);
  const found: { start: number; end: number }[] = [];
  for (let s = 0; s + 1 < sentences.length; s++) {
    const [start, end] = [starts[sentences[s]!]!, ends[sentences[s + 1]! - 1]!];
    const last = found.at(-1);
    if (last && end - last.start <= MOST_AT_ONCE) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

/** Joins labelled pieces (B-PER, I-PER …, or PER) to names. A piece that goes on a word goes on its name, whatever its label. */
export function namesOf(text: string, pieces: readonly { word: string; entity: string }[]): Name[] {
  const places = alignPieces(text, pieces.map(({ word }) => word));
  const names: Name[] = [];
  let open: Name | undefined;
  let before = -1;
  pieces.forEach(({ entity }, i) => {
    const at = places[i];
    if (!at) return;
    const type = TYPES[entity.replace(/^[BIELSU]-/, '').toUpperCase()];
    const goesOn = at.start === before && /\p{L}$/u.test(text.slice(0, at.start)) && /^\p{L}/u.test(text.slice(at.start));
    before = at.end;
    if (open && (goesOn || (type === open.type && !/^[BSU]-/.test(entity)))) open.end = at.end;
    else if (goesOn || type === undefined) open = undefined;
    else names.push((open = { type, ...at }));
  });
  return names;
}
