import { articleIdOf, contentSha256 } from '../identity/identity.js';
import type { Article, Block, Mention } from '../article.js';

// Made-up articles that are whole and consistent: their offsets cut their text, their hashes are of their text.

/** The first place in `text` where `part` stands. */
function span(text: string, part: string): { start: number; end: number } {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`The example has no ${JSON.stringify(part)}.`);
  return { start, end: start + part.length };
}

function laidOut(parts: readonly (readonly [Block['kind'], string])[]): { text: string; blocks: Block[] } {
  let start = 0;
  const blocks = parts.map(([kind, text]) => {
    const block = { kind, text, start };
    start += text.length + 2;
    return block;
  });
  return { text: blocks.map(({ text }) => text).join('\n\n'), blocks };
}

const railUrl = 'https://news.example/world/rail-link';
const railTitle = 'Kazakhstan and Türkiye agree on a new rail link';
const rail = laidOut([
  ['paragraph', 'Ministers of Kazakhstan and Türkiye signed an agreement on Thursday in Astana to build a new rail link across the Caspian.'],
  ['paragraph', 'Work is to begin next spring, the Kazakh transport ministry said.'],
]);

export const typicalArticle: Article = {
  url: railUrl,
  finalUrl: railUrl,
  canonicalUrl: railUrl,
  title: railTitle,
  ...rail,
  authors: ['Dana Serik'],
  publishedAt: '2026-02-05T13:30:00+05:00',
  modifiedAt: null,
  language: 'en',
  image: { url: 'https://news.example/images/rail.jpg', caption: 'The line near the port' },
  section: 'World',
  tags: ['railways'],
  isComplete: true,
  isArticle: true,
  confidence: 0.97,
  reasons: [],
  entities: [
    { type: 'LOCATION', name: 'Kazakhstan', mentions: [span(rail.text, 'Kazakhstan')], salience: 0.6 },
    { type: 'ORGANIZATION', name: 'Kazakh transport ministry', mentions: [span(rail.text, 'Kazakh transport ministry')], salience: 0.3 },
  ],
  places: [{ name: 'Astana', ...span(rail.text, 'Astana'), lat: 51.18, lon: 71.45, country: 'KZ', subdivision: 'KZ-71', geonamesId: 1526273, kind: 'capital' }],
  countries: [
    { code: 'KZ', score: 0.6, mentions: 3, by: ['name', 'place', 'nationality'] },
    { code: 'TR', score: 0.4, mentions: 1, by: ['name'] },
  ],
  primaryCountry: 'KZ',
  subdivisions: [{ code: 'KZ-71', name: 'Astana' }],
  regions: [{ code: '143', name: 'Central Asia', kind: 'm49' }],
  articleId: articleIdOf(railUrl),
  pageEventId: '9d6c1b8e5f0a4c7d2e3b9f1a6d8c0e5b4a7f2c9d1e6b3a8f5c0d7e2b9a4f1c6d',
  fetchedAt: '2026-02-05T09:00:00.000Z',
  source: { id: 'news-example', homeCountry: 'KZ' },
  contentSha256: contentSha256(railTitle, rail.text),
  extractorVersion: '1',
  taggerVersion: '1',
  fingerprint: 'a3f19c0b7d2e4856',
};

const homeUrl = 'https://news.example/';

/** Nothing is known but that the page was fetched and is no article. */
export const minimalArticle: Article = {
  url: homeUrl,
  finalUrl: homeUrl,
  canonicalUrl: homeUrl,
  title: null,
  text: '',
  blocks: [],
  authors: [],
  publishedAt: null,
  modifiedAt: null,
  language: null,
  image: null,
  section: null,
  tags: [],
  isComplete: true,
  isArticle: false,
  confidence: 0.99,
  reasons: [{ field: 'isArticle', code: 'section-page', text: 'The page lists articles and is none itself.' }],
  entities: null,
  places: [],
  countries: [],
  primaryCountry: null,
  subdivisions: [],
  regions: [],
  articleId: articleIdOf(homeUrl),
  pageEventId: '1f3e5d7c9b0a2846f1e3d5c7b9a08264e1f3d5c7b9a0826413e5d7c9b0a2846f',
  fetchedAt: '2026-02-05T09:00:01.000Z',
  source: { id: null, homeCountry: null },
  contentSha256: contentSha256(null, ''),
  extractorVersion: '1',
  taggerVersion: '1',
  fingerprint: null,
};

