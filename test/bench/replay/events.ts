import { ArticleEnriched, CrawlRequested, encode, examplesOf, newEvent, type CrawlRequest, type NewsEvent, type Topic } from '@newsreel/contracts';
import type { ReelRecord } from '@newsreel/replay';
import { seededRandom } from '@newsreel/replay/testing';

const WORDS = 'river council bridge market harbour school railway minister budget report valley station winter storm farmers library engine museum treaty border'.split(' ');

export type Size = 'small' | 'article';

/** What a record of it has, key and headers included, and where it goes: requests of 1 KiB, articles of 8 KiB. */
export const sizes: Readonly<Record<Size, { readonly bytes: number; readonly topic: Topic }>> = {
  small: { bytes: 1024, topic: CrawlRequested.topic },
  article: { bytes: 8 * 1024, topic: ArticleEnriched.topic },
};

const POOL_CHARACTERS = 4 * 1024 * 1024;
const MARK = '@@';

/** Records whose texts differ and compress some three times, as text does; always the same ones. */
export function* records(size: Size, count: number, topic: string): Generator<ReelRecord> {
  const { key, headers, value } = encode(eventOf(size, MARK));
  const [before, after] = value!.toString('utf8').split(MARK) as [string, string];
  const used = key!.length + value!.length + Object.entries(headers).reduce((sum, [name, bytes]) => sum + name.length + bytes.length, 0);
  const length = sizes[size].bytes - used;
  for (let index = 0; index < count; index++) {
    const at = (index * 7_368_787) % POOL_CHARACTERS;
    const id = Buffer.from(`bench-${index}`);
    yield { topic, partition: null, offset: null, timestamp: Date.UTC(2026, 0, 1) + index, key: Buffer.concat([key!, id]), headers: { ...headers, ce_id: id }, value: Buffer.from(`${before}${POOL.slice(at, at + length)}${after}`) };
  }
}

function eventOf(size: Size, text: string): NewsEvent {
  if (size === 'article') {
    const [example] = examplesOf(ArticleEnriched);
    return { ...example!, data: { ...example!.data, entities: null, title: 'Bench', text, blocks: [] } };
  }
  const url = 'https://bench.example/';
  return newEvent(CrawlRequested, { id: 'bench', source: 'urn:bench', time: '2026-01-01T00:00:00.000Z', subject: url, key: url, data: { url, padding: text } as CrawlRequest });
}

function words(length: number): string {
  const random = seededRandom(1);
  const parts: string[] = [];
  for (let characters = 0; characters < length; ) {
    const part = `${WORDS[Math.floor(random() * WORDS.length)]} ${Math.floor(random() * 1e6).toString(36)} `;
    parts.push(part);
    characters += part.length;
  }
  return parts.join('');
}

// Made before anything is measured.
const POOL = words(POOL_CHARACTERS + 16 * 1024);
