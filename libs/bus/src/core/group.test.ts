import { PagesRaw } from '@newsreel/contracts';
import { Registry } from 'prom-client';
import { memoryLog } from '../memory/memory-log.js';
import { Group } from './group.js';
import { createBusMetrics } from './metrics.js';

const quiet = () => {};
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet };

/** A group on a log whose first joins fail with these errors. */
function groupFailing(...errors: Error[]) {
  const log = memoryLog();
  const join = log.join.bind(log);
  log.join = async (options) => {
    const error = errors.shift();
    if (error) throw error;
    return join(options);
  };
  const work = { concurrency: 1, maxEntries: 1, fits: () => true, run: async () => [] };
  const onFatal = (error: Error) => {
    throw error;
  };
  return new Group({ log, name: 'group', work: new Map([[PagesRaw.name, { topic: PagesRaw, work }]]), queueBytes: 1, logger, metrics: createBusMetrics(new Registry()), onFatal });
}

test('a broker that is only just coming up is waited for at the start', async () => {
  const loading = Object.assign(new Error('The coordinator is loading'), { name: 'KafkaJSProtocolError', type: 'GROUP_LOAD_IN_PROGRESS', retriable: true });
  const group = groupFailing(loading);
  await group.start();
  expect(group.problems()).toEqual([]);
  await group.close();
});

test('anything else ends the start', async () => {
  await expect(groupFailing(new TypeError('wrong')).start()).rejects.toThrow('wrong');
});
