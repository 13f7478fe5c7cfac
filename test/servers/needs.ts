import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a test may need beyond Node, Java and Maven, and how it is found: the command, or why there is none. */
const needs = {
  python: () => python(['confluent_kafka', 'cloudevents.core'], 'python', ['--requirement', join(root, 'docs/examples/requirements.txt')]),
  schemathesis: () => python(['schemathesis'], 'schemathesis', ['schemathesis==4.32.5']),
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
