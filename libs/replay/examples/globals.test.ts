import { expect, test } from '@jest/globals';
import { ArticleStored, examplesOf } from '@newsreel/contracts';
import { toMatchEvent } from '@newsreel/replay/jest';

expect.extend({ toMatchEvent });

// `expect` as Jest exports it has the matcher too, and the compiler knows.
test('an article of the contracts is one', async () => {
  const [article] = examplesOf(ArticleStored);
  expect(article).toMatchEvent(ArticleStored, { data: { language: 'en' } });
  expect(article).not.toMatchEvent(ArticleStored, { data: { language: 'tr' } });
  await expect(Promise.resolve(article)).resolves.toMatchEvent(ArticleStored);
});
