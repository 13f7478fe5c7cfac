// How often a host may be asked. All times in milliseconds.
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Where neither robots.txt nor an operator says anything. */
export const defaultDelayMs = 5 * SECOND;
/** What nobody may go below for a host of the public internet. */
export const leastDelayMs = 1 * SECOND;
/** For a private host that an allow list names: its operator and ours are one. */
export const insideDelayMs = 100;
const LONGEST_CRAWL_DELAY = 10 * 60 * SECOND;
const LONGEST_DELAY = HOUR;
const LONGEST_BACKOFF = 6 * HOUR;
const LONGEST_RETRY_AFTER = 24 * HOUR;
/** After so many failures in a row a host counts as down, and is approached slowly when it is back. */
const CIRCUIT_OPENS_AT = 5;
const SLOWDOWN_AFTER_CIRCUIT = 8;
/** Ten answers in a row make a slowed host twice as fast. */
const RECOVERY = 0.5 ** (1 / 10);

/** @param own an operator's setting, @param robots the site's Crawl-delay; the slower of the two, if both are given. */
export function delayOf(own: number | null, robots: number | null): number {
  const asked = robots === null ? null : Math.min(Math.max(robots, own === null ? leastDelayMs : 0), LONGEST_CRAWL_DELAY);
  if (own !== null && asked !== null) return Math.max(own, asked);
  return own ?? asked ?? defaultDelayMs;
}

export interface Pace {
  /** By what its delay is multiplied, from 1 up. */
  readonly slowdown: number;
  /** In a row. */
  readonly failures: number;
}

/** `busy`: 429 or 503; `failed`: no answer, or another 5xx. */
export type Answered = 'well' | 'busy' | 'failed';

/**
 * What a host's answer does to its pace, and how long it is left alone now.
 * @param retryAfterMs what a busy host asked for, @param random from 0 to 1: hosts that failed together must not be tried together.
 */
export function paceAfter(pace: Pace, answered: Answered, { delayMs, retryAfterMs = null, random }: { delayMs: number; retryAfterMs?: number | null; random: number }): Pace & { readonly waitMs: number } {
  const slowed = (slowdown: number) => Math.min(delayMs * slowdown, Math.max(LONGEST_DELAY, delayMs));
  switch (answered) {
    case 'well': {
      const slowdown = pace.failures >= CIRCUIT_OPENS_AT ? Math.max(pace.slowdown, SLOWDOWN_AFTER_CIRCUIT) : Math.max(1, pace.slowdown * RECOVERY);
      return { slowdown, failures: 0, waitMs: slowed(slowdown) };
    }
    case 'busy': {
      const slowdown = Math.min(pace.slowdown * 2, 1024);
      return { slowdown, failures: pace.failures, waitMs: Math.max(slowed(slowdown), Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER)) };
    }
    case 'failed': {
      const failures = Math.min(pace.failures + 1, 30);
      const backoff = Math.min(20 * Math.max(delayMs, 50) * 2 ** (failures - 1), LONGEST_BACKOFF) * (0.8 + 0.4 * random);
      return { slowdown: pace.slowdown, failures, waitMs: Math.max(slowed(pace.slowdown), backoff) };
    }
  }
}

/** Retry-After (RFC 9110, section 10.2.3): seconds, or a date; null if it is neither. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * SECOND;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
