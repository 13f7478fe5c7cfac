import { createHash } from 'node:crypto';
import { encode, newEvent, PageFetched, type Message, type NewsEvent } from '@newsreel/contracts';

const WORDS = 'river council bridge market harbour school railway minister budget report valley station winter storm farmers library engine museum treaty border'.split(' ');

/** Page events with bodies that compress as web pages do, some five times. */
export function pageEvents(count: number, bytes: number): NewsEvent<Buffer>[] {
  let state = 1;
  const random = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 4_294_967_296;
  const bodies = Array.from({ length: 32 }, () => {
    let text = '<!doctype html><body>';
    while (text.length < bytes) text += `<p class="p${Math.floor(random() * 100)}">${WORDS[Math.floor(random() * WORDS.length)]} ${Math.floor(random() * 1e9).toString(36)} </p>`;
    return Buffer.from(text.slice(0, bytes));
  });
  return Array.from({ length: count }, (_, index) => {
    const data = bodies[index % bodies.length]!;
    const key = `https://bench.example/${index}`;
    const extensions = { finalurl: key, status: '200', bodysha256: createHash('sha256').update(data).digest('hex') };
    return newEvent(PageFetched, { id: `bench-${index}`, source: 'urn:bench', time: '2026-01-01T00:00:00.000Z', subject: key, key, contentType: 'text/html', extensions, data });
  });
}

export const messagesOf = (events: readonly NewsEvent[]): Message[] => events.map(encode);

export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Events a second. */
export async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - started);
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
