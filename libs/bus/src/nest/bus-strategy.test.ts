import 'reflect-metadata';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ArticleEnriched, examplesOf, PageFetched, type Article, type NewsEvent } from '@newsreel/contracts';
import { createBus } from '../core/create-bus.js';
import { until } from '../conformance/waiting.js';
import { page } from '../conformance/world.js';
import { DeadLetters } from '../dead-letters/dead-letters.js';
import { memoryLog } from '../memory/memory-log.js';
import type { Bus, HandlerContext } from '../port/bus.js';
import { done, type Outcome } from '../port/outcome.js';
import { BusStrategy } from './bus-strategy.js';
import { Handles, HandlesBatch } from './handles.js';

const quiet = () => {};
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet };

const seen: { pages: string[]; batches: number[]; signals: boolean[]; failures: number } = { pages: [], batches: [], signals: [], failures: 0 };

@Controller()
class PagesController {
  @Handles(PageFetched, { group: 'test-pages' })
  async page(event: NewsEvent<Buffer>, { signal }: HandlerContext): Promise<Outcome> {
    seen.signals.push(signal instanceof AbortSignal);
    if (event.key === 'database is down') {
      if (++seen.failures < 3) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    }
    if (event.key === 'poison') throw Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    seen.pages.push(event.key);
    return done();
  }

  @HandlesBatch(ArticleEnriched, { group: 'test-articles', maxEvents: 10 })
  async articles(events: readonly NewsEvent<Article>[]): Promise<readonly Outcome[]> {
    seen.batches.push(events.length);
    return events.map(() => done());
  }
}

@Module({ controllers: [PagesController] })
class PagesModule {}

describe('controllers on the bus', () => {
  const log = memoryLog();
  let bus: Bus;
  let app: INestMicroservice;

  beforeAll(async () => {
    bus = createBus({ log, logger });
    app = await NestFactory.createMicroservice(PagesModule, { strategy: new BusStrategy(bus), logger: false });
    await app.listen();
  });
  afterAll(() => app.close());

  test('a marked method gets the events of its type, and a signal', async () => {
    await bus.publish([page('one'), page('two')]);
    await until('both are handled', () => seen.pages.includes('one') && seen.pages.includes('two'));
    expect(seen.signals).toContain(true);
  });

  test('a method marked for batches gets lists', async () => {
    const [example] = examplesOf(ArticleEnriched);
    await bus.publish([example!, example!, example!] as NewsEvent[]);
    await until('all are handled', () => seen.batches.reduce((sum, count) => sum + count, 0) === 3);
  });

  test('the bus sees the error itself: what lies outside is tried again, what lies in the event is a dead letter', async () => {
    await bus.publish([page('database is down'), page('poison')]);
    await until('the first is handled in the end', () => seen.pages.includes('database is down'));
    const letters = new DeadLetters(log);
    await until('the second is dead', async () => (await letters.list()).length === 1);
    expect(await letters.list()).toEqual([expect.objectContaining({ key: 'poison', group: 'test-pages', reason: 'Error: invalid byte sequence' })]);
    expect(seen.pages).not.toContain('poison');
  });

  test('closing the application closes the bus', async () => {
    await app.close();
    expect(bus.health().ready).toBe(false);
  });
});

test('two methods for one type and one group end the start, in words', async () => {
  @Controller()
  class Twice {
    @Handles(PageFetched, { group: 'test-pages' })
    async one(): Promise<Outcome> {
      return done();
    }
    @Handles(PageFetched, { group: 'test-pages' })
    async two(): Promise<Outcome> {
      return done();
    }
  }
  @Module({ controllers: [Twice] })
  class TwiceModule {}
  const app = await NestFactory.createMicroservice(TwiceModule, { strategy: new BusStrategy(createBus({ log: memoryLog(), logger })), logger: false });
  await expect(app.listen()).rejects.toThrow('Two methods handle newsreel.page.fetched.v1 for test-pages');
});
