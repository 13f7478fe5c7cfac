import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ArticleStored, CrawlRequested, examplesOf, fromCloudEventJson, PageFetched, type NewsEvent } from '@newsreel/contracts';
import { replay, toApi, toHttp, type ReelRecord } from '../index.js';
import { recordsOf } from '../testing/event-records.js';

async function* from(records: Iterable<ReelRecord>): AsyncGenerator<ReelRecord> {
  yield* records;
}

interface Seen {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let seen: Seen[];
let answer: (seen: Seen) => { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };
let url: string;
beforeEach(async () => {
  seen = [];
  answer = () => ({ status: 202 });
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const one = { url: request.url!, headers: request.headers, body };
      seen.push(one);
      const { status, headers, body: said } = answer(one);
      response.writeHead(status, headers).end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test('to any URL an event is a CloudEvent in binary mode, and a refusal ends the replay', async () => {
  answer = () => ({ status: seen.length < 3 ? 204 : 503 });
  const records = recordsOf(examplesOf(ArticleStored));
  await expect(replay({ records: from(records), sink: toHttp(`${url}/events`) })).rejects.toThrow(`${url}/events answered 503 to the event`);
  expect(seen).toHaveLength(3);
  expect(seen[0]).toMatchObject({ headers: { 'ce-type': 'newsreel.article.stored.v1', 'ce-specversion': '1.0', 'content-type': 'application/json' }, body: records[0]!.value!.toString() });
});

test('what a header may not hold is percent-encoded, and the media type stays as it is', async () => {
  const [record] = recordsOf(examplesOf(ArticleStored));
  const headers = { ...record!.headers, ce_subject: Buffer.from('100 % "ü"'), 'content-type': Buffer.from('application/json; charset="utf-8"') };
  await replay({ records: from([{ ...record!, headers }]), sink: toHttp(url) });
  expect(seen[0]!.headers).toMatchObject({ 'ce-subject': '100%20%25%20%22%C3%BC%22', 'content-type': 'application/json; charset="utf-8"' });
});

describe('to the API of a running newsreel', () => {
  const [request] = examplesOf(CrawlRequested);
  const requests = (count: number): NewsEvent[] => Array.from({ length: count }, (_, index) => ({ ...request!, id: `${index}` }));
  const play = (records: readonly ReelRecord[], key?: string) => replay({ records: from(records), sink: toApi({ url, key }) });
  const events = () => seen.flatMap(({ body }) => (JSON.parse(body) as unknown[]).map(fromCloudEventJson));

  test('events go in batches, in their order, with the key', async () => {
    const sent = [...examplesOf(PageFetched), ...requests(2500)];
    expect(await play(recordsOf(sent), 'secret')).toBe(2503);
    expect(events()).toEqual(sent);
    expect(seen.map(({ body }) => (JSON.parse(body) as unknown[]).length)).toEqual([1000, 1000, 503]);
    expect(seen[0]).toMatchObject({ url: '/api/v1/events', headers: { 'content-type': 'application/cloudevents-batch+json', authorization: 'Bearer secret' } });
  });

  test('large pages share no batch that would be too large', async () => {
    const [page] = examplesOf(PageFetched);
    await play(recordsOf(Array.from({ length: 3 }, () => ({ ...page!, data: Buffer.alloc(3 * 1024 * 1024) }))));
    expect(seen).toHaveLength(3);
  });

  test('one that is busy gets it again', async () => {
    answer = () => (seen.length === 1 ? { status: 429, headers: { 'retry-after': '0.01' } } : { status: 202 });
    await play(recordsOf(requests(1)));
    expect(seen.map(({ body }) => body)).toEqual([seen[0]!.body, seen[0]!.body]);
  });

  test('a refusal says why', async () => {
    answer = () => ({ status: 400, body: JSON.stringify({ detail: 'Event 1: nobody may.' }) });
    await expect(play(recordsOf(requests(1)))).rejects.toThrow(`${url}/api/v1/events answered 400: Event 1: nobody may. Nothing of this batch or after it was sent.`);
  });

  test.each([[401, 'RequestError'], [413, 'RequestError'], [500, 'AnswerError'], [503, 'AnswerError']])('whether we or they are at fault is told by the error: %i is a %s', async (status, name) => {
    answer = () => ({ status, headers: { 'retry-after': '0.001' } });
    await expect(play(recordsOf(requests(1)))).rejects.toMatchObject({ name });
  });

  test('a refusal in other words than ours is shown', async () => {
    answer = () => ({ status: 403, body: '{"error":"the gateway says no"}' });
    await expect(play(recordsOf(requests(1)))).rejects.toThrow('answered 403: {"error":"the gateway says no"}');
  });

  test('nobody there is said so', async () => {
    server.close();
    await expect(play(recordsOf(requests(1)))).rejects.toThrow(/does not answer \(connect ECONNREFUSED.*Is newsreel running there\?/);
  });

  test('a record that is no event is named', async () => {
    const [record] = recordsOf(requests(1));
    await expect(play([{ ...record!, value: Buffer.from('{') }])).rejects.toThrow(/^The event 0 can't be sent: newsreel\.crawl\.requested\.v1: the value is no JSON/);
  });
});
