import { checked, hourOf, type Written } from './instant.js';
import { offsetOfAbbreviation } from './zones.js';

/** Languages whose month names are read, by Unicode CLDR's data in Node's own ICU. */
const languages =
  'en de fr es it pt nl sv nb da fi is pl cs sk hu ro hr sl sr sr-Latn bs bg mk el tr az kk ky uz tk tg ru uk be ka hy lt lv et sq ca gl eu ga mt id ms vi fil sw af zu xh ar fa he ur hi bn ta te th ko mn'.split(' ');

/** A month's name in any of the languages and forms, lower case, without a dot at its end, to its number. */
let months: Map<string, number> | null = null;

function monthNames(): Map<string, number> {
  if (months) return months;
  months = new Map();
  for (const language of languages) {
    for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }, { month: 'short', day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const name = format.formatToParts(Date.UTC(2023, month - 1, 15)).find(({ type }) => type === 'month')?.value;
        const key = name?.toLowerCase().replace(/\.$/, '').normalize('NFC');
        if (key && /\p{L}{2}/u.test(key) && !months.has(key)) months.set(key, month);
      }
    }
  }
  for (const [name, month] of [['sept', 9], ['mrz', 3], ['märz', 3], ['ocak', 1]] as const) months.set(name, month);
  return months;
}

const clock = String.raw`(?:\D{0,24}?(?<!\d)(\d{1,2})\s?(?:[:.]|h|Uhr\s|시\s?|時|时)\s?(\d{2})(?::(\d{2}))?\s*(?:分|분)?\s*([ap])?\.?(?:m\b)?\.?\s*(?:Uhr|h\b|น\.)?\s*\(?([A-ZİМСК]{2,4}T?|UTC|GMT)?(?:\s?([+-]\d{1,2}(?::?\d\d)?))?)?`;
const dayFirst = new RegExp(String.raw`(?<![\d.,/-])(\d{1,2})(?:st|nd|rd|th|º|er|\.|-)?\s*(?:de\s+|di\s+|of\s+|\.\s?|ta\s+)?[\s/-]*(\p{L}[\p{L}\p{M}.'’]{1,14})[\s.,/-]*(?:de\s+|del\s+|của\s+)?(\d{4})(?!\d)${clock}`, 'giu');
const monthFirst = new RegExp(String.raw`(?<!\p{L})(\p{L}[\p{L}\p{M}]{2,14})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})(?!\d)${clock}`, 'giu');
const yearFirst = new RegExp(String.raw`(?<!\d)(\d{4})\s?[-./年년]\s?(\d{1,2})\s?[-./月월]\s?(\d{1,2})\s?[日일.]?(?!\d)${clock}`, 'gu');
const numeric = new RegExp(String.raw`(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d.]\d)${clock}`, 'gu');
const yearMonthName = new RegExp(String.raw`(?<!\d)(\d{4})[\s.]+(?:m\.\s+|г\.\s+|жылғы\s+|жылдын\s+|yil\s+)?(\p{L}{3,14})\.?\s+(\d{1,2})(?!\d)${clock}`, 'giu');

const yearDayFirst = new RegExp(String.raw`(?<!\d)(\d{4})[\s.]+(?:жылғы|жылдын|г\.|yil)\s+(\d{1,2})\s+(\p{L}{3,14})${clock}`, 'giu');

/**
 * The first date in a text that people read, with its time if one follows.
 * @param isMonthFirst how `03/04/2026` is read where both are possible: as the United States write it, or as everybody else does.
 */
export function readWrittenDate(text: string, isMonthFirst: boolean): Written | null {
  const sample = text.slice(0, 300);
  if (!/\d/.test(sample)) return null;
  const found: { index: number; written: Written }[] = [];
  const add = (match: RegExpMatchArray, year: number, month: number | undefined, day: number, from: number) => {
    if (month === undefined) return;
    const written = checked({ year, month, day, ...clockOf(match, from) });
    if (written) found.push({ index: match.index!, written });
  };
  const monthOf = (name: string) => monthNames().get(name.toLowerCase().replace(/\.$/, '').normalize('NFC'));
  for (const match of sample.matchAll(yearFirst)) add(match, Number(match[1]), Number(match[2]), Number(match[3]), 4);
  for (const match of sample.matchAll(dayFirst)) add(match, Number(match[3]), monthOf(match[2]!), Number(match[1]), 4);
  for (const match of sample.matchAll(monthFirst)) add(match, Number(match[3]), monthOf(match[1]!), Number(match[2]), 4);
  for (const match of sample.matchAll(yearMonthName)) add(match, Number(match[1]), monthOf(match[2]!), Number(match[3]), 4);
  for (const match of sample.matchAll(yearDayFirst)) add(match, Number(match[1]), monthOf(match[3]!), Number(match[2]), 4);
  for (const match of sample.matchAll(numeric)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const year = match[4]!.length === 2 ? 2000 + Number(match[4]) : Number(match[4]);
    const swap = second > 12 || (isMonthFirst && match[2] === '/' && first <= 12);
    add(match, year, swap ? first : second, swap ? second : first, 5);
  }
  found.sort((a, b) => a.index - b.index);
  return found[0]?.written ?? null;
}

function clockOf(match: RegExpMatchArray, from: number): Pick<Written, 'time' | 'offset'> {
  const [hour, minute, second, half, abbreviation, signed] = match.slice(from);
  if (hour === undefined) return { time: null, offset: null };
  const time = { hour: hourOf(Number(hour), half), minute: Number(minute), second: Number(second ?? 0) };
  const base = abbreviation ? (offsetOfAbbreviation[abbreviation.toUpperCase()] ?? null) : null;
  if (!signed) return { time, offset: base };
  const parts = /([+-])(\d{1,2}):?(\d\d)?/.exec(signed)!;
  return { time, offset: (parts[1] === '-' ? -1 : 1) * (60 * Number(parts[2]) + Number(parts[3] ?? 0)) };
}
