import fc from '../../../../test/fast-check.js';
import { stretches } from './stretches.js';

const parts = (text: string) => stretches(text).map(({ start, end }) => text.slice(start, end));

test('whole sentences, as many as fit', () => {
  const cut = parts('A rather long sentence goes on and on. '.repeat(40));
  expect(cut).toHaveLength(2);
  expect(cut.every((part) => part.length <= 1000 && part.endsWith('on.'))).toBe(true);
});

test('where words have no spaces between, fewer characters', () => {
  expect(parts('总统今天在首都会见了各位部长'.repeat(100)).every((part) => part.length <= 500)).toBe(true);
});

test('a sentence that is too long is cut between words', () => {
  const cut = parts('word '.repeat(1000).trim());
  expect(cut.length).toBeGreaterThan(4);
  expect(cut.every((part) => /^word( word)*$/.test(part))).toBe(true);
});

test('nothing but space is left out, no character is cut, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
    let at = 0;
    for (const { start, end } of stretches(text)) {
      expect(text.slice(at, start).trim()).toBe('');
      expect(end - start).toBeLessThanOrEqual(1000);
      expect(/[\ud800-\udbff]$/.test(text.slice(0, end)) && /^[\udc00-\udfff]/.test(text.slice(end))).toBe(false);
      at = end;
    }
    expect(text.slice(at).trim()).toBe('');
  }));
});
