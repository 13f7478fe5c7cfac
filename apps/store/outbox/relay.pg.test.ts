import { ArticleRemoved, ArticleStored, StoredArticle, articleIdOf, decode, encode, type Article } from '@newsreel/contracts';
import { createLogger } from '@newsreel/platform';
import { article } from '../../../test/store/articles.js';
import { recordingBus } from '../../../test/store/bus.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { writeArticles } from '../writing/writer.js';
import { Relay } from './relay.js';

const log = createLogger('test', 'silent');
const id = articleIdOf('https://news.example/a');
let store: StoreDatabase;
let bus: ReturnType<typeof recordingBus>;
beforeEach(async () => {
  store = await storeDatabase();
  bus = recordingBus();
});
afterEach(() => store?.close());

const write = (...articles: Article[]) => writeArticles(store.database, articles);
const relay = () => new Relay({ database: store.database, bus, log });
const outbox = async () => (await store.database.query('SELECT 1 FROM store.outbox')).length as number;

test('what changed is published as the whole current state, and the outbox is empty then', async () => {
  await write(article({ text: 'A', more: { countries: [{ code: 'KZ', score: 1, mentions: 1, by: ['name'] }] } }));
  expect(await relay().turn()).toBe(1);
  expect(bus.published[0]).toMatchObject({ type: ArticleStored.type, id: `${id}.1`, key: id, extensions: { sequence: '0000000000000001', language: 'en', countries: 'KZ' } });
  expect(bus.published[0]!.data).toMatchObject({ text: 'A', sequence: 1, revisionCount: 1, revisionId: article({ text: 'A' }).pageEventId });
  expect(StoredArticle.safeParse(bus.published[0]!.data).success).toBe(true);
  expect(decode(encode(bus.published[0]!)).data).toEqual(bus.published[0]!.data);
  expect(await outbox()).toBe(0);
});

test('several changes that wait are published as one: the newest state', async () => {
  await write(article({ text: 'A', at: 0 }));
  await write(article({ text: 'B', at: 1 }));
  await relay().turn();
  expect(bus.published.map(({ id: event }) => event)).toEqual([`${id}.2`]);
});

test('content that comes back counts as fetched when it came back', async () => {
  await write(article({ text: 'A', at: 0 }), article({ text: 'B', at: 1 }), article({ text: 'A', at: 2 }));
  await relay().turn();
  const back = article({ text: 'A', at: 2 });
  expect(bus.published[0]!.data).toMatchObject({ text: 'A', fetchedAt: back.fetchedAt, pageEventId: back.pageEventId, revisionId: back.pageEventId, revisionCount: 3, firstFetchedAt: article({ at: 0 }).fetchedAt });
});

test('an article that is merged into another leaves a tombstone', async () => {
  const other = 'https://news.example/amp/a';
  await write(article({ url: other, text: 'A', at: 0 }), article({ text: 'B', at: 1 }), article({ url: other, canonicalUrl: 'https://news.example/a', text: 'C', at: 2 }));
  await relay().turn();
  expect(bus.newest()).toEqual({ [articleIdOf(other)]: 'C', [id]: { removed: { sequence: '0000000000000002', reason: 'merged', mergedinto: articleIdOf(other) } } });
  expect(bus.published.find(({ key }) => key === id)).toMatchObject({ type: ArticleRemoved.type, data: null });
  bus.published.forEach(encode);
});

test('of several relays one publishes', async () => {
  await write(article());
  const relays = [relay(), relay(), relay()];
  await Promise.all(relays.map((one) => one.turn()));
  expect(bus.published).toHaveLength(1);
});

test('a relay that could not publish leaves the outbox as it was', async () => {
  await write(article());
  const broken = new Relay({ database: store.database, bus: { publish: () => Promise.reject(new Error('no broker')) }, log });
  await expect(broken.turn()).rejects.toThrow('no broker');
  expect(await outbox()).toBe(1);
});

test('a relay that wakes to a lost lease publishes once more, so that the newest state ends last', async () => {
  await write(article({ text: 'A', at: 0 }));
  const go = bus.hold();
  const slow = relay().turn();
  // The slow one hangs in its acknowledgement; its lease ends, and another takes over and publishes a newer state.
  await until(async () => (await store.database.query('SELECT 1 FROM store.relay_lease WHERE holder IS NOT NULL')).length === 1);
  await store.database.query(`UPDATE store.relay_lease SET expires_at = '-infinity'`);
  await write(article({ text: 'B', at: 1 }));
  const other = recordingBus();
  const quick = new Relay({ database: store.database, bus: other, log });
  await quick.turn();
  go();
  await slow;
  expect(bus.newest()).toEqual({ [id]: 'A' });
  expect(await quick.turn()).toBe(1);
  expect(other.published.at(-1)!.data).toMatchObject({ text: 'B' });
  expect(await outbox()).toBe(0);
});

test('what was put in is published at once, without waiting for the next look', async () => {
  const published = Promise.withResolvers<number>();
  const one = new Relay({ database: store.database, bus, log, pollMs: 3_600_000, onPublished: published.resolve });
  one.start();
  await write(article());
  one.wake();
  expect(await published.promise).toBe(1);
  await one.close();
  expect(await store.database.query('SELECT holder FROM store.relay_lease')).toEqual([{ holder: null }]);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(setImmediate);
}
