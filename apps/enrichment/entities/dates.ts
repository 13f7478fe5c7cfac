import { overlapsAny } from './amounts.js';
import type { Amount } from './amounts.js';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTH = String.raw`(January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)`;
const DAY = String.raw`([0-3]?\d)(?:st|nd|rd|th)?`;
const YEAR = String.raw`((?:19|20)\d\d)`;
const WEEKDAY = `(?:${WEEKDAYS.map((day) => day[0]!.toUpperCase() + day.slice(1)).join('|')})`;
/** "Friday, ", "Friday (": what may stand before a date and is part of it. */
const LEAD = String.raw`(?:${WEEKDAY},? ?\(?)?`;

type Parts = [year: number | null, month: number | null, day: number | null];
interface Rule { pattern: RegExp; parts: (groups: (string | undefined)[]) => Parts }

const month = (name: string) => MONTHS.findIndex((long) => long.startsWith(name.toLowerCase().replace('.', '').slice(0, 3)));
const number = (digits: string | undefined) => (digits === undefined ? null : Number(digits));

/** Three figures apart by dots: the day comes first wherever dates are written so. */
const DOTTED = /(?<![\d.])([0-3]?\d)\.([01]?\d)\.((?:19|20)\d\d)(?![\d])/g;
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)(?![\d/])/g;

// Dates with a year or a day. A month alone ("May") is left alone: it is more often another word.
const RULES: readonly Rule[] = [
  { pattern: new RegExp(String.raw`\b${YEAR}-([01]\d)-([0-3]\d)\b`, 'g'), parts: ([y, m, d]) => [Number(y), Number(m) - 1, Number(d)] },
  { pattern: DOTTED, parts: ([d, m, y]) => [Number(y), Number(m) - 1, Number(d)] },
  { pattern: new RegExp(String.raw`\b${LEAD}${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?(?![\p{L}\p{N}])\)?`, 'gu'), parts: ([d, m, y]) => [number(y), month(m!), Number(d)] },
  { pattern: new RegExp(String.raw`\b${LEAD}${MONTH} ${DAY}(?:,? ${YEAR})?(?![\p{L}\p{N}])\)?`, 'gu'), parts: ([m, d, y]) => [number(y), month(m!), Number(d)] },
  { pattern: new RegExp(String.raw`\b${MONTH},? ${YEAR}\b`, 'g'), parts: ([m, y]) => [Number(y), month(m!), null] },
  { pattern: new RegExp(String.raw`(?<=\b(?:in|since|until|by|of|from|during|before|after|early|late|mid|year|and|to|between) )${YEAR}(?![\p{L}\p{N}%,-]|\.\d)`, 'gi'), parts: ([y]) => [Number(y), null, null] },
];
const RELATIVE = new RegExp(String.raw`\b(?:(yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))|(?:(last|next) )?(${WEEKDAY}))\b`, 'gi');
const SPANS = /\b(?:(last|this|next) (week|month|year)|(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (day|week|month|year)s? ago)\b/gi;
const COUNTS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const two = (value: number) => String(value).padStart(2, '0');
const iso = (date: Date) => `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
const DAY_MS = 86_400_000;

/** The day of publication where it was published: an instant's date as written, whatever its zone. */
function dayOf(publishedAt: string | null): Date | null {
  const day = publishedAt === null ? NaN : Date.parse(`${publishedAt.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day) ? null : new Date(day);
}

/** A date without a year is the one nearest to the day of publication. */
function nearestYear(m: number, d: number, published: Date): number {
  const year = published.getUTCFullYear();
  const away = (y: number) => Math.abs(Date.UTC(y, m, d) - published.getTime());
  return [year - 1, year, year + 1].reduce((best, y) => (away(y) < away(best) ? y : best));
}

function valueOf([y, m, d]: Parts, published: Date | null): string | null {
  if (m === null) return String(y);
  if (m < 0 || m > 11) return null;
  if (d === null) return `${y}-${two(m + 1)}`;
  const year = y ?? (published && nearestYear(m, d, published));
  if (year === null || d < 1 || d > new Date(Date.UTC(year, m + 1, 0)).getUTCDate()) return null;
  return `${year}-${two(m + 1)}-${two(d)}`;
}

const DAYS: Readonly<Record<string, number>> = { yesterday: -1, 'last night': -1, tomorrow: 1 };

