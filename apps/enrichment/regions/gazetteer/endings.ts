/** What `~` stands for in `nationalities.tsv`: the endings of an adjective, by language and by what stands behind the sign. */
const ADJECTIVES: Record<string, string[]> = {
  ru: ['ий', 'ого', 'ому', 'им', 'ом', 'ая', 'ой', 'ую', 'ое', 'ие', 'их', 'ими'],
  uk: ['ий', 'ого', 'ому', 'им', 'а', 'ої', 'ій', 'у', 'ою', 'е', 'і', 'их', 'ими'],
  pl: ['i', 'iego', 'iemu', 'im', 'a', 'iej', 'ą', 'ie', 'ich', 'imi'],
  'fr ': ['', 'e', 's', 'es'],
  'fr e': ['', 'e', 'es'],
  'fr ne': ['', 'ne', 's', 'nes'],
  'es o': ['o', 'a', 'os', 'as'],
  'es a': ['', 'a', 'es', 'as'],
  'pt o': ['o', 'a', 'os', 'as'],
  'pt a': ['', 'a', 'es', 'as'],
  'it o': ['o', 'a'],
  de: ['', 'e', 'en', 'er', 'es', 'em'],
  tr: ['', 'lar', 'ler'],
  ar: ['ي', 'ية', 'يين', 'يون', 'يان', 'يات'],
};
/** What `^` stands for: the cases of a people's name in the plural. */
const PEOPLES: Record<string, string[]> = { ru: ['ы', 'ев', 'ам', 'ами', 'ах', ''], uk: ['і', 'ів', 'ям', 'ями', 'ях'] };

/**
 * The forms that an entry stands for.
 * @throws Error if the language has no such endings
 */
export function formsOf(entry: string, language: string): string[] {
  const sign = /[~^*]/.exec(entry)?.[0];
  if (!sign) return [entry];
  const [stem, tail] = entry.split(sign) as [string, string];
  if (sign === '*') return [stem, `${stem}s`];
  const endings = sign === '^' ? PEOPLES[language] : (ADJECTIVES[`${language} ${tail}`] ?? ADJECTIVES[language]);
  if (!endings) throw new Error(`nationalities.tsv: no endings for "${entry}" in ${language}`);
  return endings.map((ending) => stem + ending);
}
