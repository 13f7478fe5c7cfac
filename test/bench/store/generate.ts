import { articleIdOf, contentSha256, encodeFingerprint, signatureLength, type Article } from '@newsreel/contracts';
import { randomOf } from '../random.js';

/** Picks the first often and the last seldom, as words, countries and names are picked: an index below `size`, by Zipf's law. */
export const zipf = (size: number, next: () => number): number => Math.min(size - 1, Math.floor(size ** next() - 1));

const SYLLABLES = 'ba ce di fo gu ha ki lo mu ne pa ra se ti vo za bre cla dro fle gri pla sta tre'.split(' ');
/** The n-th word of a made-up language. */
export function word(n: number): string {
  let rest = n + 1;
  let text = '';
  while (rest > 0) {
    text += SYLLABLES[rest % SYLLABLES.length]!;
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return text;
}

export const LANGUAGES = ['en', 'es', 'ru', 'de', 'fr', 'ar', 'pt', 'it', 'tr', 'zh', 'nl', 'pl', 'uk', 'sv', 'el', 'kk'];
export const COUNTRIES = 'US GB RU CN DE FR IN UA IL TR IT ES BR JP KR AU CA MX IR SA EG ZA NG KE PL NL SE NO FI GR PT AR CL CO PE KZ UZ KG TJ TM GE AM AZ ID VN TH MY PH PK BD LK NP'.split(' ');
const M49: Record<string, string[]> = { US: ['021', '019'], GB: ['154', '150'], RU: ['151', '150'], KZ: ['143', '142'], UZ: ['143', '142'], KG: ['143', '142'], TJ: ['143', '142'], TM: ['143', '142'], EG: ['015', '002'], KE: ['014', '002'] };
export const SOURCES = 400;
export const NAMES = 40_000;
export const YEAR_MS = 365 * 86_400_000;
export const END = Date.UTC(2026, 5, 1);

export const nameOf = (n: number): string => `${word(n * 7 + 3)} ${word(n + 900)}`.replace(/\b\w/g, (letter) => letter.toUpperCase());

/** Article number `n` of `of`, published within a year, in order of time; about 200 words. */
export function generate(n: number, of: number, seed = 1): Article {
  const next = randomOf(seed * 1_000_003 + n);
  const words = (count: number) => Array.from({ length: count }, () => word(zipf(30_000, next))).join(' ');
  const source = zipf(SOURCES, next);
  const url = `https://source-${source}.example/${seed === 1 ? '' : `${seed}-`}${n}/${word(n % 5_000)}`;
  const title = words(9);
  const paragraphs = Array.from({ length: 5 }, () => words(30 + Math.floor(next() * 20)));
  const text = paragraphs.join('\n\n');
  const countries = [...new Set(Array.from({ length: 1 + Math.floor(next() * 3) }, () => COUNTRIES[zipf(COUNTRIES.length, next)]!))];
  const names = [...new Set(Array.from({ length: 6 }, () => zipf(NAMES, next)))];
  const fetchedAt = new Date(END - YEAR_MS + Math.floor((n / of) * YEAR_MS)).toISOString();
  let start = 0;
  return {
    url, finalUrl: url, canonicalUrl: url, title, text,
    blocks: paragraphs.map((paragraph) => ({ kind: 'paragraph', text: paragraph, start: (start += paragraph.length + 2) - paragraph.length - 2 })),
    authors: [nameOf(zipf(2_000, next))],
    publishedAt: fetchedAt, modifiedAt: null,
    language: LANGUAGES[zipf(LANGUAGES.length, next)]!,
    image: null, section: null, tags: [], isComplete: true, isArticle: true, confidence: 0.98, reasons: [],
    entities: names.map((name, i) => ({ type: (['PERSON', 'ORGANIZATION', 'LOCATION'] as const)[name % 3]!, name: nameOf(name), mentions: [{ start: i * 20, end: i * 20 + 10 }], salience: 1 / (i + 1) })),
    places: [],
    countries: countries.map((code, i) => ({ code, score: 1 / (i + 1), mentions: 1, by: ['name'] })),
    primaryCountry: countries[0]!,
    subdivisions: countries.includes('KZ') ? [{ code: 'KZ-75', name: 'Almaty' }] : [],
    regions: [...new Set(countries.flatMap((code) => M49[code] ?? ['001']))].map((code) => ({ code, name: `Region ${code}`, kind: 'm49' })),
    articleId: articleIdOf(url),
    pageEventId: contentSha256(null, `page ${seed} ${n}`),
    fetchedAt,
    source: { id: `source-${source}`, homeCountry: 'US' },
    contentSha256: contentSha256(title, text),
    extractorVersion: '1', taggerVersion: '1',
    fingerprint: encodeFingerprint(Uint16Array.from({ length: signatureLength }, () => Math.floor(next() * 65_536))),
  };
}
