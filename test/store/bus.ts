import type { NewsEvent } from '@newsreel/contracts';

/** A bus that keeps what is published; `hold` makes it wait before it acknowledges. */
export function recordingBus() {
  const published: NewsEvent[] = [];
  let gate: Promise<void> = Promise.resolve();
  return {
    published,
    publish: async (events: readonly NewsEvent[]) => {
      await gate;
      published.push(...events);
    },
    /** @returns how to let go. */
    hold(): () => void {
      let go = () => {};
      gate = new Promise((resolve) => (go = resolve));
      return go;
    },
    /** What a reader of the compacted topic sees in the end. */
    newest: () => Object.fromEntries(published.map(({ key, data, extensions }) => [key, data === null ? { removed: extensions } : (data as { text: string }).text])),
  };
}
