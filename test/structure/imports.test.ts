import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const depcruise = join(root, 'node_modules/.bin/depcruise');

/** Plants a file, asks for the rules that are broken, and takes the file away again. */
function rulesBrokenBy(path: string, source: string): string[] {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  try {
    const { stdout } = spawnSync(process.execPath, [depcruise, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', path], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    return summary.violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);
  } finally {
    rmSync(file);
  }
}

test.each([
  ['contracts need zod alone', 'libs/contracts/src/planted.ts', "import pg from 'pg'; export default pg;", 'contracts-stand-alone'],
  ['kafkajs stays in the Kafka log', 'libs/bus/src/planted.ts', "import { Kafka } from 'kafkajs'; export default Kafka;", 'kafkajs-in-one-place'],
  ['apps do not see each other', 'apps/store/planted.ts', "import * as crawler from '../crawler/index.js'; export default crawler;", 'apps-know-no-app'],
  ['libs see no app', 'libs/replay/src/planted.ts', "import * as store from '../../../apps/store/index.js'; export default store;", 'libs-know-no-app'],
  ['extraction needs no framework', 'apps/enrichment/extraction/planted.ts', "import { Module } from '@nestjs/common'; export default Module;", 'pure-stays-pure'],
  ['production needs no test', 'apps/crawler/planted.ts', "import { testDatabase } from '../../test/servers/postgres.js'; export default testDatabase;", 'no-tests-in-production'],
])('%s: a planted import is caught', (_what, path, source, rule) => {
  expect(rulesBrokenBy(path, source)).toContain(rule);
});
