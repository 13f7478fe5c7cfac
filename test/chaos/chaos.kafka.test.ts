import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { describeKafka } from '../servers/kafka.js';
import { mutants } from './mutants.js';
import { isPoison, makePlan } from './plan.js';

// The short form: every fault once, a few hundred events. A change is to be judged by itself, so they are the same for every commit; NEWSREEL_CHAOS_SEED takes others.
const seed = process.env.NEWSREEL_CHAOS_SEED ?? '1';

const chaos = (...words: string[]) => spawnSync(process.execPath, ['dist/chaos/test/chaos/main.js', '--seed', seed, ...words], { encoding: 'utf8', timeout: 560_000 });

// It starts brokers and databases of its own, since it kills them.
describeKafka(`the three services under fire, seed ${seed},`, () => {
  beforeAll(() => {
    mkdirSync('dist/chaos', { recursive: true });
    const { status, stderr } = spawnSync('node_modules/.bin/swc', ['test/chaos', '-d', 'dist/chaos', '-q'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });

  test.each(['kafka', 'postgres'])('lose nothing and make nothing twice, on %s', (log) => {
    const { status, stdout, stderr } = chaos('--log', log, '--events', '300');
    expect({ status, said: status === 0 ? '' : `${stdout}\n${stderr}` }).toEqual({ status: 0, said: '' });
  }, 580_000);

  test.each(Object.entries(mutants))('are found out when they are given the fault %s', (mutant, { log, found }) => {
    const { status, stdout } = chaos('--log', log, '--events', '200', '--mutant', mutant);
    expect(stdout).toContain(found);
    expect(status).toBe(1);
  }, 580_000);
});

test('a plan is the same with the same seed, and holds edits, repetitions and poison', () => {
  const [one, same, other] = [makePlan(400, 7), makePlan(400, 7), makePlan(400, 8)];
  expect(same.events.map(({ id }) => id)).toEqual(one.events.map(({ id }) => id));
  expect(other.events.map(({ id }) => id)).not.toEqual(one.events.map(({ id }) => id));
  const ids = one.events.filter((event) => !isPoison(event)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(one.fetches.size);
  expect(ids.length).toBeGreaterThan(one.fetches.size);
  expect([...one.revisions.values()].some((revisions) => revisions.length > 2)).toBe(true);
  expect(one.poison).toHaveLength(4);
});
