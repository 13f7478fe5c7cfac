import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@newsreel/platform';
import { GenericContainer, Wait, getContainerRuntimeClient } from 'testcontainers';
import { missingForKafka, startKafka } from '../../deploy/kafka/kafka.js';
import type { TestServer } from './postgres.js';

// A person names a broker in the first; the run tells its test processes in the second.
const GIVEN = 'NEWSREEL_TEST_KAFKA';
const RUNNING = 'NEWSREEL_TEST_KAFKA_RUNNING';

// Compaction within a test's patience instead of within hours.
const QUICK_CLEANER = { 'log.cleaner.backoff.ms': '200', 'log.initial.task.delay.ms': '100', 'log.retention.check.interval.ms': '1000' };

/** A broker for one test run: the one that is named, else a container, else Kafka's jars; null where none of it can be had, which under CI is an error. */
export async function startTestKafka(): Promise<TestServer | null> {
  const given = process.env[GIVEN] ?? process.env[RUNNING];
  const server = given ? { url: given, stop: async () => {} } : await ((await dockerAnswers()) ? container() : jars());
  if (server) {
    process.env[RUNNING] = server.url;
    return server;
  }
  const why = `no ${GIVEN}, no Docker that answers, and ${await missingForKafka()} is missing`;
  if (process.env.CI) throw new Error(`The Kafka tests cannot run: ${why}.`);
  console.error(`\nskipped: kafka: every test on a real Kafka (${why})\n`);
  return null;
}

/** The run's broker as `host:port`. Topics and groups need names of the test's own: `unique('pages')`. */
export function kafkaBroker(): string {
  const broker = process.env[RUNNING];
  if (!broker) throw new Error('This test needs Kafka: name it *.kafka.test.ts, and describe it by `describeKafka`.');
  return broker;
}

export const unique = (name: string): string => `${name}-${randomBytes(6).toString('hex')}`;

/** `describe` where there is a broker, else a skipped `describe`. */
export const describeKafka = process.env[RUNNING] ? describe : describe.skip;

async function jars(): Promise<TestServer | null> {
  if (await missingForKafka()) return null;
  const folder = await mkdtemp(join(tmpdir(), 'newsreel-test-kafka-'));
  const kafka = await startKafka({ folder, port: 0, properties: QUICK_CLEANER });
  const stop = async () => {
    await kafka.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  };
  return { url: kafka.brokers, stop };
}

const dockerAnswers = (): Promise<boolean> => getContainerRuntimeClient().then(() => true, () => false);

async function container(): Promise<TestServer> {
  // The broker tells its clients where it is, so its port outside has to be known before it starts.
  const port = await freePort();
  const environment = {
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
  };
  const started = await new GenericContainer('apache/kafka:4.3.1')
    .withExposedPorts({ container: port, host: port })
    .withEnvironment(environment)
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .start();
  return { url: `127.0.0.1:${port}`, stop: async () => void (await started.stop()) };
}
