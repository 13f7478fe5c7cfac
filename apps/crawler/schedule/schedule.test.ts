import { defaultDelayMs, delayOf, leastDelayMs, paceAfter, retryAfterMs, type Pace } from './pace.js';
import { leastIntervalMs, longestIntervalMs, nextEditCheck, nextInterval, nextTry } from './revisit.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the delay of a host', () => {
  test.each([
    ['nothing is said', null, null, defaultDelayMs],
    ['robots.txt says it', null, 2_000, 2_000],
    ['robots.txt is in more of a hurry than we are', null, 100, leastDelayMs],
    ['an operator says it', 8_000, null, 8_000],
    ['both say it: the slower one holds', 2_000, 10_000, 10_000],
    ['both say it: the slower one holds, whoever it is', 10_000, 2_000, 10_000],
    ['robots.txt asks for days', null, 86_400_000, 600_000],
  ])('%s', (_case, own, robots, expected) => {
    expect(delayOf(own, robots)).toBe(expected);
  });
});

describe('the pace of a host', () => {
  const delayMs = 1_000;
  const calm: Pace = { slowdown: 1, failures: 0 };
  const after = (pace: Pace, answers: readonly Parameters<typeof paceAfter>[1][]) => answers.reduce((before, answered) => paceAfter(before, answered, { delayMs, random: 0.5 }), { ...pace, waitMs: 0 });
  const times = <T>(n: number, what: T): T[] => Array.from({ length: n }, () => what);

  test('is its delay while all is well', () => {
    expect(after(calm, ['well'])).toEqual({ slowdown: 1, failures: 0, waitMs: delayMs });
  });

  test('is halved by every 429 or 503', () => {
    expect(after(calm, ['busy', 'busy']).waitMs).toBe(4 * delayMs);
  });

  test('comes back slowly: ten answers make it twice as fast', () => {
    expect(after({ slowdown: 4, failures: 0 }, times(10, 'well' as const)).slowdown).toBeCloseTo(2);
    expect(after({ slowdown: 4, failures: 0 }, times(40, 'well' as const)).slowdown).toBe(1);
  });

  test('never gets slower than an hour, however often it is busy', () => {
    expect(after(calm, times(50, 'busy' as const)).waitMs).toBeLessThanOrEqual(HOUR);
  });

  test('waits as long as Retry-After says, up to a day', () => {
    expect(paceAfter(calm, 'busy', { delayMs, retryAfterMs: 10 * MINUTE, random: 0 }).waitMs).toBe(10 * MINUTE);
    expect(paceAfter(calm, 'busy', { delayMs, retryAfterMs: 365 * 24 * HOUR, random: 0 }).waitMs).toBe(24 * HOUR);
  });

  test('failures double the wait, up to six hours', () => {
    expect(after(calm, times(1, 'failed' as const)).waitMs).toBe(20_000);
    expect(after(calm, times(3, 'failed' as const)).waitMs).toBe(80_000);
    expect(after(calm, times(30, 'failed' as const)).waitMs).toBe(6 * HOUR);
  });

  test('a host that was down is approached slowly', () => {
    expect(after(calm, [...times(5, 'failed' as const), 'well' as const])).toEqual({ slowdown: 8, failures: 0, waitMs: 8 * delayMs });
    expect(after(calm, [...times(4, 'failed' as const), 'well' as const]).slowdown).toBe(1);
  });

  test('hosts that failed together are not tried together', () => {
    const waits = [0, 0.5, 1].map((random) => paceAfter(calm, 'failed', { delayMs, random }).waitMs);
    expect(new Set(waits).size).toBe(3);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  test.each([['120', 120_000], ['Tue, 24 Nov 2026 10:00:30 GMT', 30_000], ['Tue, 24 Nov 2026 09:00:00 GMT', 0], ['soon', null], [null, null]])('%s', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});

describe('the interval of a document', () => {
  const settled = (brought: number, start = HOUR) => {
    let intervalMs = start;
    for (let i = 0; i < 40; i++) intervalMs = nextInterval({ intervalMs, brought, freshMs: 0 });
    return intervalMs;
  };

  test('gets down to two minutes while it always brings something new', () => {
    expect(settled(5)).toBe(leastIntervalMs);
  });

  test('gets up to a day while it never does', () => {
    expect(settled(0)).toBe(longestIntervalMs);
  });

  test('is never shorter than its publisher says, nor longer than a day', () => {
    expect(nextInterval({ intervalMs: 2 * MINUTE, brought: 5, freshMs: HOUR })).toBe(HOUR);
    expect(nextInterval({ intervalMs: 2 * MINUTE, brought: 5, freshMs: 365 * 24 * HOUR })).toBe(longestIntervalMs);
  });
});

describe('edit checks', () => {
  const hours = (editRate: number) => {
    const gaps = [];
    for (let step = 0; ; step++) {
      const gap = nextEditCheck(step, editRate);
      if (gap === null) return gaps;
      gaps.push(gap / HOUR);
    }
  };

  test('are 1 h, 6 h, 24 h, 3 d and 10 d after the first fetch', () => {
    const gaps = hours(0);
    expect(gaps.map((_, i) => gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, 0))).toEqual([1, 6, 24, 72, 240]);
  });

  test('come sooner where the source edits often', () => {
    expect(hours(0.5)[0]).toBe(0.25);
    expect(hours(0.2)[0]).toBeCloseTo(0.7);
  });
});

test('a URL that fails is tried five times, ever later', () => {
  expect([1, 2, 3, 4, 5].map(nextTry)).toEqual([10 * MINUTE, 30 * MINUTE, 90 * MINUTE, 270 * MINUTE, null]);
});
