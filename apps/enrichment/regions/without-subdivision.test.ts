import { tagRegions } from './tag.js';
import { withoutSubdivision } from './without-subdivision.js';

const count = (text: string) => withoutSubdivision(tagRegions({ title: null, text, language: 'en', homeCountry: null }).places);

test('a place whose country has no ISO code for any division is counted as that', () => {
  expect(count('The mayors of Ponce and Mayagüez in Puerto Rico met on Monday.')).toEqual({ 'country-without-codes': 2, 'place-without-code': 0 });
});

test('a place that lies in no division with a code, in a country that has codes, is counted apart', () => {
  const nowhere = { name: 'Aktau', in: 'text', start: 0, end: 5, lat: 43.65, lon: 51.2, country: 'KZ', subdivision: null, geonamesId: 610612, kind: 'city' } as const;
  expect(withoutSubdivision([nowhere])).toEqual({ 'country-without-codes': 0, 'place-without-code': 1 });
});

test('what lies in no subdivision by its nature, or has one, is not counted', () => {
  expect(count('Kazakhstan and Türkiye met in Aktau, on the Caspian Sea, and spoke of Siberia and the Danube.')).toEqual({ 'country-without-codes': 0, 'place-without-code': 0 });
});
