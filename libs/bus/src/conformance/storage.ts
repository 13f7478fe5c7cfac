import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { ArticleStored, PageFetched, type Message } from '@newsreel/contracts';
import type { LogRecord } from '../log/log.js';
import { done } from '../port/outcome.js';
import { until } from './waiting.js';
import { page, pages, type Case, type World } from './world.js';

const MIB = 1024 * 1024;

async function allOf(world: World, topic = world.pages): Promise<LogRecord[]> {
  const log = world.log();
  const records: LogRecord[] = [];
  for await (const record of log.read(topic, await log.extents(topic))) records.push(record);
  return records;
}

const messageOf = (key: string, value: string | null): Message => ({ key: Buffer.from(key), value: value === null ? null : Buffer.from(value), headers: {} });

export const storage: readonly Case[] = [
  {
    name: 'a page of 8 MiB arrives as it was sent',
    async run(world) {
      const body = randomBytes(8 * MIB);
      let arrived: Buffer | null = null;
      const bus = await world.bus({ one: async ({ data }) => ((arrived = data as Buffer), done()) });
      await bus.publish([page('large', body)]);
      await until('it is there', () => arrived !== null);
      assert.ok(body.equals(arrived!));
    },
  },
  {
    name: 'many pages of 8 MiB of zeros, which are next to nothing compressed, do not fill the memory',
    async run(world) {
      const zeros = Buffer.alloc(8 * MIB);
      const count = 40;
      const publisher = await world.bus();
      for (let index = 0; index < count; index++) await publisher.publish([page(`key-${index}`, zeros)]);
      let handled = 0;
      let most = 0;
      const before = process.memoryUsage().arrayBuffers;
      const one = async () => {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        await new Promise((resolve) => setTimeout(resolve, 20));
        handled++;
        return done();
      };
      await world.bus({ one }, { queueBytes: 32 * MIB });
      await until('all are handled', () => handled === count);
      assert.ok(most < 220 * MIB, `${Math.round(most / MIB)} MiB were held at once; all of them are ${8 * count}`);
    },
  },
  {
    name: 'a record that is too large is refused before it is sent, by name',
    async run(world) {
      const bus = await world.bus();
      await assert.rejects(bus.publish([page('huge', Buffer.alloc(11 * MIB))]), /"huge" has \d+ bytes; .* takes at most 10485760/);
      assert.deepEqual(await allOf(world), []);
    },
  },
  {
    name: 'an event that breaks its contract is refused, and nothing of its call is written',
    async run(world) {
      const bus = await world.bus();
      await assert.rejects(bus.publish([page('fine'), { ...page('broken'), extensions: {} }]), { name: 'ContractError', code: 'bad-attributes' });
      assert.deepEqual(await allOf(world), []);
    },
  },
  {
    name: 'keys, values and headers are bytes and come back as they were; a tombstone is null and an empty value is not',
    async run(world) {
      const log = world.log();
      await world.bus();
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
      const messages: Message[] = [
        { key: bytes, value: bytes, headers: { bytes, empty: Buffer.alloc(0), 'имя': Buffer.from('значение') } },
        { key: Buffer.from('k'), value: null, headers: {} },
        { key: null, value: Buffer.alloc(0), headers: {} },
        { key: Buffer.from('text'), value: Buffer.from('x'.repeat(5_000)), headers: {} },
      ];
      await log.append(world.pages, messages.map((message) => ({ message, partition: 2 })));
      const records = await allOf(world);
      assert.deepEqual(records.map(({ key, value, headers }) => ({ key, value, headers })), messages);
      assert.deepEqual(records.map(({ partition, offset }) => [partition, offset]), [[2, 0], [2, 1], [2, 2], [2, 3]]);
    },
  },
  {
    name: 'a compacted topic keeps the newest record of each key, and hands out tombstones',
    needs: 'compaction',
    async run(world) {
      const topic = world.layout(ArticleStored.topic);
      const log = world.log();
      await world.bus(undefined, { topics: [ArticleStored.topic] });
      await log.append(topic, ['1', '2', '3'].map((value) => ({ message: messageOf('kept', value), partition: 0 })));
      await log.append(topic, ['1', null].map((value) => ({ message: messageOf('gone', value), partition: 0 })));
      // Kafka leaves the segment it writes to alone: new records make it close one after the other.
      let filler = 0;
      await until('the old ones are gone', async () => {
        await log.append(topic, [{ message: messageOf(`filler-${filler % 2}`, String(filler++)), partition: 0 }]);
        const kept = (await allOf(world, topic)).filter(({ key }) => !key!.toString().startsWith('filler'));
        return kept.length === 2;
      });
      const kept = (await allOf(world, topic)).filter(({ key }) => !key!.toString().startsWith('filler'));
      assert.deepEqual(kept.map(({ key, value }) => [key!.toString(), value?.toString() ?? null]), [['kept', '3'], ['gone', null]]);
    },
  },
  {
    name: 'a group goes on where it is set to, by time',
    async run(world) {
      const log = world.log();
      const publisher = await world.bus();
      await publisher.publish(pages(40, (index) => `early-${index}`));
      const early = await allOf(world);
      const time = Math.max(...early.map(({ timestamp }) => timestamp)) + 1;
      await until('the clock has moved on', () => Date.now() > time + 1);
      const late = pages(40, (index) => `late-${index}`);
      await publisher.publish(late);
      const offsets = await log.offsetsAt(world.pages, time);
      await log.seek(world.group, offsets);
      const seen: string[] = [];
      const bus = await world.bus({ one: async ({ id }) => (seen.push(id), done()) });
      await until('the late ones are handled', () => seen.length >= 40);
      assert.deepEqual(seen.toSorted(), late.map(({ id }) => id).toSorted());
      await assert.rejects(log.seek(world.group, offsets), { name: 'BusError', code: 'group-has-members' });
      await bus.close();
    },
  },
  {
    name: 'a record is found by the very time that it is read with',
    async run(world) {
      const log = world.log();
      const publisher = await world.bus();
      for (let round = 0; round < 20; round++) await publisher.publish(pages(1, () => `${round}`));
      const records = await allOf(world);
      for (const { timestamp, partition, offset } of records) {
        const at = async (time: number) => (await log.offsetsAt(world.pages, time)).find((found) => found.partition === partition)!.next;
        const older = records.filter((other) => other.partition === partition && other.offset < offset && other.timestamp < timestamp);
        assert.ok((await at(timestamp)) <= offset, `offsetsAt(${timestamp}) goes past the record of that time`);
        assert.ok((await at(timestamp)) > Math.max(-1, ...older.map((other) => other.offset)), `offsetsAt(${timestamp}) gives a record that is older`);
      }
      await publisher.close();
    },
  },
  {
    name: 'how far a group is behind can be seen, and is zero when all is done',
    async run(world) {
      const log = world.log();
      const publisher = await world.bus();
      await publisher.publish(pages(30, (index) => `key-${index}`));
      const end = (await log.extents(world.pages)).reduce((sum, { start, end: past }) => sum + past - start, 0);
      assert.equal(end, 30);
      assert.deepEqual(await log.committed(world.group, world.pages), []);
      await world.bus({ one: async () => done() });
      await until('it has caught up', async () => (await log.committed(world.group, world.pages)).reduce((sum, { next }) => sum + next, 0) === 30);
    },
  },
  {
    name: 'the extents of a topic name its partitions in order',
    async run(world) {
      const log = world.log();
      const wide = { ...world.pages, partitions: 40 };
      await log.ensureTopics([wide]);
      assert.deepEqual((await log.extents(wide)).map(({ partition }) => partition), Array.from({ length: 40 }, (_, partition) => partition));
    },
  },
  {
    name: 'a topic with other partitions than the contracts say is found at the start, in words',
    async run(world) {
      await world.bus();
      const start = world.bus(undefined, { layout: (topic) => ({ ...world.layout(topic), partitions: world.partitions + 2 }) });
      await assert.rejects(start, new RegExp(`${PageFetched.topic.name} has ${world.partitions} partitions, not ${world.partitions + 2}`));
    },
  },
];
