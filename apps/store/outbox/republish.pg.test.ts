import { articleIdOf } from '@newsreel/contracts';
import { createLogger } from '@newsreel/platform';
import { article } from '../../../test/store/articles.js';
import { recordingBus } from '../../../test/store/bus.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { purgeSource } from '../purging/purge.js';
import { writeArticles } from '../writing/writer.js';
import { Relay } from './relay.js';
import { republish } from './republish.js';

let store: StoreDatabase;
beforeEach(async () => {
  store = await storeDatabase();
});
afterEach(() => store?.close());

const [kept, gone, lost] = ['kept', 'gone', 'lost'].map((name) => article({ url: `https://news.example/${name}`, source: name })) as [ReturnType<typeof article>, ReturnType<typeof article>, ReturnType<typeof article>];
const sequences = async () => Object.fromEntries((await store.database.query<{ id: string; sequence: string }[]>('SELECT id, sequence FROM store.articles')).map(({ id, sequence }) => [id, Number(sequence)]));

test('after a restore everything is published above what its readers have seen, and so is what the backup did not know', async () => {
  await writeArticles(store.database, [kept, gone]);
  await purgeSource(store.database, 'gone');
  await store.database.query('TRUNCATE store.outbox');
  expect(await republish(store.database)).toBe(2);
  await writeArticles(store.database, [lost]);
  expect(await sequences()).toEqual({ [kept.articleId]: 1_000_001, [gone.articleId]: 1_000_001, [lost.articleId]: 1_000_001 });
  const bus = recordingBus();
  await new Relay({ database: store.database, bus, log: createLogger('test', 'silent') }).turn();
  expect(bus.newest()).toMatchObject({ [articleIdOf('https://news.example/gone')]: { removed: { sequence: '0000000001000001', reason: 'purged' } }, [kept.articleId]: kept.text, [lost.articleId]: lost.text });
  expect(await store.database.query('SELECT min(id)::int AS first FROM store.stream')).toEqual([{ first: 1_000_001 }]);
});

test('done twice it goes above itself', async () => {
  await writeArticles(store.database, [kept]);
  await republish(store.database);
  await republish(store.database);
  expect(await sequences()).toEqual({ [kept.articleId]: 2_000_001 });
});
