import { bands, similarity } from '@newsreel/contracts';
import { fingerprintOf } from './fingerprint.js';

/** A text of invented words, the same for the same seed. */
function words(seed: number, count: number): string[] {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return Array.from({ length: count }, () => `w${next() % 800}`);
}

function edited(text: string[], share: number): string[] {
  const every = Math.round(1 / share);
  return text.map((word, i) => (i % every === 0 ? `new${i}` : word));
}

const print = (text: string[]) => fingerprintOf(text.join(' '))!;

describe('the fingerprint of a text', () => {
  test('is the same for the same words, whatever the case and the punctuation', () => {
    const text = words(1, 100);
    expect(fingerprintOf(text.join(', ').toUpperCase())).toBe(print(text));
  });

  test('stays what it is in every release', () => {
    expect(print(words(1, 60)).slice(0, 24)).toBe('nfwU_CtXrmzyUa-Nj4HOsP2r');
  });

  test('is null where there is too little to compare', () => {
    expect(fingerprintOf('A dozen words are not enough to tell one text from another.')).toBeNull();
  });

  test('sees letters as words where no spaces are written', () => {
    const text = '総理大臣は今日東京で記者会見を開き新しい経済政策を発表した';
    expect(similarity(fingerprintOf(text)!, fingerprintOf(`${text}。詳細は明日。`)!)).toBeGreaterThan(0.6);
  });
});

describe('similarity', () => {
  test.each([1, 2, 3, 4, 5])('finds a copy with a tenth of its words edited (%i)', (seed) => {
    const text = words(seed, 300);
    const copy = print(edited(text, 0.1));
    expect(similarity(print(text), copy)).toBeGreaterThan(0.45);
    expect(bands(copy).some((band, i) => bands(print(text))[i] === band)).toBe(true);
  });

  test.each([1, 2, 3, 4, 5])('tells different texts apart (%i)', (seed) => {
    expect(similarity(print(words(seed, 300)), print(words(seed + 100, 300)))).toBeLessThan(0.15);
  });

  test('refuses what is no fingerprint by name', () => {
    expect(() => similarity('abc', print(words(1, 100)))).toThrow('"abc" is no fingerprint');
  });
});
