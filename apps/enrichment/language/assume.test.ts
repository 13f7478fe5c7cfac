import { assumeLanguage } from './assume.js';

test('a text that tells its language is believed, and nothing is assumed', () => {
  expect(assumeLanguage('Der Präsident traf heute in der Hauptstadt die Minister und besprach die Lage.', 'GB')).toEqual({ language: 'de', why: null });
});

test('a text of names is in the language of the country it comes from', () => {
  expect(assumeLanguage('Tokayev, Erdogan, Ankara', 'ES')).toEqual({ language: 'es', why: 'The text does not tell its language; "es" was assumed, the language of ES.' });
});

test.each(['KE', 'GH', 'PH', 'IN', 'NG'])('news of %s is in English before it is in what most people speak', (country) => {
  expect(assumeLanguage('Ruto, Odinga', country).language).toBe('en');
});

test('a country that writes otherwise says nothing of it', () => {
  expect(assumeLanguage('Tokayev, Erdogan, Ankara', 'GR').language).toBe('en');
});

test.each(['Tokayev met Erdogan in Ankara.', 'Prime Minister Modi in Kyiv', 'Siemens CEO quits', 'Elon Musk'])('%s: with nothing to go by it is taken for English, and says so', (text) => {
  expect(assumeLanguage(text, null)).toEqual({ language: 'en', why: 'The text does not tell its language; "en" was assumed.' });
});

test.each([['es', 'El presidente visita Madrid'], ['de', 'Der Kanzler in Paris'], ['fr', 'Le président visite Paris'], ['pt', 'Ministro da Economia em Lisboa']])('%s: %s tells it, short as it is', (language, text) => {
  expect(assumeLanguage(text, null)).toEqual({ language, why: null });
});

test('nothing is assumed of nothing, nor of letters that English has not', () => {
  expect(assumeLanguage('', 'GB').language).toBeNull();
  expect(assumeLanguage('「」', null).language).toBeNull();
});
