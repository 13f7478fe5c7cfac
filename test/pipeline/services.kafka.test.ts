import { Kafka, logLevel } from 'kafkajs';
import { startDemoSite, type DemoSite } from '@newsreel/demo-site';
import { freePort } from '@newsreel/platform';
import { describeKafka, kafkaBroker } from '../servers/kafka.js';
import { testDatabase, type TestDatabase } from '../servers/postgres.js';
import { articlesOnce, asExpected, asSeen, byUrl } from './articles.js';
import { newsreel, Program } from './program.js';

// The three services as processes of their own on a real Kafka, as ops teams run them; a subscriber that has nothing of ours.
describeKafka('three services on Kafka', () => {
  let site: DemoSite;
  let database: TestDatabase;
  let env: Record<string, string>;
  beforeAll(async () => {
    site = await startDemoSite();
    database = await testDatabase();
    env = { NEWSREEL_KAFKA_BROKERS: kafkaBroker(), NEWSREEL_DATABASE_URL: database.url };
  });
  afterAll(async () => {
    await Program.stopAll();
    await site.close();
    await database.drop();
  });

  test('the site in, its articles out: over the API and on articles.stored, which plain kafkajs reads', async () => {
    const port = await freePort();
    const store = new Program('dist/apps/store/main.js', [], { ...env, NEWSREEL_PORT: String(port) });
    const others = ['crawler', 'enrichment'].map((name) => new Program(`dist/apps/${name}/main.js`, [], { ...env, NEWSREEL_PORT: '0' }));
    await Promise.all([store, ...others].map((service) => service.says(/ is up/)));
    for (const url of [site.feedUrl, site.secondFeedUrl]) {
      const { code } = await newsreel(['sources', 'add', url, '--allow', new URL(url).host, '--delay', '0.05'], env).ended;
      expect(code).toBe(0);
    }
    const articles = await articlesOnce(`http://127.0.0.1:${port}`, (seen) => seen.length >= site.articles.length);
    expect(byUrl(articles.map(asSeen))).toEqual(byUrl(site.articles.map(asExpected)));

    const stored = await lastOfEachKey(articles.map(({ id }) => id));
    expect([...stored.keys()].sort()).toEqual(articles.map(({ id }) => id).sort());
    for (const { id, title } of articles) expect(stored.get(id)).toMatchObject({ articleId: id, title });

    for (const { code } of await Promise.all([store, ...others].map((service) => service.stop('SIGTERM')))) expect(code).toBe(0);
  });
});

/** Reads articles.stored from its start until it has seen every one of the ids. */
async function lastOfEachKey(ids: readonly string[]): Promise<Map<string, { title: string }>> {
  const kafka = new Kafka({ brokers: [kafkaBroker()], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `a-team-downstream-${Date.now()}` });
  const seen = new Map<string, { title: string }>();
  await consumer.connect();
  await consumer.subscribe({ topic: 'articles.stored', fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachMessage: async ({ message }) => {
          const key = message.key!.toString();
          if (!ids.includes(key)) return;
          seen.set(key, JSON.parse(message.value!.toString()) as { title: string });
          if (seen.size === ids.length) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return seen;
}
