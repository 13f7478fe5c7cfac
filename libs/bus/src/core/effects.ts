import { deadLetterTopic, type Topic } from '@newsreel/contracts';
import { deadLetterOf } from './dead-letter.js';
import type { BusLogger } from '../port/logger.js';
import type { Effects } from './handling.js';
import type { BusMetrics } from './metrics.js';
import type { Publisher } from './publisher.js';

/** What handling the records of one topic for one group does: publishes, writes dead letters, counts. */
export function effectsOf(group: string, topic: Topic, publisher: Publisher, metrics: BusMetrics, logger: BusLogger): Effects {
  const labels = { group, topic: topic.name };
  const letters = deadLetterTopic(topic, group);
  return {
    publish: (events) => publisher.publish(events),
    deadLetter: async ({ record, attempts, firstFailedAt }, cause, reason, error) => {
      const { partition, offset, headers } = record!;
      await publisher.put(letters, partition, deadLetterOf(record!, { reason, error, attempts, firstFailedAt: firstFailedAt ?? Date.now() }));
      metrics.deadLetters.inc({ ...labels, cause });
      metrics.handled.inc({ ...labels, how: 'dead' });
      logger.error({ ...labels, partition, offset, eventId: headers.ce_id?.toString('utf8'), cause, reason, err: error }, `Dead letter: ${reason}`);
    },
    observe: (what, entries) => {
      if (what === 'done' || what === 'passed') metrics.handled.inc({ ...labels, how: what }, entries);
      else metrics.retries.inc({ ...labels, kind: what });
    },
    timed: (seconds) => metrics.handleSeconds.observe(labels, seconds),
  };
}
