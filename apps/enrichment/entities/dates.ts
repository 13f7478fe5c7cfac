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

// Dates with a year or a day. A month alone ("May") is left alone: it is more often another word.
const RULES: readonly Rule[] = [
  { pattern: new RegExp(String.raw`\b${YEAR}-([01]\d)-([0-3]\d)\b`, 'g'), parts: ([y, m, d]) => [Number(y), Number(m) - 1, Number(d)] },
  { pattern: new RegExp(String.raw`\b${LEAD}${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?(?![\p{L}\p{N}])\)?`, 'gu'), parts: ([d, m, y]) => [number(y), month(m!), Number(d)] },
  { pattern: new RegExp(String.raw`\b${LEAD}${MONTH} ${DAY}(?:,? ${YEAR})?(?![\p{L}\p{N}])\)?`, 'gu'), parts: ([m, d, y]) => [number(y), month(m!), Number(d)] },
  { pattern: new RegExp(String.raw`\b${MONTH},? ${YEAR}\b`, 'g'), parts: ([m, y]) => [Number(y), month(m!), null] },
  { pattern: new RegExp(String.raw`(?<=\b(?:in|since|until|by|of|from|during|before|after|early|late|mid|year|and|to|between) )${YEAR}(?![\p{L}\p{N}%,-]|\.\d)`, 'gi'), parts: ([y]) => [Number(y), null, null] },
];
const RELATIVE = new RegExp(String.raw`\b(?:(yesterday|today|tomorrow)|(?:(last|next) )?(${WEEKDAY}))\b`, 'gi');

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

/** Weekdays are the last before publication, unless "next" is said: news tells what has happened. */
function relativeValue(word: string | undefined, side: string | undefined, weekday: string | undefined, published: Date): string {
  if (word) return iso(new Date(published.getTime() + { yesterday: -1, today: 0, tomorrow: 1 }[word.toLowerCase() as 'today']! * DAY_MS));
  const back = (published.getUTCDay() - WEEKDAYS.indexOf(weekday!.toLowerCase()) + 7) % 7;
  const days = side?.toLowerCase() === 'next' ? 7 - back : side?.toLowerCase() === 'last' && back === 0 ? -7 : -back;
  return iso(new Date(published.getTime() + days * DAY_MS));
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
  if (published) add(RELATIVE, (match) => relativeValue(match[1], match[2], match[3], published));
  return found;
}

/** A closing bracket belongs to the date only if its opening one does. */
const trimmed = (text: string) => (text.endsWith(')') && !text.includes('(') ? text.length - 1 : text.length);
