import { createBus, done, type Bus, type Log } from '@newsreel/bus';
import { PageFetched, type NewsEvent, type Topic } from '@newsreel/contracts';
import { chunks, rate } from './events.js';

const quiet = () => {};
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet };

function busOn(log: Log, prefix: string): Bus {
  const layout = (topic: Topic): Topic => ({ ...topic, name: prefix + topic.name });
  return createBus({ log, logger, layout, topics: [PageFetched.topic] });
}

export async function publishRate(open: () => Log, prefix: string, events: readonly NewsEvent[], chunk: number): Promise<number> {
  const bus = busOn(open(), prefix);
  await bus.start();
  await bus.publish(events.slice(0, 1));
  const result = await rate(events.length, async () => {
    for (const piece of chunks(events, chunk)) await bus.publish(piece);
  });
  await bus.close();
  return result;
}

/** From having joined to the last event handled: what joining takes is another question. */
export async function handleRate(open: () => Log, prefix: string, count: number): Promise<number> {
  const bus = busOn(open(), prefix);
  let handled = 0;
  const all = Promise.withResolvers<void>();
  const one = async () => {
    if (++handled === count) all.resolve();
    return done();
  };
  bus.subscribe({ group: `${prefix}group`, topic: PageFetched.topic, events: [PageFetched], handler: { one } });
  await bus.start();
  const result = await rate(count, () => all.promise);
  await bus.close();
  return result;
}

/** Milliseconds from publishing one event to its handler, when nothing else goes on. */
export async function latencies(open: () => Log, prefix: string, events: readonly NewsEvent[]): Promise<{ p50: number; p99: number }> {
  const bus = busOn(open(), prefix);
  const taken: number[] = [];
  let arrived = Promise.withResolvers<void>();
  let sent = 0;
  const one = async () => {
    taken.push(performance.now() - sent);
    arrived.resolve();
    return done();
  };
  bus.subscribe({ group: `${prefix}group`, topic: PageFetched.topic, events: [PageFetched], handler: { one } });
  await bus.start();
  for (const event of events) {
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 30));
    arrived = Promise.withResolvers();
    sent = performance.now();
    await bus.publish([event]);
    await arrived.promise;
  }
  await bus.close();
  const sorted = taken.slice(10).sort((a, b) => a - b);
  return { p50: sorted[sorted.length >> 1]!, p99: sorted[Math.floor(sorted.length * 0.99)]! };
}
