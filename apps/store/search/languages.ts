/** PostgreSQL's text search configurations by language (ISO 639-1); a language without one is searched unstemmed. */
const configurations: Readonly<Record<string, string>> = {
  ar: 'arabic', ca: 'catalan', da: 'danish', de: 'german', el: 'greek', en: 'english', es: 'spanish', eu: 'basque', fi: 'finnish', fr: 'french',
  ga: 'irish', hi: 'hindi', hu: 'hungarian', hy: 'armenian', id: 'indonesian', it: 'italian', lt: 'lithuanian', nb: 'norwegian', ne: 'nepali',
  nl: 'dutch', nn: 'norwegian', no: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian', sr: 'serbian', sv: 'swedish', ta: 'tamil', tr: 'turkish', yi: 'yiddish',
};

/** @param language BCP 47, or null. */
export function configurationOf(language: string | null): string {
  return configurations[primaryLanguage(language) ?? ''] ?? 'simple';
}

/** `pt-BR` is Portuguese. */
export function primaryLanguage(language: string | null): string | null {
  return language?.split('-', 1)[0]!.toLowerCase() || null;
}

// Scripts without spaces between words: Thai, Lao, Myanmar, Khmer, Japanese, Chinese.
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Puts spaces between the words of scripts that write none, so that each can be found. The same for texts and for what is searched in them. */
export function spaced(text: string): string {
  return text.replace(unspaced, (run) => ` ${[...segmenter.segment(run)].map(({ segment }) => segment).join(' ')} `);
}
