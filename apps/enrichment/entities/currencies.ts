/** Signs of currencies, in lower case, and their ISO 4217 codes. */
export const SIGNS: ReadonlyMap<string, string> = new Map(Object.entries({
  $: 'USD', us$: 'USD', 'u.s.$': 'USD', a$: 'AUD', au$: 'AUD', c$: 'CAD', ca$: 'CAD', nz$: 'NZD', hk$: 'HKD', s$: 'SGD', nt$: 'TWD', r$: 'BRL', n$: 'NAD', j$: 'JMD', tt$: 'TTD', z$: 'ZWG', fj$: 'FJD', b$: 'BND',
  '€': 'EUR', '£': 'GBP', 'e£': 'EGP', '¥': 'JPY', '₹': 'INR', '₦': 'NGN', '₺': 'TRY', '₽': 'RUB', '₩': 'KRW', '₪': 'ILS', '₫': 'VND', '₱': 'PHP', '₴': 'UAH', '₸': 'KZT', '₾': 'GEL', '₼': 'AZN', '฿': 'THB', '₵': 'GHS', 'gh₵': 'GHS', 'gh¢': 'GHS',
  rs: 'INR', tk: 'BDT', ksh: 'KES', kshs: 'KES', tsh: 'TZS', ush: 'UGX', sh: 'KES', shs: 'UGX', dh: 'AED', dhs: 'AED', rp: 'IDR', rm: 'MYR', frw: 'RWF', 's/': 'PEN', le: 'EGP', 'l.e': 'EGP', bs: 'BOB',
}));

/** Letters that are a currency before an amount of some size. */
export const LETTERS: ReadonlyMap<string, string> = new Map([['N', 'NGN'], ['R', 'ZAR'], ['K', 'ZMW'], ['P', 'PHP'], ['SR', 'SAR'], ['QR', 'QAR'], ['RO', 'OMR'], ['KD', 'KWD'], ['BD', 'BHD'], ['Br', 'ETB']]);

/** What one says without the country, and of which country it is then. */
const SHORT: Readonly<Record<string, string>> = {
  dollar: 'USD', 'u.s. dollar': 'USD', 'american dollar': 'USD', buck: 'USD', euro: 'EUR', yen: 'JPY', yuan: 'CNY', renminbi: 'CNY', ruble: 'RUB', rouble: 'RUB', lira: 'TRY', tenge: 'KZT', naira: 'NGN', won: 'KRW', shekel: 'ILS',
  baht: 'THB', ringgit: 'MYR', rand: 'ZAR', cedi: 'GHS', taka: 'BDT', hryvnia: 'UAH', manat: 'AZN', lari: 'GEL', zloty: 'PLN', real: 'BRL', reais: 'BRL', rupiah: 'IDR', dong: 'VND', rupee: 'INR', dirham: 'AED', riyal: 'SAR', birr: 'ETB', kwacha: 'ZMW',
  forint: 'HUF', dram: 'AMD', som: 'KGS', somoni: 'TJS', tugrik: 'MNT', kyat: 'MMK', riel: 'KHR', 'pound sterling': 'GBP', 'pounds sterling': 'GBP', 'british pound': 'GBP', 'swedish kronor': 'SEK', 'norwegian kroner': 'NOK', 'danish kroner': 'DKK',
};

/** A currency that is gone has its years in its name. */
const GONE = /\d{4}/;

/** All currencies as ICU names them ("Kenyan Shilling"), in lower case and in the singular, and the short names. */
function currencyNames(): Map<string, string> {
  const names = new Map<string, string>();
  const display = new Intl.DisplayNames('en', { type: 'currency' });
  for (const code of Intl.supportedValuesOf('currency')) {
    const name = display.of(code);
    if (name && name !== code && !GONE.test(name) && /^[\p{L}. -]+$/u.test(name)) names.set(name.toLowerCase(), code);
  }
  for (const [name, code] of Object.entries(SHORT)) names.set(name, code);
  return names;
}

export const CURRENCY_NAMES: ReadonlyMap<string, string> = currencyNames();

export const CURRENCY_CODES = ('USD EUR GBP JPY CNY RMB INR KZT TRY RUB AED SAR QAR KWD BHD OMR JOD EGP MAD TND DZD NGN KES ZAR GHS UGX TZS RWF ETB ZMW XOF XAF FCFA CFA PKR BDT LKR NPR IDR MYR SGD PHP THB VND KRW TWD HKD AUD CAD NZD CHF SEK NOK DKK '
  + 'PLN CZK HUF RON UAH GEL AZN AMD UZS KGS ILS NIS BRL MXN COP CLP PEN ARS').split(' ');
