import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Kafka, logLevel } from 'kafkajs';
import { createBus, kafkaLog, partitionOf, type BusLogger } from '@newsreel/bus';
import { ArticlesStored, type Topic } from '@newsreel/contracts';
import { consume as consumeWithBus } from '../../docs/examples/bus-consumer.js';
import { consume as consumeWithKafkajs } from '../../docs/examples/kafkajs-consumer.js';
import type { Change } from '../../docs/examples/articles.js';
import { describeKafka, kafkaBroker, unique } from '../servers/kafka.js';
import { describeNeeding } from '../servers/needs.js';
import { demoHistory, type History } from './history.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LIMIT_MS = 120_000;
const nothing = () => undefined;
const silent: BusLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };

/** The changes of each article in their order; articles among each other have none. */
const byArticle = (changes: readonly Change[]) => changes.toSorted((a, b) => a.articleId.localeCompare(b.articleId) || a.sequence - b.sequence);

// What the demo site gives when it is stored, edited, merged and purged, on a topic of this test's own, with repetitions in between.
describeKafka('the example consumers, on a real broker', () => {
  const prefix = unique('examples');
  const layout = (topic: Topic): Topic => ({ ...topic, name: `${prefix}.${topic.name}` });
  const topic = layout(ArticlesStored);
  let history: History;
  beforeAll(async () => {
    history = await demoHistory();
    const log = kafkaLog({ brokers: [kafkaBroker()], clientId: 'examples' });
    const bus = createBus({ log, logger: silent, layout, topics: [ArticlesStored] });
    await bus.start();
    for (const events of history.batches) await bus.publish(events);
    const unknown = { ...history.unknown, headers: { ...history.unknown.headers } };
    await log.append(topic, [{ message: unknown, partition: partitionOf(unknown.key!, topic.partitions) }]);
    await bus.close();
  }, LIMIT_MS);

  /** What a consumer tells until it has told everything. */
  async function told(start: (onChange: (change: Change) => void) => Promise<{ close(): Promise<void> }>): Promise<Change[]> {
    const changes: Change[] = [];
    const all = Promise.withResolvers<void>();
    const consumer = await start((change) => {
      changes.push(change);
      if (changes.length === history.changes.length) all.resolve();
    });
    await all.promise;
    await consumer.close();
    return changes;
  }

  async function printed(command: string, args: readonly string[]): Promise<{ changes: Change[]; said: string }> {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const [lines, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    if (code !== 0) throw new Error(`${command} ended with ${String(code)}: ${said}`);
    return { changes: lines.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Change), said };
  }

  test('kafkajs and the contracts', async () => {
    const unknown: string[] = [];
    const kafka = new Kafka({ brokers: [kafkaBroker()], logLevel: logLevel.NOTHING });
    const changes = await told((onChange) => consumeWithKafkajs({ kafka, topic: topic.name, group: unique('kafkajs'), onChange, onUnknown: ({ message }) => unknown.push(message) }));
    expect(byArticle(changes)).toEqual(byArticle(history.changes));
    for (const message of unknown) expect(message).toMatch(/v9 is another version than newsreel\.article\.stored\.v1/);
  }, LIMIT_MS);

  test("Nest's own Kafka server", async () => {
    process.env.ARTICLES_TOPIC = topic.name;
    const { consume } = await import('../../docs/examples/nest-consumer.js');
    const changes = await told((onChange) => consume({ brokers: [kafkaBroker()], group: unique('nest'), onChange }));
    expect(byArticle(changes)).toEqual(byArticle(history.changes));
  }, LIMIT_MS);

  test("this project's bus", async () => {
    let failed = false;
    // The first change can't be told at once: it comes again.
    const changes = await told((onChange) => consumeWithBus({ brokers: [kafkaBroker()], group: unique('bus'), logger: silent, layout, onChange: (change) => {
      if (!failed) {
        failed = true;
        throw new Error('the database is down');
      }
      onChange(change);
    } }));
    expect(byArticle(changes)).toEqual(byArticle(history.changes));
  }, LIMIT_MS);

  describeNeeding('python', 'in Python', (python) => {
    test('confluent-kafka and cloudevents', async () => {
      const { changes, said } = await printed(python, ['-B', 'docs/examples/consumer.py', kafkaBroker(), topic.name, unique('python'), '--until-end']);
      expect(byArticle(changes)).toEqual(byArticle(history.changes));
      expect(said).toContain('passed over: newsreel.article.stored.v9');
    }, LIMIT_MS);
  });

  describeNeeding('jars', 'in Java', (java) => {
    test('kafka-clients', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'newsreel-java-'));
      execFileSync('mvn', ['-q', '-B', '-f', 'deploy/kafka/pom.xml', 'dependency:build-classpath', `-Dmdep.outputFile=${folder}/classpath`], { cwd: root, stdio: 'ignore' });
      const classpath = readFileSync(join(folder, 'classpath'), 'utf8').trim();
      rmSync(folder, { recursive: true });
      const { changes, said } = await printed(java, ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', classpath, 'docs/examples/Consumer.java', kafkaBroker(), topic.name, unique('java'), '--until-end']);
      expect(byArticle(changes)).toEqual(byArticle(history.changes));
      expect(said).toContain('passed over: newsreel.article.stored.v9');
    }, LIMIT_MS);
  });
});
