/** An amount of money or a date in a text, and what it comes to, the same for all ways of writing it. */
export interface Amount {
  type: 'MONEY' | 'DATE';
  start: number;
  end: number;
  /** For a date ISO 8601 (`2026-02-06`, `2026-02`, `2026`); for money currency and amount (`USD 15000000000`). */
  value: string;
}

const SYMBOLS: Record<string, string> = {
  $: 'USD', US$: 'USD', A$: 'AUD', AU$: 'AUD', C$: 'CAD', CA$: 'CAD', NZ$: 'NZD', HK$: 'HKD', S$: 'SGD', R$: 'BRL', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₦': 'NGN', '₺': 'TRY',
  '₽': 'RUB', '₩': 'KRW', '₪': 'ILS', '₫': 'VND', '₱': 'PHP', '₴': 'UAH', '₸': 'KZT', '₾': 'GEL', '₼': 'AZN', '฿': 'THB', '₵': 'GHS', Rs: 'INR', Tk: 'BDT', KSh: 'KES', Sh: 'KES', N$: 'NAD', 'U.S.$': 'USD',
};
const CODES = 'USD|EUR|GBP|JPY|CNY|RMB|INR|KZT|TRY|RUB|AED|SAR|QAR|KWD|EGP|NGN|KES|ZAR|GHS|UGX|TZS|PKR|BDT|LKR|IDR|MYR|SGD|PHP|THB|VND|KRW|AUD|CAD|NZD|CHF|SEK|NOK|DKK|PLN|UAH|GEL|AZN|UZS|ILS|NIS|BRL|MXN|COP|CLP|PEN|ARS';
const WORDS: Record<string, string> = {
  dollar: 'USD', euro: 'EUR', yen: 'JPY', yuan: 'CNY', renminbi: 'CNY', ruble: 'RUB', rouble: 'RUB', lira: 'TRY', tenge: 'KZT', naira: 'NGN', won: 'KRW', shekel: 'ILS', baht: 'THB', ringgit: 'MYR', rand: 'ZAR', cedi: 'GHS',
  taka: 'BDT', hryvnia: 'UAH', manat: 'AZN', lari: 'GEL', zloty: 'PLN', real: 'BRL', rupiah: 'IDR', dong: 'VND',
};
const SCALES: Record<string, number> = { thousand: 1e3, k: 1e3, lakh: 1e5, million: 1e6, m: 1e6, mn: 1e6, crore: 1e7, billion: 1e9, bn: 1e9, b: 1e9, trillion: 1e12, tn: 1e12 };

const NUMBER = String.raw`\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const SCALE = String.raw`(?:[ -]?(thousand|lakh|million|crore|billion|trillion|mn|bn|tn|[kmb])\b)?`;
const escape = (text: string) => text.replace(/[.$]/g, String.raw`\$&`);
const SYMBOL = Object.keys(SYMBOLS).sort((a, b) => b.length - a.length).map(escape).join('|');
const BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(${SYMBOL})\.? ?|(${CODES}) ?)(${NUMBER})${SCALE}`, 'giu');
const AFTER = new RegExp(String.raw`(?<![\p{L}\p{N}.,$€£])(${NUMBER})${SCALE}[ -](?:(?:U\.?S\.? |American )?(${Object.keys(WORDS).join('|')})s?|(${CODES}))\b`, 'giu');
/** No amount is longer: a search that starts at each figure of a long row of figures must not read the row each time. */
const LONGEST_NUMBER = 24;

function worth(number: string, scale: string | undefined): string {
  const amount = Number(number.replaceAll(',', '')) * (scale === undefined ? 1 : SCALES[scale.toLowerCase()]!);
  return String(Math.round(amount * 100) / 100);
}

/** Amounts of money in figures, with a sign, a code or the name of a currency, in order. A bare `$` is taken for the US dollar. */
export function findMoney(text: string): Amount[] {
  const amount = (match: RegExpExecArray, number: string, scale: string | undefined, currency: string): Amount[] =>
    number.length > LONGEST_NUMBER ? [] : [{ type: 'MONEY', start: match.index, end: match.index + match[0].length, value: `${currency} ${worth(number, scale)}` }];
  const before = [...text.matchAll(BEFORE)].flatMap((match) => amount(match, match[3]!, match[4], SIGNS.get(match[1]?.toLowerCase() ?? '') ?? canonicalCode(match[2]!)));
  const after = [...text.matchAll(AFTER)].flatMap((match) => amount(match, match[1]!, match[2], match[3] ? WORDS[match[3].toLowerCase()]! : canonicalCode(match[4]!)));
  return [...before, ...after.filter((other) => !overlapsAny(other, before))].sort((a, b) => a.start - b.start);
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

const SIGNS = new Map(Object.entries(SYMBOLS).map(([sign, code]) => [sign.toLowerCase(), code]));
const OTHER_CODES: Record<string, string> = { RMB: 'CNY', NIS: 'ILS' };
const canonicalCode = (code: string) => OTHER_CODES[code.toUpperCase()] ?? code.toUpperCase();
