import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Bus } from '../port/bus.js';
import { done } from '../port/outcome.js';
import { Gate, until } from './waiting.js';
import { page, pages, type Case, type World } from './world.js';

/** What a reader process has said so far. */
function listen(child: ChildProcess): string[] {
  const lines: string[] = [];
  let rest = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
  });
  return lines;
}

const total = async (world: World): Promise<{ committed: number; end: number }> => {
  const log = world.log();
  const [committed, extents] = [await log.committed(world.group, world.pages), await log.extents(world.pages)];
  return { committed: committed.reduce((sum, { next }) => sum + next, 0), end: extents.reduce((sum, { end }) => sum + end, 0) };
};

export const members: readonly Case[] = [
  {
    name: 'two members share the partitions; what one does not commit, the other does; nothing is lost',
    async run(world) {
      const seen: string[][] = [[], []];
      const published: string[] = [];
      const first = await world.bus({ one: async ({ id }) => (seen[0]!.push(id), done()) });
      const publish = async (bus: Bus) => {
        const events = pages(20, (index) => `key-${index}`);
        await bus.publish(events);
        published.push(...events.map(({ id }) => id));
      };
      await publish(first);
      await world.bus({ one: async ({ id }) => (seen[1]!.push(id), done()) });
      // Which of the two has what only shows in what they handle.
      await until('both handle some', async () => {
        await publish(first);
        return seen.every((ids) => ids.length > 0);
      });
      await until('all are handled', () => new Set(seen.flat()).size === published.length);
      await first.close();
      const before = seen[1]!.length;
      const publisher = await world.bus();
      await publish(publisher);
      await until('the one that is left has them all', () => published.slice(-20).every((id) => seen[1]!.includes(id)));
      assert.ok(seen[1]!.length > before);
    },
  },
  {
    name: 'a handler that ends after its partition has moved commits nothing',
    async run(world) {
      const gates = [new Gate(), new Gate()];
      const begun: string[][] = [[], []];
      const hold = (who: 0 | 1) => ({
        one: async ({ id }: { id: string }) => {
          begun[who]!.push(id);
          await gates[who]!.opened;
          return done();
        },
      });
      const first = await world.bus(hold(0));
      const events = pages(40, (index) => `key-${index}`);
      await first.publish(events);
      await until('the first works on events of all partitions', () => begun[0]!.length >= world.partitions);
      await world.bus(hold(1));
      await until('the second works on one that the first had in hand', () => begun[1]!.some((id) => begun[0]!.includes(id)));
      const moved = new Set(begun[1]);
      gates[0]!.open();
      const log = world.log();
      // What the first still has may be committed; give its commits the time they take.
      const seesCommits = pages(20, (index) => `later-${index}`);
      await first.publish(seesCommits);
      await until('the first has gone on', () => begun[0]!.some((id) => seesCommits.some((event) => event.id === id)));
      const next = new Map((await log.committed(world.group, world.pages)).map(({ partition, next: offset }) => [partition, offset]));
      for await (const record of log.read(world.pages, await log.extents(world.pages))) {
        const id = record.headers.ce_id!.toString();
        if (moved.has(id)) assert.ok((next.get(record.partition) ?? 0) <= record.offset, `${id} is committed, though the second still works on it`);
      }
      gates[1]!.open();
    },
  },
  {
    name: 'what a killed process had in hand is handled by another',
    needs: 'processes',
    async run(world) {
      const victim = world.reader({ hangOn: ['key-3'] });
      const said = listen(victim);
      await until('the victim reads', () => said.includes('ready'));
      const publisher = await world.bus();
      const events = pages(200, (index) => `key-${index % 10}`);
      await publisher.publish(events);
      await until('the victim hangs in one and has done others', () => said.some((line) => line.startsWith('begin key-3#')) && said.filter((line) => line.startsWith('end')).length > 50);
      victim.kill('SIGKILL');
      await once(victim, 'exit');
      const seen: string[] = [];
      await world.bus({ one: async ({ id }) => (seen.push(id), done()) });
      const finished = new Set(said.filter((line) => line.startsWith('end ')).map((line) => line.slice(4)));
      await until('the other has done the rest', () => events.every(({ id }) => finished.has(id) || seen.includes(id)));
      await until('everything is committed', async () => {
        const { committed, end } = await total(world);
        return committed === end;
      });
    },
  },
  {
    name: 'a process that stands still loses its partitions, and when it goes on it commits nothing of them',
    needs: 'processes',
    async run(world) {
      const stalled = world.reader({ hangOn: [] });
      const said = listen(stalled);
      await until('it reads', () => said.includes('ready'));
      const publisher = await world.bus();
      await publisher.publish(pages(50, (index) => `key-${index}`));
      await until('it has done all', () => said.filter((line) => line.startsWith('end')).length === 50);
      stalled.kill('SIGSTOP');
      const events = pages(50, (index) => `key-${index}`);
      await publisher.publish(events);
      const seen: string[] = [];
      const gate = new Gate();
      await world.bus({ one: async ({ id }) => (seen.push(id), await gate.opened, done()) });
      await until('another has taken over', () => seen.length >= world.partitions);
      const before = (await total(world)).committed;
      stalled.kill('SIGCONT');
      await until('it has noticed', () => said.filter((line) => line === 'ready' || line.startsWith('begin')).length > 51 || stalled.exitCode !== null, 5_000).catch(() => undefined);
      assert.ok((await total(world)).committed >= before, 'commits never go back');
      gate.open();
      await until('all are done by one or the other', async () => {
        const { committed, end } = await total(world);
        return committed === end;
      });
      const ended = new Set([...said.filter((line) => line.startsWith('end ')).map((line) => line.slice(4)), ...seen]);
      assert.deepEqual(events.filter(({ id }) => !ended.has(id)), []);
    },
  },
  {
    name: 'closing finishes what is in hand, commits it, and leaves at once',
    async run(world) {
      const gate = new Gate();
      let begun = 0;
      let finished = 0;
      const one = async () => {
        begun++;
        await gate.opened;
        finished++;
        return done();
      };
      const bus = await world.bus({ one });
      await bus.publish([page('in hand')]);
      await until('it is in hand', () => begun === 1);
      const closing = bus.close();
      gate.open();
      await closing;
      assert.equal(finished, 1);
      let again = 0;
      const next = await world.bus({ one: async () => (again++, done()) });
      await next.publish([page('after')]);
      await until('the next member goes on', () => again >= 1);
      assert.equal(again, 1, 'what was in hand was committed');
    },
  },
  {
    name: 'a handler that does not end is told so by its signal, and closing does not wait for it for ever',
    async run(world) {
      let begun = false;
      let told = false;
      const bus = await world.bus({
        one: (_event, { signal }) => {
          begun = true;
          return new Promise(() => signal.addEventListener('abort', () => (told = true)));
        },
      });
      await bus.publish([page('endless')]);
      await until('it is in hand', () => begun);
      const started = Date.now();
      await bus.close();
      assert.ok(Date.now() - started < 10_000);
      assert.equal(told, true);
    },
  },
];
