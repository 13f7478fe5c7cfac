import fc from '../../../../test/fast-check.js';
import { alignPieces } from './align.js';

const aligned = (text: string, pieces: string[]) => alignPieces(text, pieces).map((at) => at && text.slice(at.start, at.end));

describe('alignPieces', () => {
  test('finds pieces of words, whatever their case and marks', () => {
    expect(aligned('Şahap Kavcıoğlu left.', ['sahap', 'kav', '##cı', '##oglu', 'left', '.'])).toEqual(['Şahap', 'Kav', 'cı', 'oğlu', 'left', '.']);
  });

  test('finds the same word twice, in order', () => {
    expect(alignPieces('no, no', ['no', ',', 'no'])).toEqual([{ start: 0, end: 2 }, { start: 2, end: 3 }, { start: 4, end: 6 }]);
  });

  test('an unknown piece is nowhere, and those after it are found', () => {
    expect(aligned('Ann met 張偉 in Oslo', ['ann', 'met', '[UNK]', 'in', 'oslo'])).toEqual(['Ann', 'met', null, 'in', 'Oslo']);
  });

  test('counts UTF-16 code units', () => {
    expect(alignPieces('😀 Oslo', ['😀', 'oslo'])).toEqual([{ start: 0, end: 2 }, { start: 3, end: 7 }]);
  });

  test('never cuts a character, nor goes back', () => {
    const word = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }), fc.constantFrom('é', 'e\u0301', '😀', 'İ', 'ﬁ'));
    fc.assert(fc.property(fc.array(word, { maxLength: 12 }), fc.array(word, { maxLength: 12 }), (words, pieces) => {
      const text = words.join(' ');
      let at = 0;
      for (const place of alignPieces(text, [...words, ...pieces])) {
        if (!place) continue;
        expect(place.start).toBeGreaterThanOrEqual(at);
        expect(/[\ud800-\udbff]$/.test(text.slice(0, place.end)) && /^[\udc00-\udfff]/.test(text.slice(place.end))).toBe(false);
        at = place.start;
      }
    }));
  });
});
