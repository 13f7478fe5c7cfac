const TICKS = 20;
// A thread that waits for a processor, or for what never comes, uses none.
const PATIENCE = 6;

export interface OwnTime {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  end(): void;
}

/**
 * So many milliseconds of a thread's time on a processor, or six times as many of the time in which this process runs: a page has done nothing
 * wrong where others keep the machine busy, nor where the process is stopped (SIGSTOP, a frozen container, a laptop that sleeps), which comes
 * back to one tick, not to the end.
 * `processorMs` tells how many the thread has used so far.
 */
export function ownTime(ms: number, processorMs: () => Promise<number>): OwnTime {
  const controller = new AbortController();
  const used = (): Promise<number> => processorMs().catch(() => 0);
  const before = used();
  let ticks = 0;
  const timer = setInterval(() => {
    if (++ticks >= TICKS * PATIENCE) controller.abort();
    void Promise.all([before, used()]).then(([start, now]) => {
      if (now - start >= ms) controller.abort();
    });
  }, ms / TICKS);
  return {
    signal: controller.signal,
    end: () => {
      clearInterval(timer);
      controller.abort();
    },
  };
}
