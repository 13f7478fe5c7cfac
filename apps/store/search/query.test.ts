import { unordered } from './query.js';

test('a phrase is its words in any order, whatever the words hold', () => {
  expect(unordered(`'a' <-> 'b''<->' <2> 'c\\' !' | 'd'`)).toBe(`'a' & 'b''<->' & 'c\\' !' | 'd'`);
});

test('where words are excluded their order stays: without it more would be', () => {
  expect(unordered(`'a' & !( 'b' <-> 'c' )`)).toBe(`'a' & !( 'b' <-> 'c' )`);
});
