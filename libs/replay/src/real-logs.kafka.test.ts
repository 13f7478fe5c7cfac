import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { done, kafkaLog, postgresLog, type Log } from '@newsreel/bus';
import { CrawlRequested, CrawlRequests, examplesOf, type NewsEvent, type Topic } from '@newsreel/contracts';
import { describeKafka, kafkaBroker, unique } from '../../../test/servers/kafka.js';
import { testDatabase, type TestDatabase } from '../../../test/servers/postgres.js';
import { readReel, record, recordReel, replay, reprocess, toLog, type ReelRecord } from './index.js';
import { collect } from './testing/collect.js';
import { recordsOf } from './testing/event-records.js';

const COUNT = 3000;
const LIMIT_MS = 60_000;
const [request] = examplesOf(CrawlRequested);
const requests: NewsEvent[] = Array.from({ length: COUNT }, (_, index) => ({ ...request!, id: `${index}`, key: `https://news.example/${index % 50}`, subject: null }));

const idOf = ({ headers }: ReelRecord) => headers.ce_id!.toString();
const byNumber = (ids: readonly string[]) => ids.toSorted((a, b) => Number(a) - Number(b));

// What the log in memory shows of recordings has to hold on the logs that people use.
describeKafka('recordings of real logs', () => {
  let folder: string;
  let database: TestDatabase;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsreel-real-'));
    database = await testDatabase();
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  describe.each<[string, () => Log]>([
    ['Kafka', () => kafkaLog({ brokers: [kafkaBroker()], clientId: 'replay' })],
    ['PostgreSQL', () => postgresLog({ url: database.url })],
  ])('%s', (_name, open) => {
    const topic: Topic = { ...CrawlRequests, name: unique('requests') };
    const records = recordsOf(requests).map((one) => ({ ...one, topic: topic.name }));
    let log: Log;
    beforeAll(async () => {
      log = open();
      await replay({ records: (async function* () { yield* records; })(), sink: toLog(log, { topics: [topic] }) });
    }, LIMIT_MS);
    afterAll(() => log.close());

    test('what was played in is recorded, whole and in the order of each key', async () => {
      const path = join(folder, `${topic.name}.reel`);
      expect(await recordReel(path, { log, topics: [topic] })).toBe(COUNT);
      const found = await collect(readReel(path));
      expect(byNumber(found.map(idOf))).toEqual(requests.map(({ id }) => id));
      expect(found.map(({ timestamp }) => timestamp)).toEqual(found.map(({ timestamp }) => timestamp).toSorted((a, b) => a - b));
      for (let key = 0; key < 50; key++) {
        const ids = found.filter((one) => one.key!.toString() === `https://news.example/${key}`).map(idOf);
        expect(ids).toEqual(byNumber(ids));
      }
    }, LIMIT_MS);

    test('a part of it by time', async () => {
      const [first] = await collect(record({ log, topics: [topic], limit: 1 }));
      expect(await collect(record({ log, topics: [topic], to: first!.timestamp }))).toEqual([]);
      expect(await collect(record({ log, topics: [topic], from: first!.timestamp, filter: ({ headers }) => headers.ce_id!.toString() === '7' }))).toHaveLength(1);
    }, LIMIT_MS);

    test('reprocessing is resumed by whoever comes next', async () => {
      const seen: string[] = [];
      const stop = new AbortController();
      const handling = { topic, name: unique('model'), publish: async () => undefined, handle: async ({ id }: NewsEvent) => (seen.push(id), done()) };
      await expect(reprocess({ log, ...handling, signal: stop.signal, onProgress: ({ done }) => done >= 1000 && stop.abort(new Error('stopped')) })).rejects.toThrow('stopped');
      const other = open();
      await reprocess({ log: other, ...handling });
      await other.close();
      expect(byNumber([...new Set(seen)])).toEqual(requests.map(({ id }) => id));
      // What was in hand at the stop is handled again, and nothing else.
      expect(seen.length - requests.length).toBeLessThan(8);
    }, LIMIT_MS);
  });
});
