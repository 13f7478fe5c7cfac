import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const contracts = fileURLToPath(new URL('..', import.meta.url));
const zod = fileURLToPath(new URL('../../../node_modules/zod', import.meta.url));

let folder: string;
let packed: { filename: string; size: number; files: { path: string }[] };
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsreel-pack-'));
  [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: contracts, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as [typeof packed];
  const installed = join(folder, 'node_modules/@newsreel/contracts');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip-components', '1']);
  symlinkSync(zod, join(folder, 'node_modules/zod'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package is below 100 KB and needs zod alone', () => {
  expect(packed.size).toBeLessThan(100_000);
  const { dependencies, type } = JSON.parse(readFileSync(join(contracts, 'package.json'), 'utf8')) as { dependencies: object; type: string };
  expect([Object.keys(dependencies), type]).toEqual([['zod'], 'module']);
});

test('it holds types, schemas, the AsyncAPI document and a README, and no sources or tests', () => {
  const paths = packed.files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['dist/index.d.ts', 'dist/index.js', 'asyncapi.json', 'README.md', 'schemas/newsreel.article.stored.v1.data.json', 'schemas/registry/articles.stored-value.json']));
  expect(paths.filter((path) => /test|\.map$|^src|documents/.test(path))).toEqual([]);
});

test('another project can import it and read an event', () => {
  const program = `import { decode, encode, examplesOf, ArticleStored } from '@newsreel/contracts';
    import schema from '@newsreel/contracts/schemas/newsreel.article.stored.v1.json' with { type: 'json' };
    console.log(decode(encode(examplesOf(ArticleStored)[0])).data.countries[0].code, schema.title);`;
  writeFileSync(join(folder, 'program.mjs'), program);
  expect(execFileSync(process.execPath, [join(folder, 'program.mjs')], { encoding: 'utf8' }).trim()).toBe('KZ Article stored');
});
