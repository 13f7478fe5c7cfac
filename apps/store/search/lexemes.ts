import { primaryLanguage } from './languages.js';

// What can be filtered by is a lexeme beside those of the text, in one index: any combination of filters is one lookup in it.
// A text cannot bring one forth: PostgreSQL's parser gives no word that begins with an equals sign.
const MAX_VALUE = 200;

const lexeme = (kind: string, value: string): string => `=${kind}:${value.slice(0, MAX_VALUE)}`;

export const lexemes = {
  country: (code: string) => lexeme('c', code.toUpperCase()),
  /** An M49 code, an ISO 3166-2 subdivision, a bloc or a sea. */
  region: (code: string) => lexeme('r', code.toUpperCase()),
  language: (language: string) => lexeme('l', primaryLanguage(language) ?? ''),
  source: (id: string) => lexeme('s', id),
  entity: (name: string, type?: string) => lexeme('e', `${type ?? ''}:${nameKey(name)}`),
  entityType: (type: string) => lexeme('t', type),
  configuration: (name: string) => lexeme('x', name),
  /** Of the time articles are sorted by, in UTC. */
  hour: (time: Date) => lexeme('h', time.toISOString().slice(0, 13)),
  day: (time: Date) => lexeme('d', time.toISOString().slice(0, 10)),
  month: (time: Date) => lexeme('m', time.toISOString().slice(0, 7)),
};

/** Names are the same whatever their case, width and spacing. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A lexeme as an operand of PostgreSQL's tsquery, whatever it holds. */
export function operand(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