/** Weekdays are the last before publication, unless "next" is said: news tells what has happened. */
function relativeValue(word: string | undefined, side: string | undefined, weekday: string | undefined, published: Date): string {
  if (word) return iso(new Date(published.getTime() + (DAYS[word.toLowerCase()] ?? 0) * DAY_MS));
  const back = (published.getUTCDay() - WEEKDAYS.indexOf(weekday!.toLowerCase()) + 7) % 7;
  const days = side?.toLowerCase() === 'next' ? 7 - back : side?.toLowerCase() === 'last' && back === 0 ? -7 : -back;
  return iso(new Date(published.getTime() + days * DAY_MS));
}

/** ISO 8601's number of the week that a day is in: it belongs to the year of its Thursday. */
function isoWeek(day: Date): string {
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * DAY_MS);
  const year = thursday.getUTCFullYear();
  return `${year}-W${two(1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)))}`;
}

/** "Last month", "two years ago": the month, the year; "last week": the week; "three days ago": the day. */
function spanValue([, side, unit, count, countedUnit]: RegExpExecArray, published: Date): string {
  const by = side ? { last: -1, this: 0, next: 1 }[side.toLowerCase() as 'this']! : -(/^an?$/i.test(count!) ? 1 : /^\d/.test(count!) ? Number(count) : COUNTS.indexOf(count!.toLowerCase()));
  const [year, month] = [published.getUTCFullYear(), published.getUTCMonth()];
  const of = (unit ?? countedUnit)!.toLowerCase();
  if (of === 'year') return String(year + by);
  if (of === 'week') return isoWeek(new Date(published.getTime() + by * 7 * DAY_MS));
  return of === 'month' ? iso(new Date(Date.UTC(year, month + by, 1))).slice(0, 7) : iso(new Date(published.getTime() + by * DAY_MS));
}

type Order = 'day' | 'month';

/** Which of the two comes first in a text's dates with slashes, as far as one of them tells: there is no month 13. */
function orderOf(text: string): Order | null {
  const first = [...text.matchAll(SLASHED)].map(([, a, b]) => (Number(a) > 12 ? 'day' : Number(b) > 12 ? 'month' : null)).filter((order) => order !== null);
  return first.length > 0 && first.every((order) => order === first[0]) ? first[0]! : null;
}

/** How near to its publication a text's date has to be to tell how it is written. */
const NEAR_DAYS = 31;

/** "05/06/2024" is 5 June or 6 May: as the text's other dates are written, else the one that is near the publication where the other is not, else neither. */
function slashedValue([, a, b, y]: RegExpExecArray, order: Order | null, published: Date | null): string | null {
  const read = (first: Order) => valueOf(first === 'day' ? [Number(y), Number(b) - 1, Number(a)] : [Number(y), Number(a) - 1, Number(b)], published);
  if (order !== null || a === b) return read(order ?? 'day');
  const both = [read('day'), read('month')];
  if (both.includes(null)) return both.find((value) => value !== null) ?? null;
  const near = published ? both.filter((value) => Math.abs(Date.parse(value!) - published.getTime()) <= NEAR_DAYS * DAY_MS) : [];
  return near.length === 1 ? near[0]! : null;
}

/**
 * Dates of a text that come to a day, a month or a year. Those that need the day of publication are left out where it is unknown.
 * @param publishedAt ISO 8601
 */
export function findDates(text: string, publishedAt: string | null): Amount[] {
  const published = dayOf(publishedAt);
  let found: Amount[] = [];
  const add = (pattern: RegExp, value: (match: RegExpExecArray) => string | null) => {
    const more = [...text.matchAll(pattern)].flatMap((match): Amount[] => {
      const iso = value(match);
      return iso === null ? [] : [{ type: 'DATE', start: match.index, end: match.index + trimmed(match[0]), value: iso }];
    });
    found = [...found, ...more.filter((date) => !overlapsAny(date, found))].sort((a, b) => a.start - b.start);
  };
  for (const { pattern, parts } of RULES) add(pattern, (match) => valueOf(parts(match.slice(1)), published));
  const order = orderOf(text);
  add(SLASHED, (match) => slashedValue(match, order, published));
  if (published) add(SPANS, (match) => spanValue(match, published));
  if (published) add(RELATIVE, (match) => relativeValue(match[1], match[2], match[3], published));
  return found;
}

/** A closing bracket belongs to the date only if its opening one does. */
const trimmed = (text: string) => (text.endsWith(')') && !text.includes('(') ? text.length - 1 : text.length);
