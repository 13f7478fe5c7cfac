import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deadLetter, done } from '@newsreel/bus';
import { ArticleEnriched, ArticlesStored, ArticleStored, CrawlRequested, examplesOf, PageFetched, type CrawlRequest, type NewsEvent } from '@newsreel/contracts';
import { collect, duplicate, eventDifferences, eventually, memoryBus, memoryLog, playReel, poison, recordsOf, redeliver, reorder, sequentialIds, toMatchEvent, virtualClock } from '../jest.js';
import { record } from '../index.js';

expect.extend({ toMatchEvent });

const [request] = examplesOf(CrawlRequested);
/** `count` requests over three keys, a minute apart. */
const requests = (count: number): NewsEvent<CrawlRequest>[] =>
  Array.from({ length: count }, (_, index) => ({ ...request!, id: `${index}`, key: `https://news.example/${index % 3}`, time: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString() }));

describe('playReel', () => {
  test('gives what a handler emits, and what it gives up', async () => {
    const played = await playReel(recordsOf(requests(4)), (event) => (event.id === '2' ? deadLetter('not this one') : done(examplesOf(ArticleEnriched).slice(0, 1))));
    expect(played.events).toBe(4);
    expect(played.emitted).toHaveLength(3);
    expect(played.emitted[0]).toMatchEvent(ArticleEnriched, { data: { language: 'en' } });
    expect(played.deadLetters).toMatchObject([{ topic: 'crawl.requests.test.dlq', reason: 'not this one' }]);
  });

  test('a handler that throws is tried again, as in production, before its event is given up', async () => {
    let tries = 0;
    const { deadLetters } = await playReel(recordsOf(requests(1)), () => {
      tries++;
      throw new Error('no idea');
    });
    expect(tries).toBe(5);
    expect(deadLetters[0]!.reason).toContain('no idea');
  });

  test('keeps the order of a key', async () => {
    const seen: NewsEvent[] = [];
    await playReel(recordsOf(requests(30)), (event) => void seen.push(event));
    for (const key of new Set(seen.map((event) => event.key))) {
      const ids = seen.filter((event) => event.key === key).map(({ id }) => Number(id));
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    }
  });

  test('at a speed, time passes between the events and never ahead of their handling', async () => {
    const clock = virtualClock({ start: 0, auto: true });
    const at: number[] = [];
    await playReel(recordsOf(requests(4)), async () => void at.push(clock.now()), { speed: 1, clock });
    expect(at).toEqual([0, 60_000, 120_000, 180_000]);
  });

  test('plays into a log, for a service that reads it', async () => {
    const log = memoryLog();
    await playReel(recordsOf(examplesOf(ArticleStored)), log);
    expect(await collect(record({ log, topics: [ArticlesStored] }))).toHaveLength(3);
  });

  test('plays into a bus with subscriptions of its own', async () => {
    const bus = memoryBus();
    const seen: string[] = [];
    bus.subscribe({ group: 'mine', topic: CrawlRequested.topic, events: [CrawlRequested as never], handler: { one: async ({ id }) => (seen.push(id), done()) } });
    await bus.start();
    await playReel(recordsOf(requests(3)), bus);
    expect(seen.toSorted()).toEqual(['0', '1', '2']);
    await bus.close();
  });

  test('says what is left if it takes too long', async () => {
    const never = playReel(recordsOf(requests(1)), (_event, { signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())), { limitMs: 50 });
    await expect(never).rejects.toThrow('Not handled within 50 ms: 1 events of crawl.requests by test.');
  });
});

