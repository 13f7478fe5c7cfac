// Installs and builds what is missing, so that `npm start` and `npm test` work in a fresh clone.
// Runs before anything is installed: Node's own modules only, and any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const at = (...parts) => join(root, ...parts);

function run(what, command, args) {
  console.error(`newsreel: ${what}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(`newsreel: "${command} ${args.join(' ')}" failed; its messages are above.`);
    process.exit(1);
  }
}

// What was installed is what the lock file said then.
const lock = readFileSync(at('package-lock.json'), 'utf8');
const installed = at('node_modules', '.newsreel-lock.json');
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
  run('installing dependencies (once, about a minute)', 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(installed, lock);
}

/** The time of the newest file below a folder that a build reads. */
function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

const built = at('dist', '.built');
const sources = ['apps', 'libs', 'test'].map((folder) => newest(at(folder))).concat(['package-lock.json', 'tsconfig.base.json', 'nest-cli.json', '.swcrc'].map((file) => statSync(at(file)).mtimeMs));
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources)) {
  const started = new Date();
  run('building (a few seconds)', 'npm', ['run', '--silent', 'build']);
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(built, started.toISOString());
}
