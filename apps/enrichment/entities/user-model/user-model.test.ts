import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeNeeding } from '../../../../test/servers/needs.js';
import { WorkerPool } from '../../workers/pool.js';
import { LONGEST_TEXT_OF_USER_MODEL, tagEntitiesWith } from '../tag.js';
import { tinyModel } from './tiny-model.js';
import { namesOf, openUserModel } from './user-model.js';

const text = 'Şahap met Ann-Marie Olsen of Siemens.\nThey left Oslo.';

describe('namesOf', () => {
  const labelled = (list: string) => list.split(' ').map((pair) => ({ word: pair.split('/')[0]!, entity: pair.split('/')[1]! }));
  const names = (of: string, list: string) => namesOf(of, labelled(list)).map(({ type, start, end }) => `${type} ${of.slice(start, end)}`);

  test('joins what begins and what goes on', () => {
    expect(names('Ann Olsen met Bo Ek', 'ann/B-PER olsen/I-PER met/O bo/B-PER ek/I-PER')).toEqual(['PERSON Ann Olsen', 'PERSON Bo Ek']);
  });

  test('two names side by side stay two', () => expect(names('Oslo Bergen', 'oslo/B-LOC bergen/B-LOC')).toEqual(['LOCATION Oslo', 'LOCATION Bergen']));

  test('the rest of a word goes with its beginning, whatever its label', () => {
    expect(names('Abylkassymova left', 'abyl/B-PER ##kass/O ##ymova/B-ORG left/O')).toEqual(['PERSON Abylkassymova']);
  });

  test('knows the names that models give to types, and leaves out others', () => {
    expect(names('Ann Norway IBM Tuesday', 'ann/PERSON norway/B-GPE ibm/ORG tuesday/B-DATE')).toEqual(['PERSON Ann', 'LOCATION Norway', 'ORGANIZATION IBM']);
  });
});

let folder: string;
beforeAll(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'newsreel-model-')), 'tiny');
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  const labels = { sahap: 'B-PER', ann: 'B-PER', marie: 'I-PER', olsen: 'I-PER', '-': 'I-PER', siemens: 'B-ORG', oslo: 'B-LOC' };
  for (const [name, content] of Object.entries(tinyModel(labels))) writeFileSync(path.join(folder, name), content);
});
afterAll(() => rmSync(path.dirname(folder), { recursive: true }));

/** transformers.js, as far as we use it, with a model that knows one name. */
const loaded = (of = 'oslo') => Promise.resolve({
  env: { allowRemoteModels: true, allowLocalModels: false, localModelPath: '' },
  pipeline: async () => async (text: string) => text.toLowerCase().split(/\W+/).filter(Boolean).map((word) => ({ word, entity: word === of ? 'B-LOC' : 'O' })),
});

describe('openUserModel', () => {
  test('says which package is missing and how to get it', async () => {
    const missing = () => Promise.reject(new Error('It is not installed; run "npm install that"'));
    await expect(openUserModel(folder, missing)).rejects.toThrow('npm install that');
  });

  test('says what a folder without a model lacks', async () => {
    await expect(openUserModel(path.join(folder, 'onnx'), loaded)).rejects.toThrow(/onnx \(NEWSREEL_NER_MODEL, --model\) holds no model: config\.json, tokenizer\.json, tokenizer_config\.json, onnx\/model\.onnx or onnx\/model_quantized\.onnx missing/);
  });

  test('fetches nothing from the network', async () => {
    const transformers = await loaded();
    await openUserModel(folder, () => Promise.resolve(transformers));
    expect(transformers.env).toEqual({ allowRemoteModels: false, allowLocalModels: true, localModelPath: path.dirname(folder) });
  });

  test('another model is another version, by name and content', async () => {
    const other = path.join(path.dirname(folder), 'other');
    cpSync(folder, other, { recursive: true });
    writeFileSync(path.join(other, 'onnx', 'model.onnx'), 'other weights');
    const [one, two] = await Promise.all([openUserModel(folder, loaded), openUserModel(other, loaded)]);
    expect([one.version, two.version]).toEqual([expect.stringMatching(/^tiny-[0-9a-f]{8}$/), expect.stringMatching(/^other-[0-9a-f]{8}$/)]);
    expect(one.version.split('-')[1]).not.toBe(two.version.split('-')[1]);
  });

  test('offsets are those of the whole text, however many stretches it takes', async () => {
    const long = `${'Nobody was there to see it. '.repeat(200)}Oslo slept.`;
    const { entities } = await tagEntitiesWith(await openUserModel(folder, loaded), { title: 'In Oslo', text: long, language: null, publishedAt: null });
    expect(entities).toEqual([expect.objectContaining({ type: 'LOCATION', name: 'Oslo', mentions: [{ in: 'title', start: 3, end: 7 }, { start: 5600, end: 5604 }] })]);
  });

  test('a text that would take minutes is left untagged, and says so', async () => {
    const { entities, reasons } = await tagEntitiesWith(await openUserModel(folder, loaded), { title: null, text: 'x'.repeat(LONGEST_TEXT_OF_USER_MODEL + 1), language: null, publishedAt: null });
    expect([entities, reasons[0]!.code]).toEqual([null, 'text-too-long']);
  });
});

describeNeeding('transformers', 'a model in ONNX', () => {
  test('tags with offsets, in any language', async () => {
    const { entities } = await tagEntitiesWith(await openUserModel(folder), { title: null, text, language: 'nb', publishedAt: null });
    expect(entities!.map(({ type, mentions }) => [type, text.slice(mentions[0]!.start, mentions[0]!.end)])).toEqual([['PERSON', 'Şahap'], ['PERSON', 'Ann-Marie Olsen'], ['ORGANIZATION', 'Siemens'], ['LOCATION', 'Oslo']]);
  });

  test('runs in the worker threads', async () => {
    const worker = fileURLToPath(new URL('../../../../dist/apps/enrichment/workers/worker.js', import.meta.url));
    const pool = await WorkerPool.open({ threads: 1, worker, model: folder });
    const { entities, places } = await pool.run<'tag'>({ kind: 'tag', text: { title: null, text, language: 'nb', homeCountry: null, publishedAt: null } });
    await pool.close();
    expect(entities!.map(({ name }) => name)).toEqual(['Şahap', 'Ann-Marie Olsen', 'Siemens', 'Oslo']);
    expect(places.map(({ name }) => name)).toEqual(['Oslo']);
  });
});
