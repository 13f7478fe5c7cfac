import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

// No container engine runs here. What can be known without one is held: every source, port, variable and command exists,
// and each target's command starts from a folder that holds only what the target copies.

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Target {
  readonly base: string;
  readonly copies: readonly { from: string | null; source: string; to: string }[];
  readonly ports: readonly string[];
  readonly command: readonly string[];
}

const targets = dockerfileTargets(read('deploy/Dockerfile'));
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, { build?: { dockerfile: string; target: string }; environment?: Record<string, unknown>; ports?: string[] }>;
};
const services = ['crawler', 'enrichment', 'store'];

function dockerfileTargets(text: string): Map<string, Target> {
  const found = new Map<string, Target>();
  for (const part of text.replaceAll('\\\n', ' ').split(/^FROM /m).slice(1)) {
    const [, base, name] = /^(\S+) AS (\S+)/.exec(part)!;
    const copies = [...part.matchAll(/^COPY (?:--from=(\S+) )?(.+)$/gm)].flatMap(([, from, words]) => {
      const paths = words!.trim().split(/\s+/);
      const to = paths.pop()!;
      return paths.map((source) => ({ from: from ?? null, source, to }));
    });
    const ports = [...part.matchAll(/^EXPOSE (\d+)/gm)].map(([, port]) => port!);
    const command = JSON.parse(/^CMD (\[.*\])/m.exec(part)?.[1] ?? '[]') as string[];
    found.set(name!, { base: base!, copies, ports, command });
  }
  return found;
}

test.each([...targets])('everything that target %s copies exists', (_name, { copies }) => {
  for (const { from, source } of copies) {
    const path = from ? source.replace(/^\/newsreel\//, '') : source;
    expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  }
});

test.each(services)('compose builds %s from a target that exists, and publishes the port it listens on, to this machine alone', (name) => {
  const { build, ports } = compose.services[name]!;
  expect(existsSync(join(root, build!.dockerfile))).toBe(true);
  const [port] = targets.get(build!.target)!.ports;
  expect(ports).toEqual([`127.0.0.1:${port}:${port}`]);
  expect(read(`apps/${name}/config.ts`)).toContain(`port(${port})`);
});

test.each(services)('the variables that compose gives %s are variables that it reads', (name) => {
  const known = read(`apps/${name}/config.ts`) + read('libs/platform/src/config/fields.ts');
  for (const variable of Object.keys(compose.services[name]!.environment ?? {})) expect(known).toContain(variable);
});

test('every workspace is known to the image before its packages are installed', () => {
  const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
  const folders = workspaces.flatMap((pattern) => (pattern.endsWith('/*') ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => pattern.replace('*', name)) : [pattern]));
  const copied = targets.get('build')!.copies.map(({ source }) => source);
  for (const folder of folders) if (existsSync(join(root, folder, 'package.json'))) expect(copied).toContain(`${folder}/package.json`);
});

/** What an image of the target would hold. Packages are links to the installed ones; ours are linked as npm links them. */
function assemble(name: string, folder: string): void {
  const target = targets.get(name)!;
  if (targets.has(target.base)) assemble(target.base, folder);
  for (const { from, source, to } of target.copies) {
    if (from !== 'build') continue;
    const path = source.replace(/^\/newsreel\//, '');
    const place = join(folder, to.endsWith('/') ? join(to, path.split('/').pop()!) : to);
    if (path === 'node_modules') linkPackages(place);
    else cpSync(join(root, path), place, { recursive: true });
  }
}

function linkPackages(place: string): void {
  mkdirSync(join(place, '@newsreel'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) if (name !== '@newsreel') symlinkSync(join(root, 'node_modules', name), join(place, name));
  for (const name of ['contracts', 'platform', 'bus', 'replay']) symlinkSync(`../../libs/${name}`, join(place, '@newsreel', name));
}

describe.each(services)('target %s', (name) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), `newsreel-image-${name}-`));
    assemble(name, folder);
    mkdirSync(dirname(join(folder, 'x')), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('its command starts from what it copies, as far as its configuration lets it', () => {
    const [, ...args] = targets.get(name)!.command;
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env: { NEWSREEL_PORT: 'eighty' }, encoding: 'utf8', timeout: 30_000 });
    expect(stderr).toContain('NEWSREEL_PORT is "eighty"');
    expect(status).toBe(78);
  });
});

test('the image of enrichment holds its models', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsreel-image-models-'));
  assemble('enrichment', folder);
  const script = `const { enrich } = await import('./dist/apps/enrichment/index.js'); const body = Buffer.from('<title>x</title><article><p>' + 'The minister of Kazakhstan spoke in Astana on Monday about the new line. '.repeat(6) + '</p></article>');
    console.log(enrich({ url: 'https://a.example/x', finalUrl: 'https://a.example/x', status: 200, contentType: 'text/html', body, pageEventId: 'x', fetchedAt: '2026-01-01T00:00:00Z', source: { id: null, homeCountry: null } }).primaryCountry)`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8', timeout: 30_000 });
  rmSync(folder, { recursive: true, force: true });
  expect(stderr).toBe('');
  expect(stdout.trim()).toBe('KZ');
});
