import { setTimeout as pause } from 'node:timers/promises';

export interface EventuallyOptions {
  readonly limitMs?: number;
  readonly everyMs?: number;
}

/** Tries an assertion again until it holds, and gives what it returns. @throws its last error, after `limitMs` (normally 5 s) */
export async function eventually<Result>(assertion: () => Result | Promise<Result>, { limitMs = 5000, everyMs = 10 }: EventuallyOptions = {}): Promise<Result> {
  const until = Date.now() + limitMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() >= until) {
        if (error instanceof Error) error.message = `Not within ${limitMs} ms: ${error.message}`;
        throw error;
      }
    }
    await pause(everyMs);
  }
}
