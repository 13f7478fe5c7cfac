const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** How long to wait for something that is down: twice as long each time, up to half a minute, until it has worked once. Who asks during a wait joins it. */
export class Patience {
  private ms = FIRST_MS;
  private until = 0;

  next(now: number = Date.now()): number {
    if (now < this.until) return this.until - now;
    const ms = this.ms;
    this.ms = Math.min(ms * 2, LONGEST_MS);
    this.until = now + ms;
    return ms;
  }

  renew(): void {
    this.ms = FIRST_MS;
    this.until = 0;
  }
}
