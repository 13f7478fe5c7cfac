import { scoreCorpus } from './score.js';

const score = (gold: object, prediction: object) => scoreCorpus([{ id: 'a', url: 'https://example.org/a', ...gold }], new Map([['a', { text: '', ...prediction }]]));

describe('the scorer', () => {
  test('counts shingles of four words: one word more spoils one of three', () => {
    const { precision, recall } = score({ texts: ['one two three four five'] }, { text: 'one two three four five six' });
    expect(precision).toBeCloseTo(2 / 3);
    expect(recall).toBe(1);
  });

  test('takes the best of several right texts', () => {
    expect(score({ texts: ['nothing like it at all', 'one two three four'] }, { text: 'One, two three four' }).f1).toBe(0);
    expect(score({ texts: ['nothing like it at all', 'one two three four'] }, { text: 'one, two: three four!' }).f1).toBe(1);
  });

  test('counts letters as words where no spaces are written', () => {
    expect(score({ texts: ['大統領は今日会見した'] }, { text: '大統領は今日会見した。' }).f1).toBe(1);
    expect(score({ texts: ['大統領は今日会見した'] }, { text: '大統領は今日' }).recall).toBeCloseTo(3 / 7);
  });

  test('counts segments that must and must not occur', () => {
    const { precision, recall } = score({ with: ['in it', 'missing'], without: ['menu'] }, { text: 'in  it, and the menu' });
    expect([precision, recall]).toEqual([0.5, 0.5]);
  });

  test('compares a date to the minute in any zone', () => {
    const right = score({ texts: [''], publishedAt: '2026-02-05T14:03:00+05:00' }, { publishedAt: '2026-02-05T09:03:20Z' });
    expect([right.minute, right.day]).toEqual([1, 1]);
    const wrong = score({ texts: [''], publishedAt: '2026-02-05T14:03:00+05:00' }, { publishedAt: '2026-02-05T00:00:00Z' });
    expect([wrong.minute, wrong.day]).toEqual([0, 1]);
  });

  test('compares authors as sets, titles and languages loosely', () => {
    const found = score({ texts: [''], authors: ['Ann', 'Bob'], title: 'A  Title', language: 'nb' }, { authors: ['ANN'], title: 'a title', language: 'no' });
    expect([found.authorsPrecision, found.authorsRecall, found.title, found.language]).toEqual([1, 0.5, 1, 1]);
  });
});
