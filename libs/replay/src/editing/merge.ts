/**
 * Several recordings as one, by time; what has the same time keeps the order in which the recordings are named.
 * Within a recording the order stays as it is, whatever its times say: it may be the order of a key.
 */
export async function* mergeByTime<Timed extends { readonly timestamp: number }>(recordings: readonly AsyncIterable<Timed>[]): AsyncGenerator<Timed> {
  const iterators = recordings.map((records) => records[Symbol.asyncIterator]());
  try {
    const heads = await Promise.all(iterators.map((iterator) => iterator.next()));
    for (;;) {
      const first = earliest(heads);
      if (first < 0) return;
      yield heads[first]!.value as Timed;
      heads[first] = await iterators[first]!.next();
    }
  } finally {
    await Promise.allSettled(iterators.map((iterator) => iterator.return?.()));
  }
}

/** A scan: there are as many heads as reels, or as runs of a recording, and these are few. */
function earliest(heads: readonly IteratorResult<{ readonly timestamp: number }, unknown>[]): number {
  let first = -1;
  let time = Infinity;
  heads.forEach((head, index) => {
    if (head.done || head.value.timestamp >= time) return;
    first = index;
    time = head.value.timestamp;
  });
  return first;
}
