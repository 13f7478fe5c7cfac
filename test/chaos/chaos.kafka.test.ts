import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { describeKafka } from '../servers/kafka.js';
import { mutants } from './mutants.js';
import { isPoison, makePlan } from './plan.js';

// The short form: every fault once, a few hundred events, always the same ones (`npm run chaos` takes others). It starts a broker and a database of its own, since it kills them.
describeKafka('the three services under fire', () => {
  beforeAll(() => {
    mkdirSync('dist/chaos', { recursive: true });
    const { status, stderr } = spawnSync('node_modules/.bin/swc', ['test/chaos', '-d', 'dist/chaos', '-q'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });

  test.each(['kafka', 'postgres'])('lose nothing and make nothing twice, on %s', (log) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/chaos/test/chaos/main.js', '--log', log, '--events', '300', '--seed', '1'], { encoding: 'utf8', timeout: 560_000 });
    expect({ status, said: status === 0 ? '' : `${stdout}\n${stderr}` }).toEqual({ status: 0, said: '' });
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

test.each(Object.entries(mutants))('the mutant %s still fits what is built', (_name, { file, from }) => {
  expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
});
