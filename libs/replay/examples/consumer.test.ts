import { CrawlRequested, type CrawlRequest } from '@newsreel/contracts';
import { duplicate, playReel } from '@newsreel/replay/jest';

test('each URL is counted once, however often its event comes', async () => {
  const urls = new Set<string>();
  const played = await playReel(new URL('morning.reel', import.meta.url), (event) => {
    if (event.type === CrawlRequested.type) urls.add((event.data as CrawlRequest).url);
  }, { failures: (records) => duplicate(records, { share: 0.5 }) });
  expect(urls).toEqual(new Set(['https://news.example/a', 'https://news.example/b']));
  expect(played.deadLetters).toEqual([]);
});
