import { jest } from '@jest/globals';
import { Restarts } from './restarts.js';

const quiet = () => {};
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet };
const fault = new TypeError('undefined is not a function');
const outage = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('a group whose member broke', () => {
  let joins: number;
  let fatal: Error | null;
  let failing: Error | null;
  let restarts: Restarts;

  beforeEach(() => {
    jest.useFakeTimers();
    joins = 0;
    fatal = null;
    failing = null;
    const join = async () => {
      joins++;
      if (failing) throw failing;
    };
    restarts = new Restarts(join, { name: 'group', logger, onFatal: (error) => (fatal = error) });
  });
  afterEach(() => void jest.useRealTimers());

  test('joins anew, and says until then that it is not reading', async () => {
    restarts.after(fault);
    expect(restarts.problem).toBe('is not reading: undefined is not a function');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(joins).toBe(1);
    expect(restarts.problem).toBeNull();
  });

  test('gives up when the same happens a sixth time within ten minutes', async () => {
    for (let time = 1; time <= 5; time++) {
      restarts.after(fault);
      await jest.advanceTimersByTimeAsync(60_000);
    }
    expect(fatal).toBeNull();
    restarts.after(fault);
    expect(fatal).toBe(fault);
  });

  test('does not count what is long past', async () => {
    for (let time = 1; time <= 12; time++) {
      restarts.after(fault);
      await jest.advanceTimersByTimeAsync(3 * 60_000);
    }
    expect(fatal).toBeNull();
    expect(joins).toBe(12);
  });

  test('waits for a broker that is down for as long as it takes', async () => {
    failing = outage;
    restarts.after(outage);
    await jest.advanceTimersByTimeAsync(60 * 60_000);
    expect(fatal).toBeNull();
    expect(joins).toBeGreaterThan(100);
    failing = null;
    await jest.advanceTimersByTimeAsync(30_000);
    expect(restarts.problem).toBeNull();
  });

  test('does nothing any more once it is ended', async () => {
    restarts.after(fault);
    restarts.end();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(joins).toBe(0);
  });
});
