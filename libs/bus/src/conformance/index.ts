import { order } from './order.js';
import { World, type Case, type Subject } from './world.js';

export { runReader } from './reader.js';
export type { Case, ReaderOptions, Subject } from './world.js';

const cases: readonly Case[] = [...order];
const LIMIT_MS = 30_000;

export interface ConformanceTest {
  readonly name: string;
  readonly limitMs: number;
  run(): Promise<void>;
}

/** Every promise of the bus as a test of this log, for any test runner: `for (const { name, limitMs, run } of conformance(subject)) test(name, run, limitMs)`. */
export function conformance(subject: () => Subject): ConformanceTest[] {
  return cases.map(({ name, limitMs = LIMIT_MS, run }) => ({
    name,
    limitMs: 2 * limitMs,
    run: async () => {
      const world = new World(subject());
      try {
        await run(world);
      } finally {
        await world.close();
      }
    },
  }));
}
