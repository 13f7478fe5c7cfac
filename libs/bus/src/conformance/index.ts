import { members } from './members.js';
import { order } from './order.js';
import { retry } from './retry.js';
import { storage } from './storage.js';
import { World, type Case, type Subject } from './world.js';

export { runReader } from './reader.js';
export type { Case, ReaderOptions, Subject } from './world.js';

const cases: readonly Case[] = [...order, ...retry, ...members, ...storage];
/** No promise is about speed: what takes longer than this hangs, on the busiest machine too. */
const LIMIT_MS = 300_000;

export interface ConformanceTest {
  readonly name: string;
  readonly limitMs: number;
  run(): Promise<void>;
}

export interface Abilities {
  /** The log outlives a process, and `spawnReader` starts one. */
  readonly processes: boolean;
  /** Compacted topics lose old records within seconds. */
  readonly compaction: boolean;
}

/** Every promise of the bus as a test of this log, for any test runner: `for (const { name, limitMs, run } of conformance(subject, abilities)) test(name, run, limitMs)`. */
export function conformance(subject: () => Subject, abilities: Abilities): ConformanceTest[] {
  return cases.filter(({ needs }) => !needs || abilities[needs]).map(({ name, run }) => ({
    name,
    limitMs: LIMIT_MS,
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
