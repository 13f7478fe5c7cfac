import { setImmediate } from 'node:timers/promises';

/** So long may one document keep the others waiting. */
const TURN_MS = 10;

/** Work on large documents is done in pieces; between two of them whoever waits has a turn, if there has been none for a while. */
export class Breath {
  private since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.since < TURN_MS) return;
    await setImmediate();
    this.since = performance.now();
  }
}
