import { createBus, deadLetter, done, memoryLog, type Outcome } from '@newsreel/bus';
import { ArticleEnriched, PageFetched, examplesOf, newEvent, type NewsEvent } from '@newsreel/contracts';
import { createLogger } from '@newsreel/platform';
import { DeadPages } from './dead-pages.js';

const log = memoryLog();
const bus = createBus({ log, logger: createLogger('test', 'silent') });
const letters: string[] = [];
const dies = (why: string) => async (event: NewsEvent): Promise<Outcome> => (letters.push(event.id), deadLetter(why));

const page = newEvent(PageFetched, { ...examplesOf(PageFetched)[0]!, id: 'page-1' } as never);
const enriched = examplesOf(ArticleEnriched)[0] as NewsEvent<{ pageEventId: string }>;

beforeAll(async () => {
  bus.subscribe({ group: 'newsreel-enrichment', topic: PageFetched.topic, events: [PageFetched], handler: { one: dies('too-slow: It took more than 5000 ms.') } });
  bus.subscribe({ group: 'newsreel-store', topic: ArticleEnriched.topic, events: [ArticleEnriched], handler: { one: dies('a constraint is broken.') } });
  bus.subscribe({ group: 'newsreel-crawler', topic: ArticleEnriched.topic, events: [ArticleEnriched], handler: { one: dies('nobody cares.') } });
  bus.subscribe({ group: 'newsreel-crawler', topic: PageFetched.topic, events: [PageFetched], handler: { one: async () => done() } });
  await bus.start();
});
afterAll(() => bus.close());

/** Asks until there is an answer; the bus does not say when it has given an event up. */
async function reasonOf(id: string): Promise<string> {
  for (;;) {
    const reason = (await new DeadPages(log, new Date(0)).reasons([id])).get(id);
    if (reason) return reason;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('a page that enrichment gave up says why, and where it lies', async () => {
  await bus.publish([page]);
  expect(await reasonOf(page.id)).toMatch(/^dead letter of newsreel-enrichment: too-slow: It took more than 5000 ms\. "newsreel dlq show pages\.raw\/newsreel-enrichment\/\d+\/\d+" shows it\.$/);
});

test('an article that could not be stored is known by its page', async () => {
  await bus.publish([enriched]);
  expect(await reasonOf(enriched.data.pageEventId)).toMatch(/^dead letter of newsreel-store: a constraint is broken/);
});

test('older letters, and pages that live, are of no interest', async () => {
  expect(await new DeadPages(log, new Date(Date.now() + 60_000)).reasons([page.id])).toEqual(new Map());
  expect((await new DeadPages(log, new Date(0)).reasons(['page-2'])).get('page-2')).toBeUndefined();
});
