import { Kafka, logLevel } from 'kafkajs';
import { describeKafka, kafkaBroker, unique } from '../../../../test/servers/kafka.js';

describeKafka('the broker of the test run', () => {
  test('makes no topic because of a typing error', async () => {
    const admin = new Kafka({ brokers: [kafkaBroker()], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await expect(admin.fetchTopicMetadata({ topics: [unique('typo')] })).rejects.toThrow(/does not host this topic-partition/);
    await admin.disconnect();
  });
});
