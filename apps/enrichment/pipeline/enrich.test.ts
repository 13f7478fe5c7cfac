import { TAGGER_VERSION } from '../tagger-version.js';
import { enrich, enrichWith } from './enrich.js';

const story = 'The council of Ankara met on Friday to speak about the new bridge, which is to open in the spring. '.repeat(12);
const page = {
  url: 'https://news.example/a', finalUrl: 'https://news.example/a', status: 200, contentType: 'text/html; charset=utf-8',
  body: Buffer.from(`<html lang="en"><head><title>A bridge</title></head><body><article><h1>A bridge</h1><p>${story}</p></article></body></html>`),
  pageEventId: '1', fetchedAt: '2026-02-06T10:00:00Z', source: { id: null, homeCountry: null },
};
const model = { version: 'mine-1', names: async (text: string) => [{ type: 'ORGANIZATION' as const, start: text.indexOf('council'), end: text.indexOf(' met') }] };

test("a model of the user's own says who is named, and regions go by it", async () => {
  const { entities, places, taggerVersion } = await enrichWith(model, page);
  expect(entities!.filter(({ type }) => type !== 'DATE').map(({ type, name }) => [type, name])).toEqual([['ORGANIZATION', 'council of Ankara']]);
  expect(places[0]!.start).toBeGreaterThan(story.indexOf('met'));
  expect(taggerVersion).toBe(`${TAGGER_VERSION}+mine-1`);
});

test('ours finds the place itself', () => {
  const { entities, taggerVersion } = enrich(page);
  expect(entities!.map(({ name }) => name)).toContain('Ankara');
  expect(taggerVersion).toBe(TAGGER_VERSION);
});
