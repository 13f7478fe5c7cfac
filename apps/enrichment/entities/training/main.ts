import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readLexicon } from '../lexicon.js';
import { buildLexicon } from './build-lexicon.js';
import { train } from './train.js';

const USAGE = `usage: npm run train -- entities --data DIR [--out DIR]      weights from the corpora in DIR (voa, wikigold)
       npm run train -- lexicon --packages DIR [--out DIR]   word lists and clusters from packages installed in DIR
The model card names the corpora and packages. --out is where the model's files lie (default apps/enrichment/entities/model).`;

async function main(): Promise<number> {
  const { positionals: [what], values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, packages: { type: 'string' }, out: { type: 'string', default: 'apps/enrichment/entities/model' } },
  });
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(path.join(values.out, name), bytes);
    console.log(`${path.join(values.out, name)}: ${bytes.length} bytes`);
  };
  if (what === 'entities' && values.data) {
    const lexicon = readLexicon(readFileSync(path.join(values.out, 'lexicon.bin')));
    write('en.bin', train(values.data, lexicon, (line) => console.log(line)));
    return 0;
  }
  if (what === 'lexicon' && values.packages) {
    write('lexicon.bin', await buildLexicon(values.packages));
    return 0;
  }
  console.error(USAGE);
  return 2;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
