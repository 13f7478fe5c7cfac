import { offsetAt, offsetOfAbbreviation } from './zones.js';

/** A date as a page writes it; what it does not say is null. */
export interface Written {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | null;
  /** Minutes east of UTC. */
  readonly offset: number | null;
}

/** Before it there was no web; a date before it is an epoch, or what the article is about. */
const earliestYear = 1990;

/** ISO 8601 as machines write it, with the usual slips: a space for the T, a fraction, `+0100`, `PM`; also seconds or milliseconds since 1970, RFC 2822, and what Java prints. */
export function readMachineDate(text: string): Written | null {
  if (/^\s*\d{10}(?:\d{3})?\s*$/.test(text)) return fromInstant(Number(text) * (text.trim().length === 10 ? 1000 : 1));
  const iso = /^\s*(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:(?:T|\s|\s?-\s)+(\d{1,2}):?(\d\d)(?::?(\d\d))?(?:[.,:]\d+)?\s*([ap]m)?\s*(Z|UTC|GMT|[A-Z]{2,4}T|МСК)?\s*([+-]\d\d?:?(?:\d\d)?)?)?/i.exec(text);
  if (iso) {
    const hour = iso[4] === undefined ? null : hourOf(Number(iso[4]), iso[7]);
    const time = hour === null ? null : { hour, minute: Number(iso[5]), second: Number(iso[6] ?? 0) };
    const zone = iso[9] ? offsetOf(iso[9]) : iso[8] ? (offsetOfAbbreviation[iso[8].toUpperCase()] ?? null) : null;
    return checked({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), time, offset: time ? zone : null });
  }
  const java = /^\s*[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) ([A-Z]{1,5}) (\d{4})\s*$/.exec(text);
  if (java) return ofJava(java);
  const rfc = /^\s*(?:[A-Z][a-z]{2,8},?\s+)?\d{1,2}\s+[A-Z][a-z]{2}\w*\s+\d{4}\s+\d{1,2}:\d\d(?::\d\d)?\s*(?:GMT|UTC|Z|[+-]\d{4})/.test(text);
  return rfc ? fromInstant(Date.parse(text)) : null;
}

/** `Thu Feb 05 14:03:00 CET 2026`, how Java writes a date that nobody formatted. */
function ofJava([, month, day, time, zone, year]: RegExpExecArray): Written | null {
  const local = fromInstant(Date.parse(`${day} ${month} ${year} ${time} GMT`));
  return local && { ...local, offset: offsetOfAbbreviation[zone!] ?? null };
}

function fromInstant(instant: number): Written | null {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return null;
  const time = { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() };
  return checked({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), time, offset: 0 });
}

export function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function offsetOf(text: string): number {
  const match = /([+-])(\d\d?):?(\d\d)?/.exec(text)!;
  return (match[1] === '-' ? -1 : 1) * (60 * Number(match[2]) + Number(match[3] ?? 0));
}

/** null for what is no date of the calendar, or from before the web. */
export function checked(written: Written): Written | null {
  const { year, month, day, time, offset } = written;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < earliestYear || year > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  if (time && (time.hour > 23 || time.minute > 59 || time.second > 60)) return { ...written, time: null, offset: null };
  return offset !== null && Math.abs(offset) > 15 * 60 ? { ...written, offset: null } : written;
}

/** ISO 8601 with zone. A time without one is read in the site's zone, else as UTC; a day alone begins at midnight. */
export function toInstant({ year, month, day, time, offset }: Written, zone: string | null): string {
  const { hour, minute, second } = time ?? { hour: 0, minute: 0, second: 0 };
  const minutes = offset ?? (zone ? offsetAt(zone, Date.UTC(year, month - 1, day, hour, minute)) : 0);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = minutes < 0 ? '-' : '+';
  const suffix = minutes === 0 ? 'Z' : `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(Math.min(59, second))}${suffix}`;
}
