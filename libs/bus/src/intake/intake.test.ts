import { ArticleEnriched, ArticleStored, CrawlRequested, examplesOf, PageFetched, toCloudEventJson, type NewsEvent } from '@newsreel/contracts';
import { createLogger, createMetrics, Health, newKey, serve, type Access, type Service } from '@newsreel/platform';
import { BusError } from '../port/errors.js';
import { BusModule } from '../service/bus-module.js';
import { IntakeModule } from './intake.controller.js';

const ONE = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const examples = [PageFetched, ArticleEnriched, CrawlRequested].flatMap((definition) => examplesOf(definition as typeof CrawlRequested) as NewsEvent[]);

let service: Service;
let published: NewsEvent[];
let down: Error | null;
async function start(access: Access = 'none'): Promise<void> {
  const publish = async (events: readonly NewsEvent[]) => {
    if (down) throw down;
    published.push(...events);
  };
  const bus = { publish, subscribe: () => undefined, start: async () => undefined, health: () => ({ ready: true, problems: [] }), close: async () => undefined };
  const openApi = { title: 'test', description: '', version: '1' };
  service = await serve({ modules: [BusModule.of(bus), IntakeModule.of()], health: new Health(), metrics: createMetrics('test'), log: createLogger('test', 'silent'), host: '127.0.0.1', port: 0, access, openApi });
}
beforeEach(() => {
  published = [];
  down = null;
});
afterEach(() => service.close());

async function send(body: unknown, headers: Record<string, string> = { 'content-type': BATCH }) {
  const answer = await fetch(`${service.url}/api/v1/events`, { method: 'POST', headers, body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { published?: number; detail?: string } };
}

describe('without keys', () => {
  beforeEach(() => start());

  test('a batch of events is published as it is, in its order', async () => {
    expect(await send(examples.map(toCloudEventJson))).toEqual({ status: 202, body: { published: examples.length } });
    expect(published).toEqual(examples);
  });

  test('one event needs no array', async () => {
    expect(await send(toCloudEventJson(examples[0]!), { 'content-type': `${ONE}; charset=utf-8` })).toEqual({ status: 202, body: { published: 1 } });
    expect(published).toEqual([examples[0]]);
  });

  test('one that breaks its contract is named by its place, and none is published', async () => {
    const broken = { ...toCloudEventJson(examples[1]!), time: 'yesterday' };
    expect(await send([toCloudEventJson(examples[0]!), broken])).toEqual({ status: 400, body: expect.objectContaining({ detail: expect.stringMatching(/^Event 2: newsreel\.page\.fetched\.v1: .*time/s) }) });
    expect(published).toEqual([]);
  });

  test('what the store says nobody else may say', async () => {
    const { status, body } = await send(examplesOf(ArticleStored).map(toCloudEventJson));
    expect([status, body.detail]).toEqual([400, expect.stringContaining('newsreel.article.stored.v1 is what the store says of its own articles')]);
  });

  test.each([
    ['another content type', '[]', { 'content-type': 'application/json' }, 415, 'The content type is application/json; send application/cloudevents+json'],
    ['no JSON', '[{', { 'content-type': BATCH }, 400, 'The body is no JSON in UTF-8'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), { 'content-type': BATCH }, 400, 'The body is no JSON in UTF-8'],
    ['a batch that is none', '{}', { 'content-type': BATCH }, 400, 'is an array of events'],
    ['more events than are taken', JSON.stringify(Array(1001).fill({})), { 'content-type': BATCH }, 400, '1001 events; at most 1000'],
    ['a body that is too large', ' '.repeat(16 * 1024 * 1024 + 1), { 'content-type': BATCH }, 413, 'at most 16777216 bytes'],
  ])('%s is refused', async (_what, body, headers, status, detail) => {
    expect(await send(body, headers)).toEqual({ status, body: expect.objectContaining({ detail: expect.stringContaining(detail) }) });
  });

  test('a body that does not say how long it is is read no further than it may be', async () => {
    let chunks = 0;
    const body = new ReadableStream({ pull: (controller) => (chunks++ < 1_000 ? controller.enqueue(Buffer.alloc(1024 * 1024, ' ')) : controller.close()) });
    const answer = await fetch(`${service.url}/api/v1/events`, { method: 'POST', headers: { 'content-type': BATCH }, body, duplex: 'half' } as RequestInit);
    expect([answer.status, await answer.json()]).toEqual([413, expect.objectContaining({ detail: expect.stringContaining('at most 16777216 bytes') })]);
    expect(chunks).toBeLessThan(100);
  });

  test('an empty batch is nothing to do', async () => expect(await send([])).toEqual({ status: 202, body: { published: 0 } }));

  test('an event that is too large for its topic is a fault of its own', async () => {
    down = new BusError('too-large', 'The page "x" has 9 bytes too many.');
    expect(await send([toCloudEventJson(examples[0]!)])).toEqual({ status: 400, body: expect.objectContaining({ detail: down.message }) });
  });

  test('a log that is down is no fault of the events', async () => {
    down = new Error('the broker is gone');
    expect((await send([toCloudEventJson(examples[0]!)])).status).toBe(500);
  });

  test('the OpenAPI document knows it', async () => {
    const document = (await (await fetch(`${service.url}/api/openapi.json`)).json()) as { paths: Record<string, { post: { requestBody: { content: object }; responses: object } }> };
    const { post } = document.paths['/api/v1/events']!;
    expect(Object.keys(post.requestBody.content)).toEqual([BATCH, ONE]);
    expect(Object.keys(post.responses)).toEqual(['202', '400', '413', '415']);
  });
});

test('with keys it takes one for admin', async () => {
  const [read, admin] = [newKey('read'), newKey('admin')];
  await start([read, admin].map(({ entry }) => ({ scope: entry.split(':')[0] as 'read' | 'admin', sha256: Buffer.from(entry.split(':')[1]!, 'hex') })));
  const with_ = async (key?: string) => (await send([], { 'content-type': BATCH, ...(key && { authorization: `Bearer ${key}` }) })).status;
  expect([await with_(), await with_(read.key), await with_(admin.key)]).toEqual([401, 403, 202]);
});
