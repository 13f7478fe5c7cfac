import { gregorianOf, isPersianYear, persianMonths, plainDigits, withoutBuddhistEra, withoutEras } from './calendars.js';
import { checked, hourOf, type Written } from './instant.js';
import { offsetOfAbbreviation } from './zones.js';

/** Languages whose month names are read, by Unicode CLDR's data in Node's own ICU. */
const languages =
  'en de fr es it pt nl sv nb da fi is pl cs sk hu ro hr sl sr sr-Latn bs bg mk el tr az kk ky uz tk tg ru uk be ka hy lt lv et sq ca gl eu ga mt id ms vi fil sw af zu xh ar fa he ur hi bn ta te th ko mn'.split(' ');

/** Names in use that CLDR does not have: abbreviations, the months of the Levant and of the Maghreb. */
const moreNames: readonly (readonly [string, number])[] = [
  ['sept', 9], ['mrz', 3], ['märz', 3], ['ocak', 1],
  ...['كانون الثاني', 'شباط', 'آذار', 'نيسان', 'أيار', 'حزيران', 'تموز', 'آب', 'أيلول', 'تشرين الأول', 'تشرين الثاني', 'كانون الأول'].map((name, i) => [name, i + 1] as const),
  ['جانفي', 1], ['فيفري', 2], ['أفريل', 4], ['ماي', 5], ['جوان', 6], ['جويلية', 7], ['أوت', 8],
];

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
        if (key && /\p{L}[\p{L}\p{M}]/u.test(key) && !months.has(key)) months.set(key, month);
      }
    }
  }
  for (const [name, month] of moreNames) months.set(name, month);
  persianMonths.forEach((name, i) => months!.set(name, i + 1));
  return months;
}

/** A month by its name as written; where it is inflected ("февралы", "fewraly") by its stem. */
function monthOf(written: string): number | undefined {
  const names = monthNames();
  const name = written.toLowerCase().replace(/\.$/, '').normalize('NFC');
  for (let length = name.length; length >= Math.max(minStem, name.length - maxEnding); length--) {
    const stem = name.slice(0, length);
    const month = names.get(stem) ?? (length < name.length ? stems().get(stem) : undefined);
    if (month !== undefined) return month;
  }
  return names.get(name);
}

const minStem = 4;
const maxEnding = 3;
/** Beginnings of the names of months that no other month has. */
let beginnings: Map<string, number> | null = null;

function stems(): Map<string, number> {
  if (beginnings) return beginnings;
  beginnings = new Map();
  const shared = new Set<string>();
  for (const [name, month] of monthNames()) {
    for (let length = Math.max(minStem, name.length - 2); length < name.length; length++) {
      const stem = name.slice(0, length);
      if ((beginnings.get(stem) ?? month) !== month) shared.add(stem);
      beginnings.set(stem, month);
    }
  }
  for (const stem of shared) beginnings.delete(stem);
  return beginnings;
}

