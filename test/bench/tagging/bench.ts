import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { benchEntities } from './entities.js';
import { readMarked } from './marked.js';
import type { RegionGold } from './region-score.js';
import { benchRegions } from './regions.js';

/**
 * npm run bench -- tagging --corpus DIR [--corpus DIR ...] [--errors] [--json FILE]
 *
 * A corpus is `docs.jsonl[.gz]`, or `*.txt` with the gold in the text (see marked.ts; two such are beside this file: world, languages).
 * Documents that have `countries` are for regions, those that have `entities` for entities.
 * `npm run build` must have run.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { corpus: { type: 'string', multiple: true }, errors: { type: 'boolean', default: false }, json: { type: 'string' } } });
  if (!values.corpus) throw new Error('Say where the documents are: npm run bench -- tagging --corpus DIR [--corpus DIR] [--errors] [--json FILE]');
  const results: Record<string, unknown> = {};
  for (const folder of values.corpus) {
    const docs = readDocs(folder);
    const isRegions = 'countries' in (docs[0] ?? {});
    results[folder] = isRegions ? await benchRegions(docs as RegionGold[], console.log, values.errors) : await benchEntities(folder, console.log, values.errors);
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

function readDocs(folder: string): object[] {
  const file = ['docs.jsonl.gz', 'docs.jsonl'].map((name) => path.join(folder, name)).find((name) => existsSync(name));
  const marked = file || !existsSync(folder) ? [] : readMarked(folder);
  if (marked.length > 0) return marked;
  if (!file) throw new Error(`${folder}: there is no docs.jsonl, no docs.jsonl.gz and no marked text (*.txt) in it`);
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as object);
}
