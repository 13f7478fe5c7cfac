import { Controller } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { done, Handles } from '@newsreel/bus';
import { CrawlRequested, newEvent, type CrawlRequest, type NewsEvent } from '@newsreel/contracts';
import { playReel, sequentialIds, toMatchEvent } from '@newsreel/replay/jest';

expect.extend({ toMatchEvent });
const nextId = sequentialIds();

@Controller()
class FollowUps {
  @Handles(CrawlRequested, { group: 'follow-ups' })
  async onRequest({ data, key, time }: NewsEvent<CrawlRequest>) {
    if (data.requestedBy === 'follow-ups') return done();
    return done([newEvent(CrawlRequested, { id: nextId(), source: 'urn:example:follow-ups', time, key, data: { url: `${data.url}?page=2`, requestedBy: 'follow-ups' } })]);
  }
}

test('a second page is asked for after each first one', async () => {
  const module = await Test.createTestingModule({ controllers: [FollowUps] }).compile();
  const { emitted } = await playReel(new URL('morning.reel', import.meta.url), module);
  expect(emitted).toHaveLength(3);
  expect(emitted[0]).toMatchEvent(CrawlRequested, { data: { url: expect.stringMatching(/\?page=2$/) } });
});
