import assert from 'node:assert/strict';
import { PageFetched } from '@newsreel/contracts';
import { DeadLetters } from '../dead-letters/dead-letters.js';
import { partitionOf } from '../log/partition.js';
import { deadLetter, done, retryLater } from '../port/outcome.js';
import { Gate, until } from './waiting.js';
import { page, pages, type Case, type World } from './world.js';

const lettersOf = (world: World): DeadLetters => new DeadLetters(world.log(), { layout: world.layout, topics: [PageFetched.topic] });
const broken = (code: string) => Object.assign(new Error(`broken: ${code}`), { code });

/** Keys of the partition in which `key` lies, and keys of the others. */
function around(world: World, key: string): { same: string[]; others: string[] } {
  const its = partitionOf(Buffer.from(key), world.partitions);
  const keys = Array.from({ length: 200 }, (_, index) => `key-${index}`);
  const same = keys.filter((one) => partitionOf(Buffer.from(one), world.partitions) === its);
  return { same, others: keys.filter((one) => !same.includes(one)) };
}

export const retry: readonly Case[] = [
  {
    name: 'retryLater holds its partition, in order, for as long as it takes, and no other',
    async run(world) {
      const { same, others } = around(world, 'waits');
      let down = true;
      const seen: string[] = [];
      const one = async ({ key }: { key: string }) => {
        if (key === 'waits' && down) return retryLater('the database is down', 20);
        seen.push(key);
        return done();
      };
      const bus = await world.bus({ one });
      await bus.publish([page('waits')]);
      await until('the bus says that it waits', () => bus.health().problems.some((problem) => problem.includes('the database is down')));
      assert.equal(bus.health().ready, true);
      await bus.publish([...same, ...others].map((key) => page(key)));
      await until('the others have gone on', () => others.every((key) => seen.includes(key)));
      assert.ok(!seen.includes('waits'));
      down = false;
      await until('all are done', () => seen.length === 1 + same.length + others.length);
      assert.deepEqual(await lettersOf(world).list(), []);
    },
  },
  {
    name: 'a partition that hangs for long does not keep the others from going on',
    async run(world) {
      const { others } = around(world, 'hangs');
      const gate = new Gate();
      let handled = 0;
      const one = async ({ key }: { key: string }) => {
        if (key === 'hangs') await gate.opened;
        else handled++;
        return done();
      };
      const bus = await world.bus({ one });
      await bus.publish([page('hangs')]);
      // Many rounds, each waited for: a reader that fetches only after everything is handled would stop at the first.
      for (let round = 1; round <= 20; round++) {
        await bus.publish(others.map((key) => page(key)));
        await until(`round ${round} is handled`, () => handled === round * others.length);
      }
      gate.open();
    },
  },
  {
    name: 'an error of the infrastructure never makes a dead letter, however often it comes',
    async run(world) {
      let failures = 0;
      let handled = 0;
      const one = async () => {
        if (failures < 2) {
          failures++;
          throw broken('57P01');
        }
        handled++;
        return done();
      };
      const bus = await world.bus({ one }, { retryPausesMs: [] });
      await bus.publish([page('key')]);
      await until('it is handled in the end', () => handled === 1);
      assert.deepEqual(await lettersOf(world).list(), []);
    },
  },
  {
    name: 'an event whose handler throws is tried again some times, then it is a dead letter, and its key goes on',
    async run(world) {
      const calls: string[] = [];
      const one = async ({ id }: { id: string }) => {
        calls.push(id);
        if (id === bad.id) throw new Error('cannot be done');
        return done();
      };
      const [bad, good] = [page('key'), page('key')];
      const bus = await world.bus({ one });
      await bus.publish([bad, good]);
      await until('the one behind it is handled', () => calls.includes(good.id));
      assert.deepEqual(calls, [bad.id, bad.id, bad.id, good.id]);
      const [letter, ...rest] = await lettersOf(world).list();
      assert.deepEqual(rest, []);
      assert.equal(letter?.reason, 'Error: cannot be done');
      assert.equal(letter?.attempts, 3);
      assert.equal(letter?.eventId, bad.id);
    },
  },
  {
    name: 'a dead letter holds value, key and headers untouched, binary ones too, and says where, why, how often and since when',
    async run(world) {
      const log = world.log();
      const bus = await world.bus({ one: async () => deadLetter('of no use', new Error('looked at it')) });
      const binary = Buffer.from([0, 255, 1, 254, 10]);
      const message = { key: Buffer.from('key'), value: Buffer.from([0xff, 0x00]), headers: { ce_type: Buffer.from(PageFetched.type), binary } };
      await log.append(world.pages, [{ message, partition: 1 }]);
      const letters = lettersOf(world);
      await until('it is dead', async () => (await letters.list()).length === 1);
      const [letter] = await letters.list();
      const { record } = await letters.show(letter!.id);
      assert.deepEqual([record.key, record.value, record.headers.binary], [message.key, message.value, binary]);
      assert.deepEqual([letter!.origin, letter!.topic, letter!.group], [{ partition: 1, offset: 0 }, world.pages.name, world.group]);
      assert.equal(letter!.reason, 'not-a-cloudevent');
      await bus.close();
    },
  },
  {
    name: 'nonsense on the topic is a dead letter, and what is behind it goes on',
    async run(world) {
      const log = world.log();
      let handled = 0;
      const bus = await world.bus({ one: async () => (handled++, done()) });
      const headers = { ce_type: Buffer.from('newsreel.page.fetched.v99') };
      const nonsense = [{ key: null, value: null, headers: {} }, { key: Buffer.from('a'), value: Buffer.from('{'), headers }];
      await log.append(world.pages, nonsense.map((message) => ({ message, partition: 0 })));
      await bus.publish(pages(20, (index) => `key-${index}`));
      await until('the sound ones are handled', () => handled === 20);
      const letters = lettersOf(world);
      await until('the others are dead', async () => (await letters.list()).length === 2);
      assert.deepEqual((await letters.list()).map(({ reason }) => reason).toSorted(), ['not-a-cloudevent', 'unknown-type']);
    },
  },
  {
    name: 'a batch that throws is halved until the culprit stands alone',
    async run(world) {
      const seen: string[] = [];
      const culprits = new Set(['key-13', 'key-14']);
      const batch = async (events: readonly { key: string }[]) => {
        if (events.some(({ key }) => culprits.has(key))) throw broken('22021');
        seen.push(...events.map(({ key }) => key));
        return events.map(() => done());
      };
      const bus = await world.bus({ batch, maxEvents: 32 });
      await bus.publish(pages(60, (index) => `key-${index}`));
      const letters = lettersOf(world);
      await until('the culprits are dead', async () => (await letters.list()).length === 2);
      await until('the others are handled', () => new Set(seen).size === 58);
      assert.equal(seen.length, 58, 'none is handled twice');
    },
  },
  {
    name: 'dead letters are redriven to the group they failed in alone, once, and dropped for good',
    async run(world) {
      let mended = false;
      const seen: string[] = [];
      const other: string[] = [];
      const bus = await world.bus({ one: async ({ key }) => (mended ? (seen.push(key), done()) : deadLetter('not yet')) });
      await world.bus({ one: async ({ key }) => (other.push(key), done()) }, { subscription: { group: `${world.group}-2` } });
      await bus.publish(['a', 'b', 'c'].map((key) => page(key)));
      const letters = lettersOf(world);
      await until('all are dead', async () => (await letters.list()).length === 3);
      await until('the other group has them', () => other.length === 3);
      mended = true;
      const c = (await letters.list()).find(({ key }) => key === 'c')!;
      assert.equal(await letters.drop({ id: c.id }), 1);
      assert.equal(await letters.redrive({ reason: 'NOT yet' }), 2);
      assert.equal(await letters.redrive({}), 0);
      await until('they are handled', () => seen.length === 2);
      await bus.publish([page('last')]);
      await until('the last is handled by both', () => seen.includes('last') && other.includes('last'));
      assert.deepEqual(seen.toSorted(), ['a', 'b', 'last']);
      assert.deepEqual(other.toSorted(), ['a', 'b', 'c', 'last']);
      assert.deepEqual(await letters.list(), []);
    },
  },
];