const shortUrl = 'https://news.example/short/1';
const short = laidOut([['paragraph', 'Fog closed the harbour.']]);

/** An article of which hardly anything but its text is known. */
export const shortArticle: Article = {
  ...minimalArticle,
  url: shortUrl,
  finalUrl: shortUrl,
  canonicalUrl: shortUrl,
  ...short,
  isArticle: true,
  confidence: 0.5,
  reasons: [],
  articleId: articleIdOf(shortUrl),
  contentSha256: contentSha256(null, short.text),
};

const fullUrl = 'https://daily.example/2026/02/caspian-ferry';
const fullTitle = 'Ferries for the Caspian: what Baku and Aktau want';
const full = laidOut([
  ['paragraph', 'AKTAU – Two ferries worth 90 million euros are to cross the Caspian Sea from 3 March 2026, said Murat Aydin of the Port of Baku.'],
  ['heading', 'What is planned'],
  ['listItem', 'Two sailings a day to Azerbaijan'],
  ['listItem', 'A deeper quay'],
  ['quote', 'We have waited long enough.'],
  ['table', 'Port\tDepth\nAktau\t7 m\nBaku\t8 m'],
  ['paragraph', 'To read on, subscribe.'],
]);

export const fullArticle: Article = {
  ...typicalArticle,
  url: fullUrl,
  finalUrl: `${fullUrl}.html`,
  canonicalUrl: fullUrl,
  title: fullTitle,
  ...full,
  authors: ['Dana Serik', 'José Ñuñez'],
  publishedAt: '2026-02-06T08:00:00+05:00',
  modifiedAt: '2026-02-06T09:15:00+05:00',
  isComplete: false,
  confidence: 0.82,
  reasons: [{ field: 'isComplete', code: 'paywall', text: 'The text ends with an invitation to subscribe.' }],
  entities: [
    { type: 'PERSON', name: 'Murat Aydin', mentions: [span(full.text, 'Murat Aydin')], salience: 0.3 },
    { type: 'ORGANIZATION', name: 'Port of Baku', mentions: [span(full.text, 'Port of Baku')], salience: 0.3 },
    { type: 'LOCATION', name: 'Aktau', mentions: [inTitle('Aktau'), span(full.text, 'AKTAU')], salience: 0.5 },
    { type: 'MONEY', name: '90 million euros', mentions: [span(full.text, '90 million euros')], salience: 0.1 },
    { type: 'DATE', name: '2026-03-03', mentions: [span(full.text, '3 March 2026')], salience: 0.1 },
  ],
  places: [
    { name: 'Aktau', ...inTitle('Aktau'), lat: 43.65, lon: 51.16, country: 'KZ', subdivision: 'KZ-47', geonamesId: 610612, kind: 'city' },
    { name: 'Caspian Sea', ...span(full.text, 'Caspian Sea'), lat: null, lon: null, country: null, subdivision: null, geonamesId: null, kind: 'sea' },
  ],
  countries: [
    { code: 'KZ', score: 0.45, mentions: 2, by: ['place'] },
    { code: 'AZ', score: 0.45, mentions: 2, by: ['name', 'inName'] },
  ],
  primaryCountry: 'KZ',
  primaryCountries: ['KZ', 'AZ'],
  subdivisions: [{ code: 'KZ-47', name: 'Mangystau' }],
  regions: [
    { code: '143', name: 'Central Asia', kind: 'm49' },
    { code: 'CASPIAN', name: 'Caspian Sea', kind: 'sea' },
  ],
  articleId: articleIdOf(fullUrl),
  pageEventId: '7a1c3e5b9d0f2468ace013579bdf02468ace13579bdf0246ace8013579bdf024',
  fetchedAt: '2026-02-06T05:00:00.000Z',
  contentSha256: contentSha256(fullTitle, full.text),
};

function inTitle(part: string): Mention {
  return { in: 'title', ...span(fullTitle, part) };
}
