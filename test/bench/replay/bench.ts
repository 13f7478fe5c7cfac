import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { withLogs } from '../with-logs.js';
import type { Size } from './events.js';
import type { Measured, Step } from './step.js';

/**
 * npm run bench -- replay [--events 100000] [--sizes small,article] [--only WORDS] [--json FILE]
 *
 * Each step runs in a process of its own: events a second, and the most memory that it had. What is bare does the same work without newsreel and is the
 * bound. `--events 100000,1000000` shows whether memory grows with the recording. The disk needs some 4 GB for a million of both sizes.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { events: { type: 'string', default: '100000' }, sizes: { type: 'string', default: 'small,article' }, only: { type: 'string', default: '' }, json: { type: 'string' } } });
  const rows: ({ readonly size: string; readonly step: string } & Measured)[] = [];
  await withLogs(async (logs) => {
    const place = { ...logs, prefix: 'bench' };
    for (const size of values.sizes.split(',') as Size[]) {
      for (const count of values.events.split(',').map(Number)) {
        for (const name of chosen(values.only)) {
          const measured = await measure({ ...place, name, size, count });
          rows.push({ size, step: name, ...measured });
          process.stderr.write(`${size} ${count} ${name}: ${Math.round(measured.rate)} events/s, ${Math.round(measured.peakRssMiB)} MiB\n`);
        }
      }
    }
    console.table(rows.map(({ size, step, events, rate, peakRssMiB }) => ({ size, step, events, 'events/s': Math.round(rate), 'peak MiB': Math.round(peakRssMiB) })));
    if (values.json) writeFileSync(values.json, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
  });
}

// In this order, as each reads what another has made.
const steps: Readonly<Record<Step['name'], readonly Step['name'][]>> = {
  write: [],
  'bare: JSON lines, zstd': [],
  read: ['write'],
  cut: ['write'],
  merge: ['write', 'cut'],
  'replay to kafka': ['write'],
  'bare: kafkajs producer': [],
  'record from kafka': ['write', 'replay to kafka'],
  'bare: kafkajs consumer': ['write', 'replay to kafka'],
  'replay to postgres': ['write'],
  'record from postgres': ['write', 'replay to postgres'],
};

/** Those whose names have the words, and what they need. */
function chosen(words: string): Step['name'][] {
  const all = Object.keys(steps) as Step['name'][];
  const wanted = all.filter((name) => name.includes(words));
  return all.filter((name) => wanted.includes(name) || wanted.some((one) => steps[one].includes(name)));
}

const runFile = promisify(execFile);

async function measure(step: Step): Promise<Measured> {
  const { stdout } = await runFile(process.execPath, [fileURLToPath(new URL('step.js', import.meta.url)), JSON.stringify(step)], { maxBuffer: 1024 * 1024 });
  return JSON.parse(stdout) as Measured;
}
