import { PageFetched } from '@newsreel/contracts';
import { memoryLog } from '../memory/memory-log.js';
import { createBusMetrics } from './metrics.js';
import { Monitor } from './monitor.js';

const quiet = () => {};
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet };

test('stopped, it waits for what it has asked of the log, and asks nothing more', async () => {
  const log = memoryLog();
  const answer = Promise.withResolvers<[]>();
  const asked: string[] = [];
  log.extents = ({ name }) => (asked.push(name), answer.promise);
  const monitor = new Monitor(log, createBusMetrics(), logger);
  monitor.start([], new Map([['group', [PageFetched.topic, { ...PageFetched.topic, name: 'another' }]]]));
  let stopped = false;
  const stopping = monitor.stop().then(() => (stopped = true));
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  answer.resolve([]);
  await stopping;
  expect(asked).toEqual([PageFetched.topic.name]);
});
