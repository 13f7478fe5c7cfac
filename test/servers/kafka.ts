import { randomBytes } from 'node:crypto';

/** `describe` where the run has a broker, else a skipped one that says what it needs. */
export function describeKafka(name: string, tests: () => void): void {
  if (process.env.NEWSREEL_TEST_KAFKA) describe(name, tests);
  else describe.skip(`[needs kafka] ${name}`, tests);
}

/** The run's broker as `host:port`. All tests of a run share it: topics and groups need names of the test's own. */
export function kafkaBroker(): string {
  const broker = process.env.NEWSREEL_TEST_KAFKA;
  if (!broker) throw new Error('This test needs Kafka: name it *.kafka.test.ts and put it into `describeKafka`.');
  return broker;
}

export const unique = (name: string): string => `${name}-${randomBytes(6).toString('hex')}`;
