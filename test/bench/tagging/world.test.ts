import { fileURLToPath } from 'node:url';
import { tagRegions } from '../../../apps/enrichment/regions/tag.js';
import { readMarked } from './marked.js';
import { type Counts, emptyScore, scoreRegions } from './region-score.js';

const f1 = ({ right, predicted, gold }: Counts): number => (2 * right) / (predicted + gold);

function scoreOf(folder: string) {
  const score = emptyScore();
  for (const doc of readMarked(fileURLToPath(new URL(folder, import.meta.url)))) {
    const { places, countries } = tagRegions({ title: null, text: doc.text, language: doc.language!, homeCountry: doc.homeCountry ?? null });
    scoreRegions(score, doc, { places, countries: countries.map(({ code }) => code) });
  }
  return score;
}

test('places and countries of news from all continents are found by rules alone', () => {
  const { toponyms, countries, country, within161Km } = scoreOf('world');
  expect(f1(toponyms)).toBeGreaterThan(0.98);
  expect(f1(countries)).toBeGreaterThan(0.98);
  expect(country.right / country.of).toBeGreaterThan(0.98);
  expect(within161Km.right / within161Km.of).toBeGreaterThan(0.97);
});

test('countries are found in seventeen languages', () => {
  expect(f1(scoreOf('languages').countries)).toBeGreaterThan(0.97);
});
