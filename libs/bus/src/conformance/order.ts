import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { ArticleRemoved, ArticleStored, examplesOf, type NewsEvent } from '@newsreel/contracts';
import type { Log } from '../log/log.js';
import { partitionOf } from '../log/partition.js';
import { done } from '../port/outcome.js';
import { Gate, until } from './waiting.js';
import { page, pages, type Case, type World } from './world.js';

const WRITERS = [0, 1, 2];
const BATCHES = 4;
const RECORDS = 60;

/** Batches that PostgreSQL writes in several pieces, half of their records to each of two partitions. */
async function writeBatches(world: World, log: Log, writer: number): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) {
    const record = (index: number) => ({
      message: { key: Buffer.from(`writer ${writer}`), value: randomBytes(40 * 1024), headers: { place: Buffer.from(String(batch * RECORDS + index)) } },
      partition: index % 2,
    });
    await log.append(world.pages, Array.from({ length: RECORDS }, (_, index) => record(index)));
  }
}

export const order: readonly Case[] = [
  {
    name: 'every event arrives, each once where nothing goes wrong',
    async run(world) {
      const seen: string[] = [];
      const bus = await world.bus({ one: async (event) => (seen.push(event.id), done()) });
      const events = pages(2_000, (index) => `key-${index % 300}`);
      await bus.publish(events);
      await until('all have arrived', () => seen.length >= events.length);
      assert.deepEqual(seen.toSorted(), events.map(({ id }) => id).toSorted());
    },
  },
  {
    name: 'events of one key are handled in the order they were published, one after the other',
    async run(world) {
      const seen = new Map<string, string[]>();
      const busy = new Set<string>();
      let overlaps = 0;
      const bus = await world.bus({
        one: async ({ key, id }) => {
          if (busy.has(key)) overlaps++;
          busy.add(key);
          await new Promise((resolve) => setImmediate(resolve));
          seen.set(key, [...(seen.get(key) ?? []), id]);
          busy.delete(key);
          return done();
        },
      });
      const events = pages(600, (index) => `key-${index % 7}`);
      for (let at = 0; at < events.length; at += 50) await bus.publish(events.slice(at, at + 50));
      await until('all have arrived', () => [...seen.values()].flat().length >= events.length);
      assert.equal(overlaps, 0);
      for (const [key, ids] of seen) assert.deepEqual(ids, events.filter((event) => event.key === key).map(({ id }) => id));
    },
  },
  {
    name: 'a slow key holds up neither the other keys of its partition nor lets the commit pass it',
    async run(world) {
      const gate = new Gate();
      const seen: string[] = [];
      const one = async ({ key }: { key: string }) => {
        if (key === 'slow') await gate.opened;
        seen.push(key);
        return done();
      };
      const bus = await world.bus({ one });
      const slow = partitionOf(Buffer.from('slow'), world.partitions);
      const others = Array.from({ length: 500 }, (_, index) => `key-${index}`).filter((key) => partitionOf(Buffer.from(key), world.partitions) === slow);
      await bus.publish([page('slow'), ...others.map((key) => page(key))]);
      await until('the others of its partition are done', () => seen.length === others.length);
      const log = world.log();
      const committed = async () => (await log.committed(world.group, world.pages)).find(({ partition }) => partition === slow)?.next ?? 0;
      assert.equal(await committed(), 0);
      gate.open();
      await until('everything is committed', async () => (await committed()) === others.length + 1);
    },
  },
  {
    name: 'each group sees every event, and a new group begins with the oldest',
    async run(world) {
      const seen: Record<string, number> = { first: 0, second: 0 };
      const count = (name: string) => ({ one: async () => (seen[name]!++, done()) });
      const bus = await world.bus(count('first'));
      await bus.publish(pages(40, (index) => `key-${index}`));
      await until('the first group has all', () => seen.first === 40);
      await world.bus(count('second'), { subscription: { group: `${world.group}-2` } });
      await until('the second group has all', () => seen.second === 40);
    },
  },
  {
    name: 'types that a group does not handle are passed over, and committed',
    async run(world) {
      const topic = world.layout(ArticleStored.topic);
      let handled = 0;
      const removals = { topic: ArticleStored.topic, events: [ArticleRemoved] };
      const bus = await world.bus({ one: async () => (handled++, done()) }, { subscription: removals });
      await bus.publish([...examplesOf(ArticleStored), ...examplesOf(ArticleStored)] as NewsEvent[]);
      const log = world.log();
      await until('they are committed', async () => (await log.committed(world.group, topic)).some(({ next }) => next === 2));
      assert.equal(handled, 0);
    },
  },
  {
    name: 'what a handler emits is safe before its event is committed',
    async run(world) {
      const happened: string[] = [];
      const log = world.subject.open();
      const append = log.append.bind(log);
      const join = log.join.bind(log);
      log.append = async (topic, records) => {
        await append(topic, records);
        if (records.some(({ message }) => message.key?.toString() === 'emitted')) happened.push('emitted');
      };
      log.join = async (options) => {
        const member = await join(options);
        const commit = member.commit.bind(member);
        member.commit = async (progress) => {
          happened.push('committed');
          await commit(progress);
        };
        return member;
      };
      const one = async ({ key }: { key: string }) => done(key === 'first' ? [page('emitted')] : []);
      const bus = await world.bus({ one }, { log });
      await bus.publish([page('first')]);
      await until('the first is committed', () => happened.includes('committed'));
      assert.equal(happened[0], 'emitted');
    },
  },
  {
    name: 'several write large batches at once: each keeps its order, and whoever reads on meanwhile misses none',
    async run(world) {
      await world.bus();
      const writing = Promise.all(WRITERS.map((writer) => writeBatches(world, world.log(), writer)));
      const reader = world.log();
      const places = new Map<string, number[]>();
      const next = [0, 0];
      const reading = until('all are read', async () => {
        for (const { partition, end } of (await reader.extents(world.pages)).slice(0, 2)) {
          for await (const { key, headers } of reader.read(world.pages, [{ topic: world.pages.name, partition, start: next[partition]!, end }])) {
            const id = `${key!.toString()} in ${partition}`;
            places.set(id, [...(places.get(id) ?? []), Number(headers.place!.toString())]);
          }
          next[partition] = end;
        }
        return next[0]! + next[1]! === WRITERS.length * BATCHES * RECORDS;
      });
      await Promise.all([writing, reading]);
      assert.equal(places.size, 2 * WRITERS.length);
      for (const [id, seen] of places) assert.deepEqual(seen, Array.from({ length: (BATCHES * RECORDS) / 2 }, (_, index) => 2 * index + Number(id.endsWith('1'))), id);
    },
  },
];
