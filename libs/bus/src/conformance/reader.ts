import { PageFetched } from '@newsreel/contracts';
import { createBus } from '../core/create-bus.js';
import type { Log } from '../log/log.js';
import { done } from '../port/outcome.js';
import type { ReaderOptions } from './world.js';

/** The process that conformance kills and stalls: reads pages for a group, says on standard output which it begins and ends (`begin ID`, `end ID`). */
export async function runReader(log: Log, { prefix, partitions, group, hangOn }: ReaderOptions): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const quiet = () => {};
  const bus = createBus({
    log,
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet },
    layout: (topic) => ({ ...topic, name: prefix + topic.name, partitions }),
    topics: [PageFetched.topic],
  });
  const one = async ({ id, key }: { id: string; key: string }) => {
    say(`begin ${id}`);
    if (hangOn.includes('*') || hangOn.includes(key)) await new Promise(() => {});
    say(`end ${id}`);
    return done();
  };
  bus.subscribe({ group, topic: PageFetched.topic, events: [PageFetched], handler: { one } });
  await bus.start();
  say('ready');
  process.once('SIGTERM', () => void bus.close().then(() => process.exit(0)));
}
