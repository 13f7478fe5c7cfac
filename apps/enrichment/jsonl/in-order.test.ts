import { inOrder } from './in-order.js';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let n = 0; n < count; n++) yield n;
}

test('results keep the order of the input, whoever is done first', async () => {
  const finish: (() => void)[] = [];
  const results: number[] = [];
  const reading = (async () => {
    const mapped = inOrder(numbers(3), 3, (n) => new Promise<number>((resolve) => finish.push(() => resolve(n))));
    for await (const n of mapped) results.push(n);
  })();
  while (finish.length < 3) await new Promise(setImmediate);
  finish.reverse().forEach((done) => done());
  await reading;
  expect(results).toEqual([0, 1, 2]);
});

test('no more than so many are under way', async () => {
  let running = 0;
  let most = 0;
  const work = async (n: number) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    return n;
  };
  for await (const _ of inOrder(numbers(50), 4, work));
  expect(most).toBeLessThanOrEqual(4);
});
