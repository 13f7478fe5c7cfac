// When a URL is asked for again. All times in milliseconds.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const leastIntervalMs = 2 * MINUTE;
export const longestIntervalMs = DAY;
const FIRST_INTERVAL = 15 * MINUTE;

/** What a document's last fetch says about how soon it is worth the next one. */
export interface DocumentVisit {
  /** The interval that led to this fetch; null at the first. */
  readonly intervalMs: number | null;
  /** How many URLs it named that were not known before. */
  readonly brought: number;
  /** How long its publisher says it stays as it is (RSS `ttl`, Cache-Control `max-age`); 0 where nothing is said. */
  readonly freshMs: number;
}

/**
 * The interval until a feed, sitemap or section is fetched again: shorter while it brings something new, longer while it does not, never
 * shorter than its publisher says. A busy feed ends at two minutes, a dead one at a day.
 */
export function nextInterval({ intervalMs, brought, freshMs }: DocumentVisit): number {
  const change = intervalMs === null ? 1 : brought > 3 ? 0.5 : brought > 0 ? 0.8 : 1.3;
  return Math.min(Math.max((intervalMs ?? FIRST_INTERVAL) * change, leastIntervalMs, freshMs), longestIntervalMs);
}

/** Spreads what would otherwise come together: ±10 %. @param random from 0 to 1. */
export const jittered = (ms: number, random: number): number => ms * (0.9 + 0.2 * random);

/** When an article is looked at again for edits, counted from its first fetch. */
const editChecks = [HOUR, 6 * HOUR, DAY, 3 * DAY, 10 * DAY] as const;

/**
 * How long until the next edit check; null when there has been the last.
 * @param step how many checks there have been, @param editRate the share of checks of this source that found an edit: where everything is
 * edited, checks come four times as early.
 */
export function nextEditCheck(step: number, editRate: number): number | null {
  const at = editChecks[step];
  if (at === undefined) return null;
  return (at - (editChecks[step - 1] ?? 0)) * Math.max(0.25, 1 - 1.5 * editRate);
}

const FIRST_RETRY = 10 * MINUTE;
const TRIES = 5;

/** How long until a URL that failed is tried again: 10 min, 30 min, 90 min, 4.5 h; null when it has failed often enough. @param tries including the last. */
export function nextTry(tries: number): number | null {
  return tries >= TRIES ? null : FIRST_RETRY * 3 ** (tries - 1);
}
