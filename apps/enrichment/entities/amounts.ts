import { CURRENCY_CODES, CURRENCY_NAMES, LETTERS, SIGNS } from './currencies.js';

/** An amount of money or a date in a text, and what it comes to, the same for all ways of writing it. */
export interface Amount {
  type: 'MONEY' | 'DATE';
  start: number;
  end: number;
  /** For a date ISO 8601 (`2026-02-06`, `2026-W06`, `2026-02`, `2026`); for money currency and amount (`USD 15000000000`). */
  value: string;
}

const SCALES: Record<string, number> = {
  thousand: 1e3, k: 1e3, lakh: 1e5, million: 1e6, m: 1e6, mn: 1e6, mln: 1e6, mio: 1e6, crore: 1e7, cr: 1e7, billion: 1e9, bn: 1e9, b: 1e9, bln: 1e9, trillion: 1e12, tn: 1e12, trn: 1e12, tr: 1e12, 'lakh crore': 1e12,
};
const COUNTS: Record<string, number> = { a: 1, an: 1, half: 0.5, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, twenty: 20, thirty: 30, forty: 40, fifty: 50 };

const NUMBER = String.raw`\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const LONG_SCALE = String.raw`lakh crore|(?:thousand|lakh|million|crore|billion|trillion)s?`;
const SCALE = String.raw`(?:[ -]?(${LONG_SCALE}|ml?n|mio|b[l]?n|tr?n|tr|cr|[kmb])\b)?`;
const escape = (text: string) => text.replace(/[.$/]/g, String.raw`\$&`);
const anyOf = (names: Iterable<string>) => [...names].sort((a, b) => b.length - a.length).map(escape).join('|');
const BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(${anyOf(SIGNS.keys())})\.? ?|(${anyOf(CURRENCY_CODES)}) ?)(${NUMBER})${SCALE}`, 'giu');
const LETTER = new RegExp(String.raw`(?<![\p{L}\p{N}])(${anyOf(LETTERS.keys())}) ?(${NUMBER})${SCALE}`, 'gu');
const NAME = String.raw`(?:(${anyOf(CURRENCY_NAMES.keys())})s?|(${anyOf(CURRENCY_CODES)}))\b`;
const AFTER = new RegExp(String.raw`(?<![\p{L}\p{N}.,$€£])(${NUMBER})${SCALE}[ -]${NAME}`, 'giu');
const SPELT = new RegExp(String.raw`(?<![\p{L}\p{N}])(${Object.keys(COUNTS).join('|')})(?: an?)?[ -](${LONG_SCALE})[ -]${NAME}`, 'giu');
/** No amount is longer: a search that starts at each figure of a long row of figures must not read the row each time. */
const LONGEST_NUMBER = 24;

function worth(number: number, scale: string | undefined): string {
  const by = scale === undefined ? 1 : SCALES[scale.toLowerCase().replace(/s$/, '')]!;
  return String(Math.round(number * by * 100) / 100);
}

const figures = (number: string) => Number(number.replaceAll(',', ''));

/**
 * Amounts of money with a sign, a code or the name of a currency, in order. A bare `$` is taken for the US dollar, `Rs` for the rupee of India.
 * A single letter ("N5.2bn", "R500 million") is a currency only before an amount of some size: roads and gates have letters too.
 */
export function findMoney(text: string): Amount[] {
  const found: Amount[] = [];
  const add = (pattern: RegExp, value: (groups: (string | undefined)[]) => string | null) => {
    const known = [...found];
    for (const match of text.matchAll(pattern)) {
      const amount = { type: 'MONEY' as const, start: match.index, end: match.index + match[0].length, value: value(match.slice(1)) };
      if (amount.value !== null && !overlapsAny(amount, known)) found.push({ ...amount, value: amount.value });
    }
    found.sort((a, b) => a.start - b.start);
  };
  const inFigures = (currency: string, number: string, scale: string | undefined) => (number.length > LONGEST_NUMBER ? null : `${currency} ${worth(figures(number), scale)}`);
  add(BEFORE, ([sign, code, number, scale]) => inFigures(sign ? SIGNS.get(sign.toLowerCase())! : codeOf(code!), number!, scale));
  add(LETTER, ([letter, number, scale]) => (scale !== undefined || number!.includes(',') ? inFigures(LETTERS.get(letter!)!, number!, scale) : null));
  add(AFTER, ([number, scale, name, code]) => inFigures(name ? CURRENCY_NAMES.get(name.toLowerCase())! : codeOf(code!), number!, scale));
  add(SPELT, ([count, scale, name, code]) => `${name ? CURRENCY_NAMES.get(name.toLowerCase())! : codeOf(code!)} ${worth(COUNTS[count!.toLowerCase()]!, scale)}`);
  return found;
}

/** @param sorted spans in order that do not overlap each other */
export function overlapsAny({ start, end }: { start: number; end: number }, sorted: readonly { start: number; end: number }[]): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low]!.start < end;
}

const OTHER_CODES: Record<string, string> = { RMB: 'CNY', NIS: 'ILS', FCFA: 'XOF', CFA: 'XOF' };
const codeOf = (code: string) => OTHER_CODES[code.toUpperCase()] ?? code.toUpperCase();
