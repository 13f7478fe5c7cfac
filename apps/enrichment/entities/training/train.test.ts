import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { tagEntities } from '../tag.js';
import { LABELS } from '../labels.js';
import { readLexicon } from '../lexicon.js';
import { readModel, rowAt } from '../model.js';
import { packWeights } from './pack.js';
import { train } from './train.js';

const lexiconBytes = readFileSync(new URL('../model/lexicon.bin', import.meta.url));
const lexicon = readLexicon(lexiconBytes);
const settings = { rounds: 4, firstRounds: 2, models: 2, smallest: 0.05 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'newsreel-train-'));
  for (const name of ['voa', 'wikigold']) mkdirSync(path.join(folder, name));
  const people = ['Zorb', 'Quill', 'Vantor', 'Mireck'];
  const sentence = (who: string, where: string) => `Mayor\tO\n${who}\tB-PER\nleft\tO\n${where}\tB-LOC\nearly\tO\n.\tO`;
  const sentences = Array.from({ length: 80 }, (_, i) => sentence(people[i % 4]!, ['Norbia', 'Estovia'][i % 2]!));
  writeFileSync(path.join(folder, 'voa', 'voa.conll.gz'), gzipSync(`${sentences.join('\n\n')}\n`));
  writeFileSync(path.join(folder, 'wikigold', 'docs.jsonl.gz'), gzipSync(`${JSON.stringify({ id: '1', text: 'Zorb left Norbia.', entities: [{ start: 0, end: 4, type: 'PERSON' }, { start: 10, end: 16, type: 'LOCATION' }] })}\n`));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('train', () => {
  test('learns what surrounds a name, so that names it never saw are found', () => {
    const model = readModel(lexiconBytes, train(folder, lexicon, () => undefined, settings));
    const { entities } = tagEntities({ title: null, language: 'en', publishedAt: null, text: 'Mayor Blinx left Oravia early.' }, model);
    expect(entities!.map(({ type, name }) => [type, name])).toEqual([['PERSON', 'Blinx'], ['LOCATION', 'Oravia']]);
  }, 120_000);

  test('makes the same file of the same data', () => {
    const once = train(folder, lexicon, () => undefined, settings);
    expect(Buffer.compare(once, train(folder, lexicon, () => undefined, settings))).toBe(0);
  }, 120_000);
});

test('packed weights keep their proportions, the largest uncut, and drop what is small', () => {
  const rowOf = new Uint32Array(1 << 22);
  [rowOf[7], rowOf[99], rowOf[(1 << 22) - 1]] = [1, 2, 3];
  const rows = new Float32Array(4 * LABELS);
  rows[LABELS] = 50;
  rows[2 * LABELS + 3] = 0.01;
  rows[3 * LABELS + 16] = -25;
  const habits = { inner: new Set(['of']), small: Uint8Array.of(1, 128), otherwise: new Set(['bush']) };
  const model = readModel(lexiconBytes, packWeights({ rowOf, rows, transitions: new Float32Array(LABELS * LABELS).fill(10) }, habits, 0.1));
  expect(model.rows[rowAt(model, 7)]).toBe(127);
  expect(rowAt(model, 99)).toBe(-1);
  expect(model.rows[rowAt(model, (1 << 22) - 1) + 16]).toBe(-63);
  expect(model.transitions[0]).toBe(25);
  expect({ ...model.habits, small: [...model.habits.small] }).toEqual({ ...habits, small: [1, 128] });
});
