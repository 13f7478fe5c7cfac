/** Wakes those who wait for something to be published by this process; what others publish is found by looking. */
export class News {
  private waiting = Promise.withResolvers<void>();

  announce(): void {
    this.waiting.resolve();
    this.waiting = Promise.withResolvers<void>();
  }

  /** Resolves at the next announcement, or after `ms`, or at once when the signal aborts. */
  next(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end, { once: true });
      void this.waiting.promise.then(end);
    });
  }
}
