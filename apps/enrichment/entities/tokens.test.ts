import fc from '../../../test/fast-check.js';
import { LONGEST_SENTENCE, tokenize } from './tokens.js';

const sentences = (text: string) => {
  const { words, sentences: at } = tokenize(text);
  return at.slice(1).map((end, i) => words.slice(at[i], end).join(' '));
};

describe('tokenize', () => {
  test('keeps abbreviations whole and splits possessives, contractions and hyphens', () => {
    expect(tokenize("The U.S. says Mr. Déby's Jean-Noël isn't O'Neill. I'm AT&T").words)
      .toEqual(['The', 'U.S.', 'says', 'Mr.', 'Déby', "'s", 'Jean', '-', 'Noël', "isn't", "O'Neill", '.', 'I', "'m", 'AT&T']);
  });

  test('keeps figures with separators whole', () => {
    expect(tokenize('$10,000.50 at 12:30').words).toEqual(['$', '10,000.50', 'at', '12:30']);
  });

  test('ends a sentence at a full stop before a capital, and at a line end', () => {
    expect(sentences('He left. She stayed\nHeadline\n\n“Quote.” Next')).toEqual(['He left .', 'She stayed', 'Headline', '“ Quote . ”', 'Next']);
  });

  test('does not end a sentence after a title or an initial', () => {
    expect(sentences('Gen. Ali met J. B. Smith of the U.S. Treasury.')).toHaveLength(1);
  });

  test('cuts sentences without an end', () => {
    expect(tokenize('Word '.repeat(1000)).sentences.length).toBeGreaterThan(1000 / LONGEST_SENTENCE);
  });

  test('covers every character that is no space exactly once, between whole characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { starts, ends } = tokenize(text);
      let at = 0;
      starts.forEach((start, i) => {
        expect(text.slice(at, start).trim()).toBe('');
        expect(text.slice(start, ends[i]).isWellFormed()).toBe(true);
        at = ends[i]!;
      });
      expect(text.slice(at).trim()).toBe('');
    }));
  });
});
