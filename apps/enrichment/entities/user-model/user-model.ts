import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Name } from '../mentions.js';
import { alignPieces } from './align.js';
import { stretches } from './stretches.js';

/** What we use of transformers.js; it is no dependency: who wants it installs it. */
interface Transformers {
  env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string };
  pipeline(task: 'token-classification', model: string, options: { dtype: 'fp32' | 'q8' }): Promise<Classify>;
}
type Classify = (text: string, options: { ignore_labels: string[] }) => Promise<{ word: string; entity: string }[]>;

/** A token-classification model of the user's own. */
export interface UserModel {
  /** The folder's name and a hash of what is in it: another model, another version. */
  readonly version: string;
  names(text: string): Promise<Name[]>;
}

const TYPES: Record<string, Name['type']> = { PER: 'PERSON', PERSON: 'PERSON', ORG: 'ORGANIZATION', ORGANIZATION: 'ORGANIZATION', CORP: 'ORGANIZATION', LOC: 'LOCATION', LOCATION: 'LOCATION', GPE: 'LOCATION' };

const PACKAGE = '@huggingface/transformers';
const installed = async (): Promise<Transformers> => {
  try {
    return (await import(PACKAGE)) as Transformers;
  } catch (error) {
    throw new Error(`A model of your own (NEWSREEL_NER_MODEL, --model) runs by the package ${PACKAGE}, which could not be loaded: install it beside newsreel with "npm install ${PACKAGE}"`, { cause: error });
  }
};

/**
 * Opens a folder with a model in ONNX as transformers.js reads it: `config.json`, `tokenizer.json`, `tokenizer_config.json` and
 * `onnx/model.onnx` or `onnx/model_quantized.onnx`. Nothing is fetched from anywhere.
 */
export async function openUserModel(folder: string, load: () => Promise<Transformers> = installed): Promise<UserModel> {
  const whole = path.resolve(folder);
  const { weights, dtype } = weightsIn(whole);
  const transformers = await load();
  Object.assign(transformers.env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: path.dirname(whole) });
  const classify = await transformers.pipeline('token-classification', path.basename(whole), { dtype }).catch((error: unknown) => {
    throw new Error(`${folder} (NEWSREEL_NER_MODEL, --model) holds a model that cannot be opened for token classification: ${(error as Error).message}`, { cause: error });
  });
  return {
    version: await versionOf(whole, weights),
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

const WEIGHTS = [{ weights: 'onnx/model.onnx', dtype: 'fp32' }, { weights: 'onnx/model_quantized.onnx', dtype: 'q8' }] as const;

function weightsIn(folder: string): (typeof WEIGHTS)[number] {
  const missing = ['config.json', 'tokenizer.json', 'tokenizer_config.json'].filter((name) => !existsSync(path.join(folder, name)));
  const found = WEIGHTS.find(({ weights }) => existsSync(path.join(folder, weights)));
  if (found && missing.length === 0) return found;
  throw new Error(`${folder} (NEWSREEL_NER_MODEL, --model) holds no model: ${[...missing, ...(found ? [] : [WEIGHTS.map(({ weights }) => weights).join(' or ')])].join(', ')} missing`);
}

async function versionOf(folder: string, weights: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['config.json', 'tokenizer.json', weights]) await pipeline(createReadStream(path.join(folder, name)), hash, { end: false });
  return `${path.basename(folder)}-${hash.digest('hex').slice(0, 8)}`;
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
