import { jest } from '@jest/globals';
import { ownTime } from './own-time.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('it is over after its time', () => {
  const time = ownTime(1_000);
  jest.advanceTimersByTime(949);
  expect(time.signal.aborted).toBe(false);
  jest.advanceTimersByTime(51);
  expect(time.signal.aborted).toBe(true);
});

test('a process that was stopped for a minute comes back to one tick of it', () => {
  const time = ownTime(1_000);
  jest.advanceTimersByTime(500);
  // What a stopped process sees: the clock has gone on, and each timer that is due fires once.
  jest.setSystemTime(Date.now() + 60_000);
  jest.advanceTimersToNextTimer();
  expect(time.signal.aborted).toBe(false);
  time.end();
});
