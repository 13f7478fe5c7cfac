import { Health } from './health.js';

test('a process is ready when every part is', async () => {
  const health = new Health();
  health.add('database', () => {});
  expect(await health.readiness()).toEqual({ ready: true, problems: {} });
});

test('a part that fails is named with what it says', async () => {
  const health = new Health();
  health.add('database', () => Promise.reject(new Error('refuses connections')));
  health.add('bus', () => {});
  expect(await health.readiness()).toEqual({ ready: false, problems: { database: 'refuses connections' } });
});

test('a process that stops is not ready, whatever its parts say', async () => {
  const health = new Health();
  health.stop();
  expect((await health.readiness()).ready).toBe(false);
});
