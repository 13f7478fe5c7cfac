import { spawn } from 'node:child_process';
import { describeKafka, kafkaBroker } from '../../../../test/servers/kafka.js';
import { kafkaLog, type KafkaLogOptions } from '../kafka/kafka-log.js';
import { conformance, type Subject } from './index.js';

const options = (): KafkaLogOptions => ({ brokers: [kafkaBroker()], clientId: 'conformance', sessionTimeoutMs: 6_000, topicConfig: { 'segment.ms': '500', 'min.cleanable.dirty.ratio': '0.001' } });

const subject = (): Subject => ({
  open: () => kafkaLog(options()),
  spawnReader: (reader) => spawn(process.execPath, ['libs/bus/dist/conformance/reader-process.js', JSON.stringify({ kafka: options() }), JSON.stringify(reader)], { stdio: ['ignore', 'pipe', 'inherit'] }),
});

describeKafka('the bus on Kafka', () => {
  for (const { name, limitMs, run } of conformance(subject, { processes: true, compaction: true })) test(name, run, limitMs);
});
