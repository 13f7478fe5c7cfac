import { memoryLog, type Log } from '@newsreel/bus';
import { ArticlesStored, ArticleStored, CrawlRequests, decode, encode, events, examplesOf, PageFetched, PagesRaw, topics, type NewsEvent, type Topic } from '@newsreel/contracts';
import { parseSpeed, record, ReelError, replay, shiftTime, toLog, type Clock, type ReelRecord, type ReplaySink } from '../index.js';
import { collect } from '../testing/collect.js';
import { eventually } from '../testing/eventually.js';

async function* from(records: Iterable<ReelRecord>): AsyncGenerator<ReelRecord> {
  yield* records;
}
const recordOf = (event: NewsEvent, topic: Topic, timestamp: number): ReelRecord => ({ topic: topic.name, partition: null, offset: null, timestamp, ...encode(event) });
const all = events.flatMap((definition) => examplesOf(definition).map((event) => recordOf(event, definition.topic, Date.parse(event.time))));
const [stored] = examplesOf(ArticleStored);
const [page] = examplesOf(PageFetched);
const at = (timestamp: number) => recordOf(stored!, ArticlesStored, timestamp);

/** Time that passes only when somebody sleeps. */
function instant(start = 1_000_000): Clock & { readonly slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return { slept, now: () => now, sleep: async (ms) => void ((now += ms), slept.push(ms)) };
}

async function contents(log: Log, topic: Topic) {
  return collect(record({ log, topics: [topic] }));
}

test('what is replayed to a log is there, each in the partition of its key', async () => {
  const log = memoryLog();
  expect(await replay({ records: from(all), sink: toLog(log) })).toBe(all.length);
  const bodies = (records: readonly ReelRecord[]) => records.map(({ value }) => value!.toString('hex')).toSorted();
  expect(bodies(await contents(log, PagesRaw))).toEqual(bodies(all.filter(({ topic }) => topic === 'pages.raw')));
  const requests = await contents(log, CrawlRequests);
  expect(new Set(requests.map(({ partition }) => partition)).size).toBe(new Set(requests.map(({ key }) => key!.toString())).size);
});

test('recorded again, it is the same', async () => {
  const log = memoryLog();
  await replay({ records: from(all), sink: toLog(log) });
  const again = await collect(record({ log, topics }));
  const plain = (records: ReelRecord[]) => records.map(({ topic, key, value, headers }) => JSON.stringify({ topic, key, value, headers })).toSorted();
  expect(plain(again)).toEqual(plain(all));
});

test('recording from a time on leaves out what was before', async () => {
  const log = memoryLog();
  await replay({ records: from(all), sink: toLog(log) });
  const [{ timestamp }] = (await contents(log, ArticlesStored)) as [ReelRecord];
  expect(await collect(record({ log, topics: [ArticlesStored], from: timestamp + 60_000 }))).toEqual([]);
  expect(await collect(record({ log, topics: [ArticlesStored], to: timestamp - 60_000 }))).toEqual([]);
  expect(await collect(record({ log, topics: [ArticlesStored], limit: 2 }))).toHaveLength(2);
});

test('a topic that the target does not have is an error that says so', async () => {
  await expect(replay({ records: from([{ ...at(1), topic: 'orders' }]), sink: toLog(memoryLog()) })).rejects.toThrow(/records of orders, which is none of the topics pages\.raw,/);
});

describe('onto a compacted topic', () => {
  const twice = async (sink: (log: Log) => ReplaySink) => {
    const log = memoryLog();
    for (let time = 0; time < 2; time++) await replay({ records: from([recordOf(page!, PagesRaw, 0), at(0)]), sink: sink(log) });
    return log;
  };

  test('that holds something nothing is replayed: an old state would come behind the newest', async () => {
    await expect(twice(toLog)).rejects.toThrow(/articles\.stored holds the newest state of each key.*--filter topic!=articles\.stored, or say --overwrite/);
  });

  test('it is, where that is said', async () => {
    const log = await twice((one) => toLog(one, { overwrite: true }));
    expect(await contents(log, ArticlesStored)).toHaveLength(2);
  });

  test('a topic that keeps everything takes it again', async () => {
    const log = memoryLog();
    for (let time = 0; time < 2; time++) await replay({ records: from([recordOf(page!, PagesRaw, 0)]), sink: toLog(log) });
    expect(await contents(log, PagesRaw)).toHaveLength(2);
  });
});

