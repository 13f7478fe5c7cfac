import { deadLetter, done, memoryLog, retryLater, type Log, type Outcome } from '@newsreel/bus';
import { ArticleEnriched, CrawlRequested, CrawlRequests, examplesOf, type NewsEvent } from '@newsreel/contracts';
import { reprocess, toLog, type Reprocessing } from '../index.js';
import { recordsOf } from '../testing/event-records.js';
import { eventually } from '../testing/eventually.js';
import { virtualClock } from '../testing/virtual-clock.js';

const [request] = examplesOf(CrawlRequested);
const [enriched] = examplesOf(ArticleEnriched);
const requests = (count: number): NewsEvent[] => Array.from({ length: count }, (_, index) => ({ ...request!, id: `${index}`, key: `https://news.example/${index % 7}` }));

let log: Log;
let seen: string[];
let published: NewsEvent[];
beforeEach(async () => {
  log = memoryLog();
  seen = [];
  published = [];
  await toLog(log).write(recordsOf(requests(50)));
});

const run = (more: Partial<Reprocessing> = {}) =>
  reprocess({
    log,
    topic: CrawlRequests,
    name: 'newer-model',
    clock: virtualClock({ auto: true }),
    publish: async (events) => void published.push(...events),
    handle: async ({ id }): Promise<Outcome> => (seen.push(id), done([enriched!])),
    ...more,
  });
const all = requests(50).map(({ id }) => id);
const sorted = (ids: readonly string[]) => ids.toSorted((a, b) => Number(a) - Number(b));

test('all of history is handled once, and what comes out is published', async () => {
  expect(await run()).toEqual({ done: 50, failed: 0, total: 50 });
  expect(sorted(seen)).toEqual(all);
  expect(published).toHaveLength(50);
});

test('stopped, it goes on where it was; done, there is nothing left to do', async () => {
  const stop = new AbortController();
  const stopped = run({ signal: stop.signal, onProgress: ({ done }) => done >= 16 && stop.abort(new Error('stopped')) });
  await expect(stopped).rejects.toThrow('stopped');
  expect(await run()).toMatchObject({ done: 34, total: 34 });
  // Those in hand at the stop were not waited for: they are handled twice, none is left out.
  expect(seen.length - 50).toBeLessThan(8);
  expect(sorted([...new Set(seen)])).toEqual(all);
  expect(await run()).toEqual({ done: 0, failed: 0, total: 0 });
  expect(await run({ name: 'an-even-newer-model' })).toMatchObject({ done: 50 });
});

test('a part of it by a filter: the rest is passed over for good', async () => {
  expect(await run({ filter: ({ key }) => key!.toString().endsWith('/3') })).toEqual({ done: 50, failed: 0, total: 50 });
  expect(sorted(seen)).toEqual(all.filter((id) => Number(id) % 7 === 3));
});

test('one that takes long does not hold up the others', async () => {
  const slow = Promise.withResolvers<void>();
  const running = run({ parallel: 8, handle: async ({ id }) => (seen.push(id), id === '0' && (await slow.promise), done()) });
  await eventually(() => expect(seen.length).toBeGreaterThanOrEqual(8));
  slow.resolve();
  expect(await running).toMatchObject({ done: 50 });
});

test('what is in hand has ended when it ends', async () => {
  let open = 0;
  const stop = new AbortController();
  const handle = async ({ id }: NewsEvent): Promise<Outcome> => {
    open++;
    if (id === '5') stop.abort(new Error('stopped'));
    await new Promise(setImmediate);
    open--;
    return done();
  };
  await expect(run({ handle, signal: stop.signal })).rejects.toThrow('stopped');
  expect(open).toBe(0);
});

test('it goes no faster than it may', async () => {
  const clock = virtualClock({ start: 0, auto: true });
  await run({ clock, eventsPerSecond: 10, parallel: 5 });
  expect(clock.now()).toBe(4900);
});

test('it shows its progress', async () => {
  const shown: number[] = [];
  await run({ parallel: 20, onProgress: ({ done, total }) => shown.push(done / total) });
  expect(shown).toEqual(Array.from({ length: 50 }, (_, index) => (index + 1) / 50));
});

test('what lies outside of an event is waited for, with nothing lost', async () => {
  let down = 3;
  expect(await run({ handle: async ({ id }) => (down-- > 0 ? retryLater('the database is down', 1000) : (seen.push(id), done())) })).toMatchObject({ done: 50, failed: 0 });
  expect(sorted(seen)).toEqual(all);
});

test('what cannot be handled or read is passed over and told', async () => {
  await toLog(log).write([{ ...recordsOf(requests(1))[0]!, value: Buffer.from('{') }]);
  const told: string[] = [];
  const handle = async ({ id }: NewsEvent): Promise<Outcome> => {
    if (id === '3') throw new Error('out of memory');
    return id === '4' ? deadLetter('too large') : done();
  };
  expect(await run({ handle, onFailed: (_record, why) => told.push(why) })).toMatchObject({ done: 51, failed: 3 });
  expect(told.toSorted()).toEqual(['Error: out of memory', expect.stringMatching(/^newsreel\.crawl\.requested\.v1: the value is no JSON/), 'too large']);
});

test('what is not published yet is not counted as done', async () => {
  await expect(run({ publish: async () => Promise.reject(new Error('the broker is gone')) })).rejects.toThrow('the broker is gone');
  expect(await run()).toMatchObject({ done: 50 });
});

test('how far it is is written down on the way, not only at the end', async () => {
  let writings = 0;
  const counting = new Proxy(log, { get: (target, name) => (name === 'seek' && writings++, (Reflect.get(target, name) as () => void).bind(target)) });
  await run({ log: counting, eventsPerSecond: 1, parallel: 1 });
  expect(writings).toBeGreaterThanOrEqual(4);
});

test('a name that no group can have is refused', async () => {
  await expect(run({ name: 'a b' })).rejects.toThrow(/"a b"/);
});