// What may stand between day, month and year, and a clock after them: "at 2:03 p.m. EST", "um 14.03 Uhr", "14時03分", "오후 2:03".
const halves = String.raw`上午|下午|午前|午後|오전|오후|ص|م|CH|SA|πμ|μμ`;
const clock = String.raw`(?:\D{0,24}?(?<half1>${halves})?\s?(?<!\d)(?<hour>\d{1,2})\s?(?:[:.]|h|Uhr\s|시\s?|時|时|点|點)\s?(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?:分|분)?\s*(?<half2>[ap]\.?\s?m\b\.?|${halves})?\s*(?:Uhr|h\b|น\.)?\s*\(?(?<zone>[A-ZİМСК]{2,4}T?|UTC|GMT)?(?:\s?(?<offset>[+-]\d{1,2}(?::?\d\d)?))?)?`;
const suffix = String.raw`(?:-?(?:nji|nci|ncı|ші|шы|чи|чы|th|st|nd|rd|º|ª|er|е|го|י|ה)(?!\p{L}))?`;
const name = String.raw`(?<name>(?:(?:كانون|تشرين)\s\p{L}{4,6})|\p{L}[\p{L}\p{M}.'’]{1,14})`;
const forms = [
  // 5 February 2026, 5. Februar 2026, 5 de febrero de 2026, ngày 5 tháng 2 năm 2026 is below
  String.raw`(?<![\d.,/-])(?<day>\d{1,2})${suffix}\.?\s*(?:de\s+|di\s+|d'|of\s+|ta\s+|ב)?[\s/-]*${name}[\s.,/-]*(?:de\s+|del\s+|của\s+|года?\s+)?(?<year>\d{4})(?!\d)`,
  // February 5, 2026
  String.raw`(?<!\p{L})(?<name>\p{L}[\p{L}\p{M}]{2,14})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(?<year>\d{4})(?!\d)`,
  // 2026-02-05, 2026年2月5日, 2026. 2. 5., 2026/2/5
  String.raw`(?<!\d)(?<year>\d{4})\s?[-./年년]\s?(?<month>\d{1,2})\s?[-./月월]\s?(?<day>\d{1,2})\s?[日일.]?(?!\d)`,
  // 2026. február 5., 2026-yil 5-fevral is below
  String.raw`(?<!\d)(?<year>\d{4})[\s.]+(?:m\.\s+|г\.\s+)?(?<name>\p{L}{3,14})\.?\s+(?<day>\d{1,2})(?!\d)`,
  // 2026 жылғы 5 ақпан, 2026-жылдын 5-февралы, 2026-yil 5-fevral, 2026-njy ýylyň 5-nji fewraly, 2026 елның 5 феврале
  String.raw`(?<!\d)(?<year>\d{4})(?:[\s.-]+|-nj[iy]\s)(?:жылғы|жылдын|жыл|елның|г\.|yil|йил|ýylyň)[\s,]+(?<day>\d{1,2})${suffix}[\s-]*(?<name>\p{L}{3,14})`,
  // ngày 5 tháng 2 năm 2026; 5 tháng 2, 2026
  String.raw`(?<!\d)(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})(?:\s+năm|,)\s+(?<year>\d{4})(?!\d)`,
  // 05.02.2026, 5/2/26
  String.raw`(?<![\d.,/-])(?<first>\d{1,2})\s?(?<sign>[./-])\s?(?<second1>\d{1,2})\s?\k<sign>\s?(?<year>\d{4}|\d{2})(?![\d.]\d)`,
].map((form) => new RegExp(form + clock, 'giu'));
/** "14:03 | 05.02.2026": a clock right before the date. */
const clockBefore = /(?<!\d)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?:Uhr|h)?\s*[|,•·–—-]?\s*$/u;
/** No more of a text is read. */
const maxSample = 300;

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * The first date in a text that people read, with its time if one stands beside it.
 * @param isMonthFirst how `03/04/2026` is read where both are possible: as the United States write it, or as everybody else does.
 */
export function readWrittenDate(text: string, isMonthFirst: boolean): Written | null {
  const sample = withoutEras(plainDigits(text.slice(0, maxSample)));
  if (!/\d/.test(sample)) return null;
  let first: { index: number; written: Written } | null = null;
  for (const form of forms) {
    for (const match of sample.matchAll(form)) {
      if (first && first.index <= match.index) break;
      const written = dateOf(match.groups!, isMonthFirst, sample.slice(0, match.index));
      if (written) first = { index: match.index, written };
    }
  }
  return first?.written ?? null;
}

function dateOf(groups: Groups, isMonthFirst: boolean, before: string): Written | null {
  const day = dayOf(groups, isMonthFirst);
  if (!day) return null;
  const own = clockOf(groups);
  const ahead = own.time ? null : clockBefore.exec(before)?.groups;
  return checked({ ...day, ...(ahead ? clockOf(ahead) : own) });
}

function dayOf(groups: Groups, isMonthFirst: boolean): Pick<Written, 'year' | 'month' | 'day'> | null {
  const digits = groups['year']!;
  const year = digits.length === 2 ? 2000 + Number(digits) : withoutBuddhistEra(Number(digits));
  if (groups['first'] !== undefined) {
    const [first, second] = [Number(groups['first']), Number(groups['second1'])];
    const isSwapped = second > 12 || (isMonthFirst && groups['sign'] === '/' && first <= 12);
    return isSwapped ? { year, month: first, day: second } : { year, month: second, day: first };
  }
  const day = Number(groups['day']);
  const month = groups['month'] !== undefined ? Number(groups['month']) : monthOf(groups['name']!);
  if (month === undefined) return null;
  return isPersianYear(year) ? gregorianOf(year, month, day) : { year, month, day };
}

function clockOf({ hour, minute, second, half1, half2, zone, offset }: Groups): Pick<Written, 'time' | 'offset'> {
  if (hour === undefined) return { time: null, offset: null };
  const half = half1 ?? half2;
  const time = { hour: hourOf(Number(hour), half && (/^(?:p|下午|午後|오후|م|CH|μμ)/iu.test(half) ? 'pm' : 'am')), minute: Number(minute), second: Number(second ?? 0) };
  const base = zone ? (offsetOfAbbreviation[zone.toUpperCase()] ?? null) : null;
  if (!offset) return { time, offset: base };
  const parts = /([+-])(\d{1,2}):?(\d\d)?/.exec(offset)!;
  return { time, offset: (parts[1] === '-' ? -1 : 1) * (60 * Number(parts[2]) + Number(parts[3] ?? 0)) };
}
