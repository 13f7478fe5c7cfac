import { eventually } from '@newsreel/replay/jest';
import { article } from '../../../test/store/articles.js';
import { storeService, type StoreService } from '../../../test/store/service.js';
import { Relay } from '../outbox/relay.js';
import { writeArticles } from '../writing/writer.js';

let store: StoreService;
beforeAll(async () => {
  store = await storeService();
});
afterAll(() => store?.close());

const write = async (...pages: Parameters<typeof article>[0][]) => {
  await writeArticles(store.database, pages.map(article));
  store.service.app.get(Relay).wake();
};

interface Told {
  readonly event: string;
  readonly id: string;
  readonly data: Record<string, unknown>;
}

/** Reads events until there are so many, or the service ends the stream; comments are passed over. */
async function read(path: string, count: number, headers: Record<string, string> = {}, from = store, events: Told[] = []): Promise<Told[]> {
  const leave = new AbortController();
  const response = await fetch(`${from.service.url}/api/v1/articles/stream${path}`, { headers, signal: leave.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop()!;
    for (const part of parts) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
      if (field('data')) events.push({ event: field('event')!, id: field('id')!, data: JSON.parse(field('data')!) as Record<string, unknown> });
    }
    if (events.length >= count) break;
  }
  leave.abort();
  return events;
}

test('what is stored comes by itself, and whoever comes back goes on where it was', async () => {
  const live = read('?fields=title', 2);
  await untilConnected(1);
  await write({ url: 'https://news.example/1', title: 'One' });
  await write({ url: 'https://news.example/2', title: 'Two', source: 'other' });
  const events = await live;
  expect(events.map(({ event, data }) => [event, data.title])).toEqual([['article', 'One'], ['article', 'Two']]);
  const again = await read('?fields=title', 1, { 'last-event-id': events[0]!.id });
  expect(again[0]).toEqual(events[1]);
  const filtered = await read('?source=other', 1, { 'last-event-id': '0' });
  expect(filtered.map(({ data }) => data.title)).toEqual(['Two']);
});

test('what is gone is told whatever the filter: a reader may have had it', async () => {
  const live = read('?country=KZ', 1);
  await untilConnected(1);
  await write({ url: 'https://news.example/gone' });
  await write({ url: 'https://news.example/gone', extractor: '2', more: { isArticle: false } });
  expect((await live)[0]).toMatchObject({ event: 'removed', data: { sequence: 2, mergedInto: null } });
});

test('when the service is started again its readers go on where they were', async () => {
  const first = await storeService('none', store);
  const seen: Told[] = [];
  const reading = read('?source=restarted&fields=title', Infinity, { 'last-event-id': '0' }, first, seen);
  await write({ url: 'https://news.example/before', title: 'Before', source: 'restarted' });
  await eventually(() => expect(seen.at(-1)?.data.title).toBe('Before'), { limitMs: 30_000 });
  await first.service.close();
  await reading;
  await write({ url: 'https://news.example/meanwhile', title: 'Meanwhile', source: 'restarted' });
  const second = await storeService('none', store);
  const went = await read('?source=restarted&fields=title', 1, { 'last-event-id': seen.at(-1)!.id }, second);
  await second.service.close();
  expect(went.map(({ data }) => data.title)).toEqual(['Meanwhile']);
});

test('an id that is none of the stream is refused', async () => {
  expect((await store.get('/api/v1/articles/stream', { 'last-event-id': 'abc' })).status).toBe(400);
});

/** Until the stream's first question has been put to the database: from then on nothing is missed. */
async function untilConnected(readers: number): Promise<void> {
  for (;;) {
    const rows = await store.database.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%FROM store.stream WHERE id > %' AND pid <> pg_backend_pid()`);
    if (rows[0]!.n >= readers) return;
  }
}
