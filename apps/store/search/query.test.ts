import { unordered, withoutImplied } from './query.js';

test('a phrase is its words in any order, whatever the words hold', () => {
  expect(unordered(`'a' <-> 'b''<->' <2> 'c\\' !' | 'd'`)).toBe(`'a' & 'b''<->' & 'c\\' !' | 'd'`);
});

test('where words are excluded their order stays: without it more would be', () => {
  expect(unordered(`'a' & !( 'b' <-> 'c' )`)).toBe(`'a' & !( 'b' <-> 'c' )`);
});

test.each([
  ['more words than another asks for', ["'a' <-> 'b'", "'b'", "'c'"], ["'b'", "'c'"]],
  ['the same words in another order', ["'a' <-> 'b'", "'b' & 'a'"], ["'a' <-> 'b'", "'b' & 'a'"]],
  ['a phrase, whose order the longer one may not have', ["'a' <-> 'b'", "'a' & 'c' & 'b'"], ["'a' <-> 'b'", "'a' & 'c' & 'b'"]],
  ['either of two words', ["'a' | 'b'", "'a'"], ["'a' | 'b'", "'a'"]],
  ['words that hold operators', ["'a|b' & 'c'", "'a|b'"], ["'a|b'"]],
])('of queries of which any will do, one is left out that is implied by another: %s', (_what, queries, left) => {
  expect(withoutImplied(queries)).toEqual(left);
});
