import fc from '../../../test/fast-check.js';
import { MAX_MENTIONS } from './mentions.js';
import { tagRegions } from './tag.js';
import { MAX_TEXT } from './words.js';

const tag = (text: string) => tagRegions({ title: text.slice(0, 300), text, language: 'en', homeCountry: 'US' });

/** Whether an offset stands between two halves of a surrogate pair. */
const cuts = (text: string, at: number) => /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');

// How long each takes is for the bench to say; here it ends, within its caps.
describe('a hostile text is tagged up to a cap', () => {
  test.each([
    ['a million characters without a space', 'Paris'.repeat(200_000)],
    ['a million Han characters', '中国美国'.repeat(250_000)],
    ['100,000 capitalised words', 'Lebanon Springfield '.repeat(50_000)],
    ['100,000 different capitalised words', Array.from({ length: 100_000 }, (_, i) => `Ka${i.toString(36)}`).join(' ')],
    ['a chain of commas', 'Paris, Texas, '.repeat(70_000)],
    ['words that begin long names', 'San Antonio de San Juan de Santa '.repeat(30_000)],
    ['lone surrogates', '\ud800Paris\udc00 '.repeat(100_000)],
    ['zero-width characters', 'P\u200ba\u200br\u200bi\u200bs \u200d'.repeat(90_000)],
    ['combining marks', `Paris${'\u0301'.repeat(900_000)}`],
    ['titles and initials', 'Mr. J. R. R. Paris '.repeat(50_000)],
    ['nationalities', 'Kazakh Turkish Chinese '.repeat(40_000)],
  ])('%s', (_, text) => {
    const { places } = tag(text);
    expect(places.length).toBeLessThanOrEqual(2 * MAX_MENTIONS);
  });

  test('beyond a million characters nothing is tagged', () => {
    const { places } = tag(`${'x '.repeat(MAX_TEXT / 2)} Paris`);
    expect(places).toEqual([]);
  });
});

test('offsets always cut the text on whole characters, and name what is there', () => {
  const piece = fc.oneof(
    fc.constantFrom('Paris', 'New York', 'São Paulo', 'Türkiye', 'U.S.', '中国', '北京', 'روسيا', 'بالقاهرة', 'Москве', '한국은', 'N\u0303ice', 'Washington, D.C.', 'St. Louis', 'Hall County'),
    fc.constantFrom(' ', '. ', ', ', '\u200b', '\u0301', '\ud83d\ude00', '\ud800', '\udc00', '’s ', '-', '\n\n', ' of ', ' in '),
    fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }),
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const text = pieces.join('');
    for (const { start, end, in: field } of tagRegions({ title: null, text, language: null, homeCountry: null }).places) {
      expect(field).toBe('text');
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
      expect([cuts(text, start), cuts(text, end)]).toEqual([false, false]);
      expect(text.slice(start, end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}.\u200b-\u200f]$/su);
    }
  }), { numRuns: 200 });
});

test('mentions do not overlap and are in order', () => {
  const { places } = tagRegions({ title: null, text: 'New York, New York and South Korea, Korea; 中国北京 in Paris, Texas.', language: null, homeCountry: null });
  for (let i = 1; i < places.length; i++) expect(places[i]!.start).toBeGreaterThanOrEqual(places[i - 1]!.end);
});
