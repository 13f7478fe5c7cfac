import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const indexes = [
  ...readdirSync(join(root, 'libs'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `libs/${name}/dist/index.js`),
  ...['crawler', 'enrichment', 'store'].map((name) => `dist/apps/${name}/index.js`),
];

// Jest resolves modules in its own way; what it imports, Node may not.
test.each(indexes)('plain Node imports %s', (path) => {
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(join(root, path))})`], { encoding: 'utf8', timeout: 30_000 });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('what apps need is at the top of node_modules: their build lies outside of their folders', () => {
  const nested = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'node_modules')));
  expect(nested).toEqual([]);
});
