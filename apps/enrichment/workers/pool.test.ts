import { fileURLToPath } from 'node:url';
import type { LimitError } from './limits.js';
import { WorkerPool } from './pool.js';

const worker = fileURLToPath(new URL('./misbehaving.mjs', import.meta.url));
let pool: WorkerPool;
beforeAll(async () => {
  pool = await WorkerPool.open({ threads: 1, worker, limits: { maxBytes: 100, maxMs: 1_000, maxHeapMiB: 32 } });
});
afterAll(() => pool.close());

const page = (deed: string, contentType = 'x', bytes = 10) => ({
  kind: 'extract' as const,
  page: { url: deed, finalUrl: deed, status: 200, contentType, body: new Uint8Array(bytes), pageEventId: '', fetchedAt: '', source: { id: null, homeCountry: null } },
});
const codeOf = (deed: string, bytes?: number) =>
  pool.run<'extract'>(page(deed, 'x', bytes)).then(
    () => 'answered',
    (error: LimitError) => error.code,
  );

test.each([
  ['deed:spin', 'too-slow'],
  ['deed:hoard', 'too-much-memory'],
  ['deed:throw', 'internal'],
  ['deed:leave', 'internal'],
])('%s ends as %s, and the next page is read', async (deed, code) => {
  expect(await codeOf(deed)).toBe(code);
  expect(await pool.run<'extract'>(page('deed:answer', 'next'))).toEqual({ title: 'next' });
});

test('a page that is too large never reaches a worker', async () => {
  expect(await codeOf('deed:answer', 101)).toBe('too-large');
});

test("a page's time does not run while it waits for a thread", async () => {
  // Three pages that each take nearly all the time there is would not fit into it together.
  const codes = await Promise.all([codeOf('deed:spin'), codeOf('deed:spin'), codeOf('deed:answer')]);
  expect(codes).toEqual(['too-slow', 'too-slow', 'answered']);
});
