import fc from '../../../test/fast-check.js';
import { LONGEST_TEXT, tagEntities } from './tag.js';

const english = { title: null, language: 'en', publishedAt: '2026-02-06T09:00:00Z' };
const names = (text: string, type: string) => tagEntities({ ...english, text }).entities!.filter((entity) => entity.type === type).map(({ name }) => name);

const NEWS = `The Ministry of Health in Nairobi signed a deal with Siemens on Wednesday, said spokeswoman Amina Odhiambo.
Ms. Odhiambo said that the World Health Organization (WHO) would send experts from Switzerland to Kenya. The WHO has paid $3 million, Odhiambo added.`;

describe('tagEntities', () => {
  test('finds persons without their titles, once each, with all mentions', () => {
    const person = tagEntities({ ...english, text: NEWS }).entities!.filter(({ type }) => type === 'PERSON');
    expect(person.map(({ name }) => name)).toEqual(['Amina Odhiambo']);
    expect(person[0]!.mentions.map(({ start, end }) => NEWS.slice(start, end))).toEqual(['Amina Odhiambo', 'Odhiambo', 'Odhiambo']);
  });

  test('finds organisations, places, money and dates', () => {
    expect(names(NEWS, 'ORGANIZATION')).toEqual(['Ministry of Health', 'Siemens', 'World Health Organization']);
    expect(names(NEWS, 'LOCATION')).toEqual(['Nairobi', 'Switzerland', 'Kenya']);
    expect(names(NEWS, 'MONEY')).toEqual(['$3 million']);
    expect(names(NEWS, 'DATE')).toEqual(['2026-02-04']);
  });

  test('peoples are no entities', () => {
    expect(names('Turkish and Kazakh officials met French farmers.', 'LOCATION')).toEqual([]);
  });

  test('tags the title too, and says so', () => {
    const { entities } = tagEntities({ ...english, title: 'Angela Merkel visits Ankara', text: 'Merkel arrived on Monday.' });
    const merkel = entities!.find(({ name }) => name === 'Angela Merkel')!;
    expect(merkel.mentions).toEqual([{ in: 'title', start: 0, end: 13 }, { start: 0, end: 6 }]);
  });

  test('who is named often, early and in the title is more salient', () => {
    const { entities } = tagEntities({ ...english, title: 'Angela Merkel visits Ankara', text: 'Angela Merkel arrived on Monday. Merkel met students. She later flew to Nairobi.' });
    const of = (name: string) => entities!.find((entity) => entity.name === name)!.salience;
    expect(of('Angela Merkel')).toBeGreaterThan(of('Nairobi'));
  });

  test.each([['fr', 'no-model'], [null, 'language-unknown']])('language %s: null and why, not an empty list', (language, code) => {
    const { entities, reasons } = tagEntities({ ...english, language, text: 'Emmanuel Macron est à Paris.' });
    expect(entities).toBeNull();
    expect(reasons).toMatchObject([{ field: 'entities', code }]);
  });

  test('regional English is English', () => expect(tagEntities({ ...english, language: 'en-GB', text: '' })).toEqual({ entities: [], reasons: [] }));

  test('refuses a text that is too long, by name', () => {
    expect(tagEntities({ ...english, text: 'a'.repeat(LONGEST_TEXT + 1) }).reasons).toMatchObject([{ code: 'text-too-long' }]);
  });

  test.each([
    ['1 MB without a space', 'Ab'.repeat(500_000)],
    ['100,000 capitalised words', 'Name '.repeat(100_000)],
    ['100,000 different capitalised words', Array.from({ length: 100_000 }, (_, i) => `N${i.toString(36)}`).join(' ')],
    ['lone surrogates', 'Paris \ud800 Berlin\udc00 '.repeat(1_000)],
    ['zero-width characters', 'Pa\u200bris \u200b\u200d\ufeff said '.repeat(1_000)],
    ['figures', '1,'.repeat(200_000)],
    ['opening brackets', '(A '.repeat(50_000)],
  ])('answers to %s', (_, text) => expect(tagEntities({ ...english, text }).entities).toBeInstanceOf(Array));

  test('mentions cut the text between whole characters, in order, without overlap', () => {
    const piece = fc.oneof(fc.constantFrom('President ', 'Paris ', 'John ', 'Inc.', ' $5 million ', 'of ', '\n', '6 May 2020 ', '-', '👩‍👩‍👧', 'é', 'e\u0301', '\ud83d'), fc.string({ unit: 'binary', maxLength: 8 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')), (text) => {
      const mentions = tagEntities({ ...english, text }).entities!.flatMap((entity) => entity.mentions).sort((a, b) => a.start - b.start);
      let at = 0;
      for (const { start, end } of mentions) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        for (const cut of [start, end]) expect(/[\ud800-\udbff]$/.test(text.slice(0, cut)) && /^[\udc00-\udfff]/.test(text.slice(cut))).toBe(false);
        expect(/^\p{M}/u.test(text.slice(end))).toBe(false);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }));
  });
});
