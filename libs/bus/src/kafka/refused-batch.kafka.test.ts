import { Registry } from 'prom-client';
import { describeKafka, kafkaBroker } from '../../../../test/servers/kafka.js';
import { until } from '../conformance/waiting.js';
import { page, World } from '../conformance/world.js';
import { partitionOf } from '../log/partition.js';
import { done } from '../port/outcome.js';
import { kafkaLog } from './kafka-log.js';

const MIB = 1024 * 1024;
const open = (maxBatchBytes: number) => kafkaLog({ brokers: [kafkaBroker()], clientId: 'refusal', maxBatchBytes });

describeKafka('a batch that would fill the memory', () => {
  let world: World;
  beforeEach(() => void (world = new World({ open: () => open(64 * MIB) })));
  afterEach(() => world.close());

  test('stops its partition, in words and in figures; the records before it and the other partitions go on; a higher bound is the way out', async () => {
    const bad = partitionOf(Buffer.from('bomb'), world.partitions);
    const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
    const before = keys.find((key) => partitionOf(Buffer.from(key), world.partitions) === bad)!;
    const others = keys.filter((key) => partitionOf(Buffer.from(key), world.partitions) !== bad);
    const publisher = await world.bus();
    await publisher.publish([page(before)]);
    await publisher.publish([page('bomb', Buffer.alloc(8 * MIB))]);
    await publisher.publish(others.map((key) => page(key)));

    const seen: string[] = [];
    const registry = new Registry();
    const one = async ({ key }: { key: string }) => (seen.push(key), done());
    const bus = await world.bus({ one }, { log: open(4 * MIB), metrics: registry });
    await until('the readable ones are handled', () => seen.length === others.length + 1);
    await until('the bus says what is wrong', () => !bus.health().ready);
    expect(bus.health().problems).toEqual([expect.stringMatching(new RegExp(`${world.pages.name}/${bad}: a batch of \\d+ bytes inflates past ${4 * MIB}.*raise the bus's maxBatchBytes`))]);
    expect(seen).not.toContain('bomb');
    expect(seen).toContain(before);
    await until('the gauge shows it', async () => (await registry.getSingleMetricAsString('newsreel_bus_refused_partitions')).includes(`topic="${world.pages.name}"} 1`));
    await bus.close();

    await world.bus({ one });
    await until('with a higher bound it is read', () => seen.includes('bomb'));
  });
});
