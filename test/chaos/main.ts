import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutants } from './mutants.js';
import { runChaos } from './run.js';

const usage = `npm run chaos -- --log kafka|postgres [--events N] [--seed N] [--mutant ${Object.keys(mutants).join('|')}] [--keep]
A mutant's run has only the faults that show it.
Exit status: 0 the proof holds, 1 it does not, 2 wrong usage or fewer faults than a proof needs.`;

const EXIT = { holds: 0, broken: 1, tooFew: 2 } as const;
// Up to here a run is for a test: sessions end as soon as Kafka allows, and the database is away for a moment only.
const SHORT_EVENTS = 5_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { log: { type: 'string' }, events: { type: 'string', default: '20000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) }, mutant: { type: 'string' }, keep: { type: 'boolean', default: false } },
  });
  const [events, seed] = [Number(values.events), Number(values.seed)];
  if ((values.log !== 'kafka' && values.log !== 'postgres') || !(events >= 200) || !Number.isInteger(seed) || (values.mutant && !mutants[values.mutant])) {
    console.error(usage);
    return EXIT.tooFew;
  }
  const folder = mkdtempSync(join(tmpdir(), 'newsreel-chaos-'));
  chmodSync(folder, 0o755);
  const isShort = events < SHORT_EVENTS;
  const started = Date.now();
  try {
    const result = await runChaos({
      log: values.log,
      events,
      seed,
      mutant: values.mutant ?? null,
      folder,
      rounds: isShort ? 1 : Math.max(2, Math.round(events / 10_000)),
      sessionSeconds: isShort ? 6 : 30,
      refusalSeconds: isShort ? 5 : 30,
      say: (line) => console.log(line),
      onStarted: (stop) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void ended(stop, values.keep ? null : folder));
      },
    });
    console.log(JSON.stringify({ seed, events, log: values.log, mutant: values.mutant ?? null, seconds: Math.round((Date.now() - started) / 1_000), faults: result.counts, missed: result.missed, violations: result.violations }, null, 2));
    if (result.violations.length > 0) return EXIT.broken;
    return result.missed.length > 0 ? EXIT.tooFew : EXIT.holds;
  } finally {
    if (values.keep) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

/** The run is called off: nothing of it is left behind. */
async function ended(stop: () => Promise<void>, folder: string | null): Promise<void> {
  await stop().catch((error: Error) => console.error(error.message));
  if (folder) rmSync(folder, { recursive: true, force: true });
  process.exit(EXIT.tooFew);
}

process.exit(await main());
