import { createBus, kafkaLog } from '@newsreel/bus';
import { CrawlRequested, newEvent, type NewsEvent } from '@newsreel/contracts';

// node publisher.js BROKER COUNT: small events, a thousand at a time, as fast as the log takes them.
const [broker, count] = [process.argv[2]!, Number(process.argv[3])];
const quiet = () => {};
const bus = createBus({ log: kafkaLog({ brokers: [broker], clientId: 'soak-publisher' }), logger: { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet }, topics: [CrawlRequested.topic] });
await bus.start();
for (let at = 0; at < count; at += 1_000) {
  const events = Array.from({ length: Math.min(1_000, count - at) }, (_, index) => {
    const url = `https://soak.example/${at + index}`;
    return newEvent(CrawlRequested, { id: url, source: 'urn:soak', time: '2026-01-01T00:00:00.000Z', subject: url, key: url, data: { url } }) as NewsEvent;
  });
  await bus.publish(events);
}
await bus.close();
