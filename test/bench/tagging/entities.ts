import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import nlp from 'compromise';
import { classed, emptyTallies, figures, tally } from './score.js';
import type { Mistake, Name, Tally } from './score.js';

type Tag = typeof import('../../../apps/enrichment/entities/tag.js');
type Load = typeof import('../../../apps/enrichment/entities/load-model.js');
/** What `npm run build` made: there the model lies beside the code. */
const built = (name: string) => import(pathToFileURL(path.resolve('dist/apps/enrichment/entities', `${name}.js`)).href);

interface Doc { id: string; text: string; entities: Name[] }
interface Result { tallies: Record<string, Tally>; docsPerSecond: number; mistakes: Mistake[] }

/** Runs each tagger over the documents of `DIR/docs.jsonl[.gz]`: our own, and compromise, the library one would install instead. */
export async function benchEntities(folder: string, write: (line: string) => void, errors = false): Promise<Record<string, unknown>> {
  const docs = readDocs(folder);
  const { tagEntities } = (await built('tag')) as Tag;
  const { loadModel } = (await built('load-model')) as Load;
  const started = performance.now();
  const model = loadModel();
  const loadMs = performance.now() - started;
  const own = run(docs, (text) => (tagEntities({ title: null, text, language: 'en', publishedAt: null }, model).entities ?? []).flatMap(({ type, mentions }) => mentions.map(({ start, end }) => ({ type, start, end }))));
  const other = run(docs, byCompromise);
  write(`entities: ${docs.length} documents, model loaded in ${loadMs.toFixed(0)} ms\n`);
  write(`${''.padEnd(26)}${['P', 'R', 'F1', 'right', 'found', 'gold'].map((head) => head.padStart(8)).join('')}`);
  for (const [name, result] of Object.entries({ newsreel: own, compromise: other })) {
    for (const [type, counts] of Object.entries(result.tallies)) write(row(`${name} ${type}`, counts));
    write(`${name} ${result.docsPerSecond.toFixed(0)} documents per core-second\n`);
  }
  if (errors) writeMistakes(own.mistakes, write);
  const json = ({ tallies, docsPerSecond }: Result) => ({ docsPerSecond, ...Object.fromEntries(Object.entries(tallies).map(([type, counts]) => [type, { ...figures(counts), ...counts }])) });
  return { documents: docs.length, loadMs, newsreel: json(own), compromise: json(other) };
}

function readDocs(folder: string): Doc[] {
  const file = ['docs.jsonl.gz', 'docs.jsonl'].map((name) => path.join(folder, name)).find((name) => existsSync(name));
  if (!file) throw new Error(`${folder}: there is no docs.jsonl or docs.jsonl.gz in it`);
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Doc);
}

function run(docs: readonly Doc[], find: (text: string) => Name[]): Result {
  for (const { text } of docs.slice(0, 20)) find(text); // so that the compiler is warm
  const before = process.cpuUsage();
  const found = docs.map(({ text }) => find(text));
  const { user, system } = process.cpuUsage(before);
  const docsPerSecond = (docs.length / (user + system)) * 1e6;
  const tallies = emptyTallies();
  const mistakes: Mistake[] = [];
  docs.forEach((doc, i) => {
    const wrong = tally(tallies, doc.entities, found[i]!);
    mistakes.push(...classed(wrong).map(({ kind, name }) => ({ kind, id: doc.id, text: around(doc.text, name) })));
  });
  return { tallies, docsPerSecond, mistakes: mistakes.sort((a, b) => a.kind.localeCompare(b.kind)) };
}

/** How many there are of each class, then each with what surrounds it. */
function writeMistakes(mistakes: readonly Mistake[], write: (line: string) => void): void {
  const counts = new Map<string, number>();
  for (const { kind } of mistakes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const [kind, count] of [...counts].sort((a, b) => b[1] - a[1])) write(`${String(count).padStart(5)}  ${kind}`);
  write('');
  for (const { kind, id, text } of mistakes) write(`${kind}\t${id}\t${text}`);
}

const around = (text: string, { start, end }: Name) => `${text.slice(Math.max(0, start - 40), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`.replace(/\s+/gu, ' ');

const row = (name: string, counts: Tally) => {
  const { p, r, f1 } = figures(counts);
  return `${name.padEnd(26)}${[p, r, f1].map((value) => value.toFixed(4).padStart(8)).join('')}${[counts.right, counts.predicted, counts.gold].map((value) => String(value).padStart(8)).join('')}`;
};

/** Its people, organizations and places, with the punctuation that it keeps at their ends taken off. */
function byCompromise(text: string): Name[] {
  const doc = nlp(text);
  const names: Name[] = [];
  for (const [type, view] of [['PERSON', doc.people()], ['ORGANIZATION', doc.organizations()], ['LOCATION', doc.places()]] as const) {
    for (const { offset } of view.json({ offset: true }) as { offset: { start: number; length: number } }[]) {
      const said = text.slice(offset.start, offset.start + offset.length);
      const end = said.replace(/(?:['’]s)?[^\p{L}\p{N}]*$/u, '').length;
      const start = said.length - said.replace(/^[^\p{L}\p{N}]+/u, '').length;
      if (end > start) names.push({ type, start: offset.start + start, end: offset.start + end });
    }
  }
  return names;
}