describe('failures', () => {
  const records = recordsOf(requests(200));
  const ids = async (all: AsyncIterable<{ headers: Readonly<Record<string, Buffer>> }>) => (await collect(all)).map(({ headers }) => headers.ce_id!.toString());

  test('are the same for the same seed, and others for another', async () => {
    const once = await ids(duplicate(records, { share: 0.3 }));
    expect(await ids(duplicate(records, { share: 0.3 }))).toEqual(once);
    expect(await ids(duplicate(records, { share: 0.3, seed: 2 }))).not.toEqual(once);
    expect(once.length).toBeGreaterThan(230);
  });

  test('reordering leaves nothing out and keeps the order of each key', async () => {
    const found = await ids(reorder(records, { window: 20 }));
    expect(found).not.toEqual(records.map((_, index) => `${index}`));
    expect(found.map(Number).toSorted((a, b) => a - b)).toEqual(records.map((_, index) => index));
    for (const key of [0, 1, 2]) {
      const ofKey = found.map(Number).filter((id) => id % 3 === key);
      expect(ofKey).toEqual(ofKey.toSorted((a, b) => a - b));
    }
  });

  test('a redelivery repeats what came last, in its order', async () => {
    const found = await ids(redeliver(records.slice(0, 20), { share: 0.2, span: 4 }));
    expect(found.length).toBeGreaterThan(20);
    expect([...new Set(found)]).toEqual(records.slice(0, 20).map((_, index) => `${index}`));
  });

  test('poison is put aside, and everything else is handled', async () => {
    const handled = new Set<string>();
    const pages = recordsOf([...requests(20), ...examplesOf(PageFetched)]);
    const { deadLetters } = await playReel(pages, ({ id }) => void handled.add(id), { failures: (all) => poison(all, { share: 0.5 }) });
    expect(handled.size).toBe(23);
    expect(deadLetters.length).toBeGreaterThan(5);
    for (const { message } of deadLetters) expect(message.headers.ce_id!.toString()).toMatch(/-poisoned$/);
  });
});

describe('toMatchEvent', () => {
  const [stored] = examplesOf(ArticleStored);
  test('compares the parts that are named', () => {
    expect(stored).toMatchEvent(ArticleStored, { data: { primaryCountry: 'KZ', countries: [{ code: 'KZ' }, { score: expect.any(Number) }] } });
    expect(stored).not.toMatchEvent(ArticleStored, { data: { primaryCountry: 'TR' } });
  });

  test.each([
    ['another part', stored, { data: { countries: [{ code: 'KZ' }] } }, /^data\.countries is \[/],
    ['another type', request, {}, /^type is newsreel\.crawl\.requested\.v1, not/],
    ['a broken contract', { ...stored!, data: { ...stored!.data, sequence: 0 } }, {}, /^it breaks its contract: .*sequence/s],
    ['no event', 'text', {}, /^"text" is no event/],
  ])('%s is named', (_what, event, expected, message) => {
    expect(eventDifferences(event, ArticleStored, expected)).toEqual([expect.stringMatching(message)]);
  });
});

test('eventually gives the result when it holds, or the last error', async () => {
  let count = 0;
  const third = () => {
    if (++count < 3) throw new Error(`only ${count}`);
    return count;
  };
  expect(await eventually(third, { everyMs: 1 })).toBe(3);
  await expect(eventually(() => expect(1).toBe(2), { limitMs: 20 })).rejects.toThrow(/Not within 20 ms: /);
});

describe('a virtual clock', () => {
  test('wakes sleepers in the order of their time', async () => {
    const clock = virtualClock({ start: 0 });
    const woken: string[] = [];
    const sleepers = [clock.sleep(20).then(() => woken.push('late')), clock.sleep(10).then(() => woken.push('early'))];
    clock.advance(15);
    await sleepers[1];
    expect([woken, clock.now()]).toEqual([['early'], 15]);
    clock.advance(5);
    await sleepers[0];
    expect(woken).toEqual(['early', 'late']);
  });

  test('a sleep ends with its signal', async () => {
    const stop = new AbortController();
    const sleep = virtualClock().sleep(10, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(sleep).rejects.toThrow('stopped');
  });
});

test('ids of a test are the same in every run', () => {
  const next = sequentialIds();
  expect([next(), next()]).toEqual(['95bd4d75-7649-830c-a253-5fefb28c1f85', expect.stringMatching(/^[0-9a-f-]{36}$/)]);
});

const lib = fileURLToPath(new URL('../../', import.meta.url));

test('under node:test it works the same', () => {
  const said = execFileSync(process.execPath, ['--test', '--test-reporter=tap', 'examples/consumer.mjs'], { cwd: lib, encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: '' } });
  expect(said).toMatch(/^# pass 1$/m);
});

test.each(['consumer.test.ts', 'nest.test.ts', 'consumer.mjs'])('the README shows %s as it runs', (name) => {
  expect(readFileSync(`${lib}README.md`, 'utf8')).toContain(readFileSync(`${lib}examples/${name}`, 'utf8').trim());
});
