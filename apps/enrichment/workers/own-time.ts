const TICKS = 20;

export interface OwnTime {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  end(): void;
}

/**
 * So many milliseconds of the time in which this process runs. One that is stopped (SIGSTOP, a frozen container, a laptop that sleeps) comes
 * back to one tick of it, not to its end: what was in hand then has done nothing wrong.
 */
export function ownTime(ms: number): OwnTime {
  const controller = new AbortController();
  let left = TICKS;
  const timer = setInterval(() => {
    if (--left <= 0) controller.abort();
  }, ms / TICKS);
  return {
    signal: controller.signal,
    end: () => {
      clearInterval(timer);
      controller.abort();
    },
  };
}