describe('speed', () => {
  const timed = async (speed: number) => {
    const clock = instant();
    const when: number[] = [];
    await replay({ records: from([at(0), at(0), at(1000), at(61_000)]), speed, clock, sink: { write: async (records) => void when.push(...records.map(() => clock.now() - 1_000_000)) } });
    return when;
  };

  test('as it happened', async () => expect(await timed(1)).toEqual([0, 0, 1000, 61_000]));
  test('ten times as fast', async () => expect(await timed(10)).toEqual([0, 0, 100, 6100]));
  test('as fast as it goes', async () => expect(await timed(Infinity)).toEqual([0, 0, 0, 0]));

  test.each([['10x', 10], ['0.5x', 0.5], ['3', 3], ['max', Infinity]])('%s is %d', (text, speed) => expect(parseSpeed(text)).toBe(speed));
  test.each(['fast', '0x', '-1x', ''])('%j is none', (text) => expect(() => parseSpeed(text)).toThrow(/is none; write max, 1x/));
});

test('a batch holds no more than a write takes', async () => {
  const sizes: number[] = [];
  await replay({ records: from(Array.from({ length: 2500 }, () => at(0))), sink: { write: async (records) => void sizes.push(records.length) } });
  expect(sizes).toEqual([1000, 1000, 500]);
});

test('at full speed the next batch is read while one is written, and no more than that', async () => {
  let read = 0;
  const counted = async function* () {
    for (; read < 5000; read++) yield at(0);
  };
  const seen: number[] = [];
  const write = async () => {
    await eventually(() => expect(read).toBeGreaterThanOrEqual(Math.min(5000, 1000 * (seen.length + 2))));
    seen.push(read);
  };
  expect(await replay({ records: counted(), sink: { write } })).toBe(5000);
  expect(seen).toEqual([2000, 3000, 4000, 5000, 5000]);
});

test('what comes before a damage is replayed, and then the damage is told', async () => {
  const damaged = async function* () {
    for (let index = 0; index < 1500; index++) yield at(0);
    throw new ReelError('cut', 'day.reel is cut', 1500, 4711);
  };
  const sizes: number[] = [];
  await expect(replay({ records: damaged(), sink: { write: async (records) => void sizes.push(records.length) } })).rejects.toThrow('day.reel is cut');
  expect(sizes).toEqual([1000, 500]);
});

test('stopping it ends it between two batches', async () => {
  const stop = new AbortController();
  const written: number[] = [];
  const sink = { write: async (records: readonly ReelRecord[]) => void (written.push(records.length), stop.abort(new Error('enough'))) };
  await expect(replay({ records: from(Array.from({ length: 2500 }, () => at(0))), sink, signal: stop.signal })).rejects.toThrow('enough');
  expect(written).toEqual([1000]);
});

describe('moved in time', () => {
  const start = Date.parse('2026-11-24T12:00:00Z');
  const moved = () => collect(shiftTime(from(all), start));

  test('events happen from now on, in records, headers and articles', async () => {
    const [page] = (await moved()) as [ReelRecord];
    expect([page.timestamp, decode(page).time]).toEqual([start, '2026-11-24T12:00:00.000Z']);
    const article = (await moved()).find(({ topic }) => topic === 'articles.enriched')!;
    // Published half an hour before it was fetched, in its own zone, as before.
    expect(decode(article).data).toMatchObject({ fetchedAt: '2026-11-24T12:00:00.000Z', publishedAt: '2026-11-24T16:30:00+05:00', modifiedAt: null });
  });

  test('other events have other ids, the same at every replay', async () => {
    const ids = (records: ReelRecord[]) => records.map(({ headers }) => headers.ce_id!.toString());
    const [once, twice] = [ids(await moved()), ids(await moved())];
    expect(once).toEqual(twice);
    expect(once.filter((id) => ids(all).includes(id))).toEqual([]);
  });
});
