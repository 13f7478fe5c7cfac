import { frameOf } from './frame.js';
import { drawMap, mapLegend } from './map.js';
import { HEIGHT, WIDTH } from './projection.js';

test('a map colours the countries and marks the places, by score', () => {
  const svg = drawMap({ countries: [{ code: 'KZ', score: 0.8 }, { code: 'TR', score: 0.2 }], places: [{ name: 'Astana', lat: 51.18, lon: 71.45 }] });
  expect(svg).toMatch(/<path d="M[^"]+" [^>]*fill="#c2410c" fill-opacity="1.00"><title>Kazakhstan<\/title>/);
  expect(svg).toMatch(/fill-opacity="0.55"><title>Türkiye<\/title>/);
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

const frame = (svg: string) => /viewBox="([^"]+)"/.exec(svg)![1]!.split(' ').map(Number) as [number, number, number, number];

test('the map shows the part of the world that the text is about, in the proportions of the whole', () => {
  const [x, y, width, height] = frame(drawMap({ countries: [{ code: 'KZ', score: 1 }, { code: 'TR', score: 0.5 }] }));
  expect(width).toBeLessThan(WIDTH / 2);
  expect(width / height).toBeCloseTo(WIDTH / HEIGHT, 1);
  expect(x).toBeGreaterThan(WIDTH / 2);
  expect(y).toBeLessThan(HEIGHT / 2);
});

test('a frame never leaves the world, and without anything marked it is all of it', () => {
  expect(frameOf([])).toEqual({ x: 0, y: 0, width: WIDTH, height: HEIGHT });
  expect(frameOf([[0, 0], [WIDTH, HEIGHT]])).toEqual(frameOf([]));
  const corner = frameOf([[WIDTH, HEIGHT]]);
  expect([corner.x + corner.width, corner.y + corner.height]).toEqual([WIDTH, HEIGHT]);
});

test('what a country has overseas does not push the map out', () => {
  expect(frame(drawMap({ countries: [{ code: 'FR', score: 1 }] }))[2]).toBeLessThan(WIDTH / 4);
});

test('the legend names each country and has its colour on the map', () => {
  expect(mapLegend([{ code: 'KZ', score: 0.8 }, { code: 'TR', score: 0.2 }])).toMatch(/fill-opacity="1.00"\/><\/svg> Kazakhstan <small>KZ 80 %<\/small>.+fill-opacity="0.55"\/><\/svg> Türkiye/);
});
