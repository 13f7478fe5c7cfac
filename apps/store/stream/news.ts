/** Wakes those who wait for something to be published by this process; what others publish is found by looking. */
export class News {
  private readonly waiting = new Set<() => void>();

  announce(): void {
    for (const wake of this.waiting) wake();
  }

  /** Resolves at the next announcement, or after `ms`, or at once when the signal aborts. */
  next(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        // What stayed here would be kept as long as only other stores publish.
        this.waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end, { once: true });
      this.waiting.add(end);
    });
  }
}
