import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mutants } from './mutants.js';

/** A copy of what is built: it stays as it is while the run lasts, and may be given a fault. Returns its folder. */
export function install(folder: string, mutant: string | null): string {
  const root = join(folder, 'installation');
  if (!existsSync('dist/apps/store/main.js')) throw new Error('Nothing is built: run `npm run build` first.');
  mkdirSync(join(root, 'node_modules/@newsreel'), { recursive: true });
  cpSync('dist/apps', join(root, 'dist/apps'), { recursive: true });
  writeFileSync(join(root, 'package.json'), readFileSync('package.json'));
  for (const name of readdirSync('libs')) {
    if (!existsSync(`libs/${name}/package.json`)) continue;
    cpSync(`libs/${name}/dist`, join(root, 'libs', name, 'dist'), { recursive: true });
    cpSync(`libs/${name}/package.json`, join(root, 'libs', name, 'package.json'));
    symlinkSync(join(root, 'libs', name), join(root, 'node_modules/@newsreel', name));
  }
  for (const name of readdirSync('node_modules')) {
    if (name !== '@newsreel' && !name.startsWith('.')) symlinkSync(resolve('node_modules', name), join(root, 'node_modules', name));
  }
  linkOwnModules(root);
  // Data that enrichment reads lies beside its sources.
  symlinkSync(resolve('apps'), join(root, 'apps'));
  if (mutant) mutate(root, mutant);
  return root;
}

/** What npm put beside an app because another version of it lies at the top. */
function linkOwnModules(root: string): void {
  for (const app of readdirSync('apps')) {
    if (existsSync(`apps/${app}/node_modules`) && existsSync(join(root, 'dist/apps', app)) && !existsSync(join(root, 'dist/apps', app, 'node_modules'))) {
      symlinkSync(resolve(`apps/${app}/node_modules`), join(root, 'dist/apps', app, 'node_modules'));
    }
  }
}

function mutate(root: string, name: string): void {
  const mutation = mutants[name];
  if (!mutation) throw new RangeError(`There is no mutant ${name}; there are ${Object.keys(mutants).join(', ')}.`);
  const file = join(root, mutation.file);
  const text = readFileSync(file, 'utf8');
  if (text.split(mutation.from).length !== 2) throw new Error(`The mutant ${name} does not fit ${mutation.file} any more: it looks for ${JSON.stringify(mutation.from)}.`);
  writeFileSync(file, text.replace(mutation.from, () => mutation.to));
}
