import { lexemes } from './lexemes.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** No window is longer: what names it stays a short list, however far back the articles go. */
const LONGEST = 700 * DAY;

/** A stretch of time: from inclusive, to exclusive. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** The lexemes of which every article within the window has one: hours, days or months. */
export function lexemesOf({ from, to }: Window): string[] {
  const span = to.getTime() - from.getTime();
  if (span <= 12 * HOUR) return stepped(from, to, HOUR, lexemes.hour);
  if (span <= 12 * DAY) return stepped(from, to, DAY, lexemes.day);
  return months(from, to);
}

function stepped(from: Date, to: Date, step: number, lexemeOf: (time: Date) => string): string[] {
  const list: string[] = [];
  for (let at = Math.floor(from.getTime() / step) * step; at < to.getTime(); at += step) list.push(lexemeOf(new Date(at)));
  return list;
}

function months(from: Date, to: Date): string[] {
  const list: string[] = [];
  for (let at = Date.UTC(from.getUTCFullYear(), from.getUTCMonth()); at < to.getTime(); ) {
    const month = new Date(at);
    list.push(lexemes.month(month));
    at = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1);
  }
  return list;
}

/**
 * Windows that go back in time from `to`, each longer than the one before by what `growth` says then, up to 700 days, the last reaching `from`. How many
 * of the newest articles match is unknown beforehand: a window that brings too few was cheap, and says how long the next one has to be.
 * @param span of the first, in milliseconds.
 */
export function* backwards(from: Date, to: Date, span: number, growth: () => number): Generator<Window> {
  let end = to;
  for (let length = Math.min(span, LONGEST); end > from; length = Math.min(length * growth(), LONGEST)) {
    const begin = new Date(Math.max(end.getTime() - length, from.getTime()));
    yield { from: begin, to: end };
    end = begin;
  }
}

/** Matches too many cost microseconds each, another window milliseconds: a window is to bring so many more than are missing. */
const TO_SPARE = 80;

/** How much longer the next window is to be, 1 to 64 times, where the last brought `got` and so many are still missing. */
export function growthFor(missing: number, got: number): number {
  return Math.min(64, Math.max(1, (1.3 * missing + TO_SPARE) / (got + 1)));
}
