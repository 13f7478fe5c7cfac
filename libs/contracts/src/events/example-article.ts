import type { Article } from '../article.js';

const title = 'Kazakhstan and Türkiye agree on a new rail link';
const paragraphs = [
  'Ministers of Kazakhstan and Türkiye signed an agreement on Thursday in Astana to build a new rail link across the Caspian.',
  'Work is to begin next spring, the Kazakh transport ministry said.',
] as const;

/** A made-up article that is whole and consistent: its offsets cut its text. */
export const exampleArticle: Article = {
  url: 'https://news.example/world/rail-link?utm_source=feed',
  finalUrl: 'https://news.example/world/rail-link',
  canonicalUrl: 'https://news.example/world/rail-link',
  title,
  text: paragraphs.join('\n\n'),
  blocks: [
    { kind: 'paragraph', text: paragraphs[0], start: 0 },
    { kind: 'paragraph', text: paragraphs[1], start: paragraphs[0].length + 2 },
  ],
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
  entities: [{ type: 'LOCATION', name: 'Kazakhstan', mentions: [{ start: 13, end: 23 }], salience: 0.6 }],
  places: [{ name: 'Astana', start: 76, end: 82, lat: 51.18, lon: 71.45, country: 'KZ', subdivision: 'KZ-71', geonamesId: 1526273, kind: 'capital' }],
  countries: [
    { code: 'KZ', score: 0.6, mentions: 3, by: ['name', 'place', 'nationality'] },
    { code: 'TR', score: 0.4, mentions: 1, by: ['name'] },
  ],
  primaryCountry: 'KZ',
  subdivisions: [{ code: 'KZ-71', name: 'Astana' }],
  regions: [
    { code: '143', name: 'Central Asia', kind: 'm49' },
    { code: 'CASPIAN', name: 'Caspian Sea', kind: 'sea' },
  ],
  articleId: '7d9f5b52-8f1e-5a77-9d5b-0c7a0f7f2f10',
  pageEventId: '9d6c1b8e5f0a4c7d2e3b9f1a6d8c0e5b4a7f2c9d1e6b3a8f5c0d7e2b9a4f1c6d',
  fetchedAt: '2026-02-05T09:00:00.000Z',
  source: { id: 'news-example', homeCountry: 'KZ' },
  contentSha256: '3f0a1c5e7d9b2846f0e1d2c3b4a5968778695a4b3c2d1e0f6428b9d7e5c1a0f3',
  extractorVersion: '1',
  taggerVersion: '1',
  fingerprint: 'a3f19c0b7d2e4856',
};
