import type { Article } from '@newsreel/contracts';
import { createLogger } from '@newsreel/platform';
import fc from '../../../test/fast-check.js';
import { article } from '../../../test/store/articles.js';
import { recordingBus } from '../../../test/store/bus.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { Relay } from '../outbox/relay.js';
import { writeArticles } from './writer.js';

let store: StoreDatabase;
beforeAll(async () => {
  store = await storeDatabase();
});
afterAll(() => store?.close());

const urls = ['a', 'b', 'c', 'amp'].map((name) => `https://news.example/${name}`);
const texts = ['one two three four', 'one two three five', 'six seven eight nine ten', 'one two three four six'];

/** A page as it stood on the web at a moment; each version of the pipeline reads it in its own, fixed way. */
const page = fc.record({
  url: fc.constantFrom(...urls),
  at: fc.integer({ min: 0, max: 5 }),
  text: fc.constantFrom(...texts),
  redirectedTo: fc.option(fc.constantFrom(...urls), { freq: 4 }),
  canonical: fc.option(fc.constantFrom(...urls), { freq: 4 }),
  canonicalInNew: fc.option(fc.constantFrom(...urls), { freq: 8 }),
  country: fc.constantFrom('KZ', 'EG'),
  articleFor: fc.constantFrom('12', '12', '12', '12', '1', '2', ''),
});

type Page = typeof page extends fc.Arbitrary<infer Value> ? Value : never;

function read(page: Page, extractor: string, tagger: string): Article {
  const canonical = (extractor === '2' ? page.canonicalInNew : null) ?? page.canonical ?? page.redirectedTo ?? page.url;
  return article({
    url: page.url,
    finalUrl: page.redirectedTo ?? page.url,
    canonicalUrl: canonical,
    at: page.at,
    text: extractor === '2' ? `${page.text} end` : page.text,
    extractor,
    tagger,
    more: {
      isArticle: page.articleFor.includes(extractor),
      countries: tagger === '2' ? [{ code: page.country, score: 1, mentions: 1, by: ['name'] }] : [],
      entities: [{ type: 'PERSON', name: page.country, mentions: [], salience: 0.5 }],
    },
  });
}

/** Some pages, each read by some versions of the pipeline: the events there are. */
const events = fc
  .uniqueArray(page, { selector: ({ url, at }) => `${url} ${at}`, minLength: 1, maxLength: 8 })
  .chain((pages) => fc.tuple(...pages.map((one) => fc.subarray([['1', '1'], ['1', '2'], ['2', '1'], ['2', '2']] as const, { minLength: 1 }).map((versions) => versions.map(([extractor, tagger]) => read(one, extractor, tagger))))))
  .map((readings) => readings.flat());

/** All of them at least once, in any order, some repeated, in batches. */
const delivery = (all: readonly Article[]) =>
  fc
    .tuple(fc.shuffledSubarray([...all], { minLength: all.length }), fc.array(fc.constantFrom(...all), { maxLength: 5 }))
    .chain(([first, again]) => fc.tuple(fc.shuffledSubarray([...first, ...again], { minLength: first.length + again.length }), fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })))
    .map(([order, sizes]) => {
      const batches: Article[][] = [];
      for (let at = 0, i = 0; at < order.length; at += sizes[i % sizes.length]!, i++) batches.push(order.slice(at, at + sizes[i % sizes.length]!));
      return batches;
    });

async function stateAfter(batches: readonly (readonly Article[])[]): Promise<Record<string, unknown>> {
  const { database } = store;
  await database.query('TRUNCATE store.article_fetches, store.article_contents, store.article_aliases, store.articles, store.article_revisions, store.mentions, store.outbox');
  const bus = recordingBus();
  const relay = new Relay({ database, bus, log: createLogger('test', 'silent') });
  for (const [i, batch] of batches.entries()) {
    await writeArticles(database, batch);
    if (i % 2 === 0) while ((await relay.turn()) > 0);
  }
  while ((await relay.turn()) > 0);
  await relay.close();
  const table = (text: string): Promise<unknown> => database.query(text);
  await expectTopicRebuildsStore(bus);
  return {
    articles: await table(`SELECT id, url, revision_id, revision_count, reading, first_fetched_at, sort_at, countries, search::text FROM store.articles WHERE state = 'stored' ORDER BY id`),
    merged: await table(`SELECT id, merged_into FROM store.articles WHERE state = 'merged' ORDER BY id`),
    fetches: await table('SELECT * FROM store.article_fetches ORDER BY page_event_id'),
    revisions: await table('SELECT * FROM store.article_revisions ORDER BY revision_id'),
    contents: await table('SELECT * FROM store.article_contents ORDER BY own_id, content_sha256'),
    mentions: await table('SELECT * FROM store.mentions ORDER BY article_id, type, key'),
    published: publishedState(bus.published),
  };
}

/** A consumer that reads the compacted topic alone has exactly the store's articles, each in its newest state. */
async function expectTopicRebuildsStore(bus: ReturnType<typeof recordingBus>): Promise<void> {
  const stored = await store.database.query<{ id: string; sequence: string; revision: string }[]>(`SELECT id, sequence, revision_id AS revision FROM store.articles WHERE state = 'stored' ORDER BY id`);
  const newest = new Map(bus.published.map(({ key, data }) => [key, data as { sequence: number; revisionId: string } | null]));
  const view = [...newest].flatMap(([id, state]) => (state === null ? [] : [{ id, sequence: String(state.sequence), revision: state.revisionId }])).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(view).toEqual(stored);
}

/** What the compacted topic holds in the end. An article that never was and one that is gone are the same to its readers. */
function publishedState(published: ReturnType<typeof recordingBus>['published']): unknown {
  const newest = new Map(published.map(({ key, data, extensions }) => [key, data === null ? { ...extensions, sequence: 0 } : { ...data, sequence: 0 }]));
  return [...newest].filter(([, state]) => (state as { reason?: string }).reason !== 'purged').sort(([a], [b]) => (a < b ? -1 : 1));
}

test('any order, any repetition and any batches of the same events leave the same articles, fetches, revisions and published states', async () => {
  const twoDeliveries = events.chain((all) => fc.tuple(delivery(all), delivery(all)));
  await fc.assert(
    fc.asyncProperty(twoDeliveries, async ([one, other]) => {
      expect(await stateAfter(one)).toEqual(await stateAfter(other));
    }),
    { numRuns: Number(process.env.NEWSREEL_TEST_RUNS ?? 60), interruptAfterTimeLimit: 300_000, markInterruptAsFailure: false },
  );
}, 600_000);
