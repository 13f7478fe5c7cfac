import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { CrawlRequested } from '@newsreel/contracts';
import { assertEvent, playReel } from '@newsreel/replay/testing';

test('every request names its URL', async () => {
  const seen = [];
  await playReel(new URL('morning.reel', import.meta.url), (event) => {
    assertEvent(event, CrawlRequested, { data: { url: event.key } });
    seen.push(event.id);
  });
  deepEqual(seen.toSorted(), ['1', '2', '3']);
});
