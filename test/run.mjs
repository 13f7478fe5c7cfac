// Runs every check and test, and ends with one line for the whole run: `N passed, N failed, N skipped`.
// A check (types, lint, import rules) counts as one. `npm test -- WORDS` hands the words to Jest and runs the tests alone.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const words = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 1, 1], env: { ...process.env, ...env } });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function check(name, command, args) {
  const started = Date.now();
  const code = await run(command, args);
  total[code === 0 ? 'passed' : 'failed']++;
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name}  (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

async function jest() {
  const folder = mkdtempSync(join(tmpdir(), 'newsreel-run-'));
  const report = join(folder, 'jest.json');
  const code = await run(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--forceExit', '--json', `--outputFile=${report}`, ...words]);
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    total.passed += result.numPassedTests;
    total.skipped += result.numPendingTests + result.numTodoTests;
    total.failed += result.numFailedTests + result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length;
    // Jest can fail though every test passed: a setup that broke, a handle that hangs.
    if (code !== 0 && result.success) total.failed++;
    for (const line of needs(result)) console.log(line);
  } catch {
    total.failed++;
    console.log('FAILED  Jest wrote no report: its messages are above.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Skipped tests say in their names what they need: `[needs python] …`. */
function needs(result) {
  const counts = new Map();
  for (const test of result.testResults.flatMap((file) => file.assertionResults)) {
    if (test.status !== 'pending') continue;
    const need = /\[needs ([\w-]+)\]/.exec(test.fullName)?.[1] ?? 'nothing known';
    counts.set(need, (counts.get(need) ?? 0) + 1);
  }
  return [...counts].map(([need, count]) => `skipped: ${need} (${count} tests)`);
}

const bin = (name) => join('node_modules', '.bin', name);
if (words.length === 0) {
  await check('types', bin('tsc'), ['-p', 'tsconfig.json']);
  await check('lint', bin('eslint'), ['--max-warnings', '0', '.']);
  await check('import rules', bin('depcruise'), ['--config', '.dependency-cruiser.mjs', 'apps', 'libs', 'test']);
}
await jest();
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
