import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from './format.js';

// `npm run languages`: the tables of eld, which as source text take a third of a second to load, as arrays that take a hundredth of it.

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Usage: compile.js FOLDER, where statistics.bin is to be.');

const eld = import.meta.resolve('eld/small');
const load = async (file: string) => (await import(new URL(file, eld).href)) as Record<string, unknown>;
const { languages, ngrams } = (await load('../ngrams/small.js'))['ngramsData'] as { languages: Record<string, string>; ngrams: Record<string, Record<string, number>> };
const averages = (await load('../avgScore.js'))['avgScore'] as Record<string, number>;
/** What eld writes for each byte of UTF-8; a space for those it does not tell apart. */
const signs = (await load('../dictionary.js'))['dictionary'] as string[];
/** What eld adds to the points of its tables. */
const base = 53;

const codes = Object.values(languages);
const byteOf = new Map<string, number>([[' ', 32], ["'", 39], ...signs.flatMap((sign, byte) => (sign === ' ' ? [] : [[sign, byte] as const]))]);
const runs = Object.keys(ngrams);
const bytes = runs.map((run) => Array.from(run, (sign) => byteOf.get(sign)!));
const at = (run: readonly number[], i: number) => run[i] ?? 0;
const pairs = Object.values(ngrams).flatMap((points) => Object.entries(points).map(([language, count]) => [Number(language), count] as const));
const wrong = [bytes.some((run) => run.length > 6 || run.includes(undefined as never)), pairs.some(([, points]) => points > 255)];
if (wrong.some(Boolean)) throw new Error(`The tables of eld are not as they were: ${wrong.join(', ')}`);

const file = pack({
  codes,
  usual: codes.map((code) => averages[code]!),
  base,
  runs: runs.length,
  pairs: pairs.length,
  unknownBytes: signs.flatMap((sign, byte) => (sign === ' ' && byte >= 0x80 ? [byte] : [])),
  heads: Uint32Array.from(bytes, (run) => (at(run, 0) | (at(run, 1) << 8) | (at(run, 2) << 16) | (at(run, 3) << 24)) >>> 0),
  tails: Uint16Array.from(bytes, (run) => at(run, 4) | (at(run, 5) << 8)),
  counts: Uint8Array.from(Object.values(ngrams), (points) => Object.keys(points).length),
  languages: Uint8Array.from(pairs, ([language]) => language),
  points: Uint8Array.from(pairs, ([, points]) => points),
});
writeFileSync(join(folder, 'statistics.bin'), file);
process.stdout.write(`${runs.length} runs of bytes, ${codes.length} languages, ${file.length} bytes\n`);
