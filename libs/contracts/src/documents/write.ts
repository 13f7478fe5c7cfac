// `npm run contracts` writes what is generated; with `-- --release` it also writes down the schemas of the package's version as released.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documents, releasedFiles } from './documents.js';

const contracts = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(contracts, 'package.json'), 'utf8')) as { version: string };

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(path);
}

rmSync(join(contracts, 'schemas'), { recursive: true, force: true });
for (const [path, content] of documents(version)) write(join(contracts, '../..', path), content);
if (process.argv.includes('--release')) for (const [name, content] of releasedFiles()) write(join(contracts, 'released', version, name), content);
