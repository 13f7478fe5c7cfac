import type { Clock } from '../replaying/clock.js';

export interface VirtualClock extends Clock {
  /** Lets time pass; who sleeps until then wakes, the earliest first. */
  advance(ms: number): void;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/**
 * Time for tests: it passes when it is told to. With `auto` it also passes as soon as somebody sleeps, so that a replay at `1x` takes no time
 * but sees every hour of it.
 */
export function virtualClock({ start = Date.UTC(2026, 0, 1), auto = false }: { readonly start?: number; readonly auto?: boolean } = {}): VirtualClock {
  let now = start;
  let sleepers: Sleeper[] = [];
  const advance = (ms: number) => {
    const until = now + ms;
    for (;;) {
      const next = sleepers.filter((sleeper) => sleeper.until <= until).toSorted((a, b) => a.until - b.until)[0];
      if (!next) break;
      sleepers = sleepers.filter((sleeper) => sleeper !== next);
      now = Math.max(now, next.until);
      next.wake();
    }
    now = until;
  };
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const sleeper = { until: now + ms, wake: resolve };
      sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
        reject(signal.reason as Error);
      });
      if (auto) advance(ms);
    });
  return { now: () => now, sleep, advance };
}
