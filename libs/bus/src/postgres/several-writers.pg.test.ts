import { randomBytes } from 'node:crypto';
import { testDatabase, type TestDatabase } from '../../../../test/servers/postgres.js';
import { until } from '../conformance/waiting.js';
import { World } from '../conformance/world.js';
import type { Log } from '../log/log.js';
import { postgresLog } from './postgres-log.js';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
  world = new World({ open: () => postgresLog({ url: database.url }) });
});
afterAll(async () => {
  await world.close();
  await database.drop();
});

const BATCHES = 4;
const RECORDS = 60;

/** Batches that are written in several pieces, half of their records to each of two partitions. */
async function write(log: Log, writer: number): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) {
    const record = (index: number) => ({
      message: { key: Buffer.from(`writer ${writer}`), value: randomBytes(40 * 1024), headers: { place: Buffer.from(String(batch * RECORDS + index)) } },
      partition: index % 2,
    });
    await log.append(world.pages, Array.from({ length: RECORDS }, (_, index) => record(index)));
  }
}

test('several write large batches at once: each keeps its order, and whoever reads on meanwhile misses none', async () => {
  await world.bus();
  const writers = [0, 1, 2];
  const writing = Promise.all(writers.map((writer) => write(world.log(), writer)));
  const reader = world.log();
  const places = new Map<string, number[]>();
  const next = [0, 0];
  await until('all are read', async () => {
    for (const { partition, end } of (await reader.extents(world.pages)).slice(0, 2)) {
      for await (const { key, headers } of reader.read(world.pages, [{ topic: world.pages.name, partition, start: next[partition]!, end }])) {
        const id = `${key!.toString()} in ${partition}`;
        places.set(id, [...(places.get(id) ?? []), Number(headers.place!.toString())]);
      }
      next[partition] = end;
    }
    return next[0]! + next[1]! === writers.length * BATCHES * RECORDS;
  });
  await writing;
  expect(places.size).toBe(2 * writers.length);
  for (const [id, seen] of places) expect(seen).toEqual(Array.from({ length: (BATCHES * RECORDS) / 2 }, (_, index) => 2 * index + Number(id.endsWith('1'))));
});
