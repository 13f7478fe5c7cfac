import { jest } from '@jest/globals';
import { ownTime } from './own-time.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A thread that has a processor for this share of the time. */
function threadWith(share: number): () => Promise<number> {
  const started = Date.now();
  return async () => 77 + (Date.now() - started) * share;
}

test.each([
  ['it is over after its time on a processor', 1, 1_000],
  ['on a machine that is busy with something else it takes as much longer', 0.25, 4_000],
  ['a thread that does nothing has six times as long', 0, 6_000],
])('%s', async (_what, share, end) => {
  const time = ownTime(1_000, threadWith(share));
  await jest.advanceTimersByTimeAsync(end - 51);
  expect(time.signal.aborted).toBe(false);
  await jest.advanceTimersByTimeAsync(51);
  expect(time.signal.aborted).toBe(true);
});

test('a process that was stopped for a minute comes back to one tick of it', async () => {
  const time = ownTime(1_000, async () => 0);
  await jest.advanceTimersByTimeAsync(500);
  // What a stopped process sees: the clock has gone on, and each timer that is due fires once.
  jest.setSystemTime(Date.now() + 60_000);
  await jest.advanceTimersToNextTimerAsync();
  expect(time.signal.aborted).toBe(false);
  time.end();
});
