/**
 * Maps a stream, several items at once, and gives the results in the order of the input.
 * Never holds more than `atOnce` results: a slow reader slows the source down.
 */
export async function* inOrder<In, Out>(source: AsyncIterable<In>, atOnce: number, work: (item: In) => Promise<Out>): AsyncGenerator<Out> {
  const running: Promise<Out>[] = [];
  for await (const item of source) {
    const result = work(item);
    // Its failure is thrown when its turn comes; until then it must not count as unhandled.
    result.catch(() => {});
    running.push(result);
    if (running.length >= atOnce) yield await running.shift()!;
  }
  while (running.length > 0) yield await running.shift()!;
}
