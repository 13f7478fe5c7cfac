/** Compiles the gazetteer from the files of a folder into `gazetteer.bin` there: `npm run gazetteer`. The compiled file is in the repository; a test holds it to its sources. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.js';
import { pack } from './format.js';
import { Sources } from './sources.js';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node main.js FOLDER (apps/enrichment/regions/facts)');
const compiled = compile(new Sources(folder));
const bytes = pack(compiled);
writeFileSync(join(folder, 'gazetteer.bin'), bytes);
console.log(`gazetteer.bin: ${compiled.titles.length} places, ${compiled.names.length} names, ${(bytes.length / 1e6).toFixed(2)} MB`);
