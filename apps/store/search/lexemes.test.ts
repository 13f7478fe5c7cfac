import { configurationOf, spaced } from './languages.js';
import { lexemes, nameKey, operand } from './lexemes.js';

test('names are the same whatever their case, width and spacing', () => {
  expect(nameKey('  ＤＡＮＡ\u00a0 Serik ')).toBe('dana serik');
});

test('an operand holds whatever a name holds', () => {
  expect(operand(lexemes.entity(`O'Neil \\ | & !`))).toBe(`'=e::o''neil \\\\ | & !'`);
});

test('the language decides how words are stemmed, whatever its region', () => {
  expect([configurationOf('pt-BR'), configurationOf('kk'), configurationOf(null)]).toEqual(['portuguese', 'simple', 'simple']);
});

test('words of scripts without spaces are told apart', () => {
  expect(spaced('日本の首相').trim().split(/\s+/).length).toBeGreaterThan(1);
  expect(spaced('no change here')).toBe('no change here');
});
