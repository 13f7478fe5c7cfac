import type { LogRecord } from '../log/log.js';
import { until } from '../conformance/waiting.js';
import type { Entry } from './key-chains.js';
import { PartitionQueue, type Result, type Work } from './partition-queue.js';

const finished: Result = { kind: 'finished' };
const record = (offset: number, key: string): LogRecord => ({ topic: 't', partition: 0, offset, timestamp: 0, key: Buffer.from(key), value: Buffer.from('v'), headers: {} });

/** A queue whose calls are answered by hand: `calls` are those under way. */
function queueOf(work: Partial<Work> = {}) {
  const calls: { offsets: number[]; signal: AbortSignal; answer: (...results: Result[]) => void }[] = [];
  const run = (entries: readonly Entry[], signal: AbortSignal) =>
    new Promise<readonly Result[]>((resolve) => calls.push({ offsets: entries.map(({ offset }) => offset), signal, answer: (...results) => resolve(results) }));
  const queue = new PartitionQueue({ topic: 't', partition: 0 }, { concurrency: 3, maxEntries: 1, fits: () => true, run, ...work }, { changed: () => {} }, Promise.resolve());
  const answer = async (offset: number, ...results: Result[]) => {
    const at = calls.findIndex(({ offsets }) => offsets[0] === offset);
    calls.splice(at, 1)[0]!.answer(...results);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, calls, answer, begun: () => calls.map(({ offsets }) => offsets) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('works on different keys side by side, on one key in order', async () => {
  const { queue, answer, begun } = queueOf();
  queue.add([record(0, 'a'), record(1, 'a'), record(2, 'b'), record(3, 'c'), record(4, 'd')]);
  await settled();
  expect(begun()).toEqual([[0], [2], [3]]);
  await answer(0, finished);
  expect(begun().flat().toSorted()).toEqual([2, 3, 4]);
  await answer(2, finished);
  expect(begun().flat()).toContain(1);
});

test('only the finished prefix may be committed', async () => {
  const { queue, answer } = queueOf();
  queue.add([record(10, 'a'), record(11, 'b'), record(12, 'c')]);
  await settled();
  await answer(11, finished);
  await answer(12, finished);
  expect(queue.committable).toBeNull();
  await answer(10, finished);
  expect(queue.committable).toBe(13);
  expect(queue.bytes).toBe(0);
});

test('one that is to be tried again holds back its key alone', async () => {
  const { queue, answer, begun } = queueOf();
  queue.add([record(0, 'a'), record(1, 'a'), record(2, 'b')]);
  await settled();
  await answer(0, { kind: 'again', afterMs: 30 });
  await answer(2, finished);
  expect(begun()).toEqual([]);
  await until('it is tried again', () => begun().length === 1);
  expect(begun()).toEqual([[0]]);
});

test('a block holds back the whole partition, and what is first stays first', async () => {
  const { queue, answer, begun } = queueOf({ concurrency: 1 });
  queue.add([record(0, 'a'), record(1, 'b')]);
  await settled();
  await answer(0, { kind: 'block', afterMs: 30, why: 'down' });
  expect(queue.blocked?.why).toBe('down');
  expect(begun()).toEqual([]);
  await until('it goes on', () => begun().length === 1);
  expect(queue.blocked).toBeNull();
});

test('in a batch, what is finished behind a failure of its key is done again after it', async () => {
  const { queue, answer, begun } = queueOf({ concurrency: 1, maxEntries: 10 });
  queue.add([record(0, 'a'), record(1, 'a'), record(2, 'b')]);
  await settled();
  await answer(0, { kind: 'again', afterMs: 10 }, finished, finished);
  await until('the key is tried again', () => begun().length === 1);
  expect(begun()).toEqual([[0, 1]]);
  expect(queue.committable).toBeNull();
  await answer(0, finished, finished);
  expect(queue.committable).toBe(3);
});

test('what ends after the partition has gone counts for nothing', async () => {
  const { queue, calls, answer } = queueOf();
  queue.add([record(0, 'a')]);
  await settled();
  const { signal } = calls[0]!;
  void queue.drop(1_000);
  expect(signal.aborted).toBe(true);
  await answer(0, finished);
  expect(queue.committable).toBeNull();
});

test('stopping begins nothing new, waits for what runs, and lets it count', async () => {
  const { queue, answer, begun } = queueOf({ concurrency: 1 });
  queue.add([record(0, 'a'), record(1, 'b')]);
  await settled();
  const stopped = queue.stop(1_000, 2_000);
  await answer(0, finished);
  await stopped;
  expect(begun()).toEqual([]);
  expect(queue.committable).toBe(1);
});

test('a partition that comes back waits for what its last assignment still runs', async () => {
  let end!: () => void;
  const calls: number[] = [];
  const run = async (entries: readonly Entry[]) => {
    calls.push(entries[0]!.offset);
    return [finished];
  };
  const queue = new PartitionQueue({ topic: 't', partition: 0 }, { concurrency: 1, maxEntries: 1, fits: () => true, run }, { changed: () => {} }, new Promise((resolve) => (end = resolve)));
  queue.add([record(0, 'a')]);
  await settled();
  expect(calls).toEqual([]);
  end();
  await settled();
  expect(calls).toEqual([0]);
});

test('finding the next event costs the same however many wait', async () => {
  const count = 5_000;
  let asked = 0;
  const fits = (_entry: Entry, before: readonly Entry[]) => (asked++, before.length === 0);
  const { queue, calls } = queueOf({ concurrency: 1, maxEntries: 500, fits });
  queue.add(Array.from({ length: count }, (_, offset) => record(offset, `key-${offset}`)));
  for (let handled = 0; handled < 200; handled++) {
    await settled();
    calls.shift()!.answer(finished);
  }
  expect(asked).toBeLessThan(200 * 5);
});
