// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@newsreel/platform';
import { GenericContainer, Wait, getContainerRuntimeClient } from 'testcontainers';
import { missingForKafka, startKafka as startFromJars } from '../../deploy/kafka/kafka.ts';

/** Compaction within a test's patience instead of within minutes. */
const QUICK_CLEANER = { 'log.cleaner.backoff.ms': '200', 'log.initial.task.delay.ms': '100', 'log.retention.check.interval.ms': '1000' };

/**
 * A broker for one test run: the one that NEWSREEL_TEST_KAFKA names, else a container where Docker answers, else Kafka's jars.
 * Test processes find it by NEWSREEL_TEST_KAFKA. Where none of the three can be had the tests are skipped, which under CI is an error.
 * @returns {Promise<() => Promise<void>>} how to stop it
 */
export async function startKafka() {
  if (process.env.NEWSREEL_TEST_KAFKA) return async () => {};
  const missing = await missingForKafka();
  const inContainer = await dockerAnswers();
  if (missing && !inContainer) {
    const why = `NEWSREEL_TEST_KAFKA names no broker, no Docker answers, and ${missing} is missing`;
    if (process.env.CI) throw new Error(`The tests on Kafka cannot run: ${why}.`);
    console.error(`\nskipped: kafka: NO TEST ON A REAL KAFKA RUNS (${why})\n`);
    return async () => {};
  }
  const { brokers, stop } = inContainer ? await container() : await jars();
  process.env.NEWSREEL_TEST_KAFKA = brokers;
  return async () => {
    delete process.env.NEWSREEL_TEST_KAFKA;
    await stop();
  };
}

async function jars() {
  const folder = await mkdtemp(join(tmpdir(), 'newsreel-test-kafka-'));
  const kafka = await startFromJars({ folder, port: 0, properties: QUICK_CLEANER });
  const stop = async () => {
    await kafka.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  };
  return { brokers: kafka.brokers, stop };
}

const dockerAnswers = () => getContainerRuntimeClient().then(() => true, () => false);

async function container() {
  // The broker tells its clients where it is, so its port outside has to be known before it starts.
  const port = await freePort();
  const started = await new GenericContainer('apache/kafka:4.3.1')
    .withExposedPorts({ container: port, host: port })
    .withEnvironment({
      ...Object.fromEntries(Object.entries(QUICK_CLEANER).map(([name, value]) => [`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`, value])),
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:9093`,
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .start();
  return { brokers: `127.0.0.1:${port}`, stop: async () => void (await started.stop()) };
}
