import { encode } from '@newsreel/contracts';
import type { Fetched } from '../fetching/fetcher.js';
import { pageEvent } from './page-event.js';

const fetched = (more: Partial<Fetched> = {}): Fetched => ({ status: 200, headers: [['content-type', 'text/html; charset=koi8-r'], ['set-cookie', 'secret=1'], ['x-robots-tag', 'noarchive']], body: Buffer.from([0xf0, 0xd2, 0xc9]), ...more });
const event = (response = fetched(), fetchedAt = new Date('2026-11-24T10:00:00.123Z')) =>
  pageEvent({ url: 'https://news.example/a', finalUrl: 'https://www.news.example/a', fetchedAt, response, source: { id: 'news', homeCountry: 'KZ' } });

describe('a page event', () => {
  test('carries the body untouched, and what is known about it', () => {
    expect(event()).toMatchObject({
      type: 'newsreel.page.fetched.v1',
      time: '2026-11-24T10:00:00.123Z',
      key: 'https://news.example/a',
      subject: 'https://news.example/a',
      contentType: 'text/html; charset=koi8-r',
      extensions: { finalurl: 'https://www.news.example/a', status: '200', sourceid: 'news', homecountry: 'KZ', robots: 'noarchive' },
      data: Buffer.from([0xf0, 0xd2, 0xc9]),
    });
    expect(() => encode(event())).not.toThrow();
  });

  test('has the same id for the same fetch, and another for any other', () => {
    expect(event().id).toBe(event().id);
    expect(event(fetched(), new Date('2026-11-24T10:00:00.124Z')).id).not.toBe(event().id);
    expect(event(fetched({ body: Buffer.from('other') })).id).not.toBe(event().id);
  });

  test('tells no cookie', () => {
    expect(event().headers['http-headers']).not.toContain('secret');
  });

  test('carries at most 32 KiB of headers', () => {
    const headers = Array.from({ length: 100 }, (_, i): [string, string] => [`x-${i}`, 'ü'.repeat(400)]);
    const json = event(fetched({ headers })).headers['http-headers']!;
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(32 * 1024);
    expect(JSON.parse(json)[0]).toEqual(headers[0]);
  });
});
