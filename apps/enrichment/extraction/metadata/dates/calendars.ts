// Years, months and digits of people who do not count as the Gregorian calendar in ASCII does.

/** Digits of any script as ASCII; full-width signs and Arabic punctuation as their plain forms. */
export function plainDigits(text: string): string {
  if (!/[\u0250-\uffff]/.test(text)) return text;
  return text.normalize('NFKC').replace(/\p{Nd}/gu, digitOf).replace(/،/g, ',').replace(/[\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Unicode has the decimal digits of a script in a run of ten from its zero, and (but for mathematical ones, which NFKC makes ASCII) no two runs touch. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (zero > code - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** Japanese eras that news on the web is dated by, and the year before their first. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988 };

/** `令和8年` as `2026年`. */
export function withoutEras(text: string): string {
  return text.replace(/(令和|平成)\s?(\d{1,2}|元)\s?年/g, (_all, era: string, year: string) => `${eras[era]! + (year === '元' ? 1 : Number(year))}年`);
}

/** Thailand counts from the Buddha: 2569 is 2026. */
export function withoutBuddhistEra(year: number): number {
  return year >= 2500 && year < 2650 ? year - 543 : year;
}

export const persianMonths = ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'];
let persian: Intl.DateTimeFormat | null = null;

export function isPersianYear(year: number): boolean {
  return year >= 1370 && year < 1450;
}

/** The Gregorian day of one of the Iranian calendar, whose year begins on 20 or 21 March; null if it has no such day. */
export function gregorianOf(year: number, month: number, day: number): { year: number; month: number; day: number } | null {
  persian ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const days = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  for (const shift of [-1, 0, 1]) {
    const date = new Date(Date.UTC(year + 621, 2, 21 + days + day - 1 + shift));
    const parts = persian.formatToParts(date);
    const valueOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    if (valueOf('year') === year && valueOf('month') === month && valueOf('day') === day) return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return null;
}
