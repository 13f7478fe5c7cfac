import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tagEntitiesWith } from '../tag.js';
import { tinyModel } from './tiny-model.js';
import { namesOf, openUserModel } from './user-model.js';

const installed = (() => {
  try {
    return createRequire(import.meta.url).resolve('@huggingface/transformers') !== '';
  } catch {
    return false;
  }
})();

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

describe('openUserModel', () => {
  test('says which package is missing and how to get it', async () => {
    const missing = () => Promise.reject(new Error('Cannot find package'));
    await expect(openUserModel('.', missing)).rejects.toThrow('Cannot find package');
    if (!installed) await expect(openUserModel('.')).rejects.toThrow('npm install @huggingface/transformers');
  });

  const real = installed ? describe : describe.skip;
  real('[needs transformers] a real model in ONNX', () => {
    let folder: string;
    beforeAll(() => {
      folder = path.join(mkdtempSync(path.join(tmpdir(), 'newsreel-model-')), 'tiny');
      mkdirSync(path.join(folder, 'onnx'), { recursive: true });
      for (const [name, content] of Object.entries(tinyModel({ sahap: 'B-PER', ann: 'B-PER', marie: 'I-PER', olsen: 'I-PER', '-': 'I-PER', siemens: 'B-ORG', oslo: 'B-LOC' }))) writeFileSync(path.join(folder, name), content);
    });
    afterAll(() => rmSync(path.dirname(folder), { recursive: true }));

    test('tags with offsets, in any language', async () => {
      const { entities } = await tagEntitiesWith(await openUserModel(folder), { title: null, text, language: 'nb', publishedAt: null });
      expect(entities!.map(({ type, mentions }) => [type, text.slice(mentions[0]!.start, mentions[0]!.end)])).toEqual([['PERSON', 'Şahap'], ['PERSON', 'Ann-Marie Olsen'], ['ORGANIZATION', 'Siemens'], ['LOCATION', 'Oslo']]);
    }, 60_000);

    test('names the folder that holds no model', async () => {
      await expect(openUserModel(path.join(folder, 'nothing'))).rejects.toThrow(/NEWSREEL_NER_MODEL=.*nothing/);
    }, 60_000);
  });
});
