import { createResolve } from './resolve.js';

test('knows what the system knows: localhost is on loopback', async () => {
  expect((await createResolve()('localhost')).map(({ address }) => address)).toEqual(expect.arrayContaining([expect.stringMatching(/^(127\.0\.0\.1|::1)$/)]));
});
