import { drawMap } from './map.js';

test('a map colours the countries and marks the places, by score', () => {
  const svg = drawMap({ countries: [{ code: 'KZ', score: 0.8 }, { code: 'TR', score: 0.2 }], places: [{ name: 'Astana', lat: 51.18, lon: 71.45 }] });
  expect(svg).toMatch(/<path d="M[^"]+" fill="#c2410c" fill-opacity="1.00"><title>Kazakhstan<\/title>/);
  expect(svg).toMatch(/fill-opacity="0.44"><title>Türkiye<\/title>/);
  expect(svg).toMatch(/<circle [^>]+><title>Astana<\/title>/);
});

test('a country too small for an outline is a dot', () => {
  expect(drawMap({ countries: [{ code: 'SG', score: 1 }] })).toMatch(/<circle [^>]+><title>Singapore<\/title>/);
});

test('names are escaped, and places without a point left out', () => {
  const svg = drawMap({ countries: [], places: [{ name: '<b>"&', lat: 0, lon: 0 }, { name: 'Nowhere', lat: null, lon: null }] });
  expect(svg).toContain('<title>&#60;b&#62;&#34;&#38;</title>');
  expect(svg).not.toContain('Nowhere');
});

test('nothing is loaded from elsewhere', () => {
  expect(drawMap({ countries: [{ code: 'FR', score: 1 }] }).replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\(/);
});
