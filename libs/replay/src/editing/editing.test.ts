import { ArticleEnriched, ArticleRemoved, ArticleStored, decode, encode, events, examplesOf, type Article } from '@newsreel/contracts';
import { anonymize, check, cut, mergeByTime, parseFilter, type ReelRecord } from '../index.js';
import { sortByTime } from '../recording/sort-by-time.js';
import { collect } from '../testing/collect.js';

async function* from(records: Iterable<ReelRecord>): AsyncGenerator<ReelRecord> {
  yield* records;
}
const all = collect<ReelRecord>;
const at = (timestamp: number, key = `k${timestamp}`, headers: Record<string, string> = {}): ReelRecord => ({
  topic: 't',
  partition: null,
  offset: null,
  timestamp,
  key: Buffer.from(key),
  value: null,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)])),
});
const times = (records: readonly ReelRecord[]) => records.map(({ timestamp }) => timestamp);
const examples = events.flatMap((definition) => examplesOf(definition));
const recorded = examples.map((event, offset): ReelRecord => ({ topic: 'x', partition: 0, offset, timestamp: Date.parse(event.time), ...encode(event) }));

describe('cut', () => {
  const five = [1, 2, 3, 4, 5].map((time) => at(time));
  test.each([
    [{ from: 2, to: 4 }, [2, 3]],
    [{ limit: 2 }, [1, 2]],
    [{ limit: 0 }, []],
    [{ filter: ({ timestamp }: ReelRecord) => timestamp % 2 === 1, limit: 2 }, [1, 3]],
  ])('%j leaves %j', async (part, expected) => {
    expect(times(await all(cut(from(five), part)))).toEqual(expected);
  });

  test('reads no further than it must', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<ReelRecord> {
      for (;;) yield at(++read);
    }
    await all(cut(endless(), { limit: 3 }));
    expect(read).toBe(3);
  });
});

describe('filters', () => {
  const record = at(1, 'https://news.example/a', { ce_type: 'newsreel.article.stored.v1', ce_countries: 'KZ,TR', 'content-type': 'application/json' });
  test.each([
    ['countries=TR', true],
    ['countries=T', false],
    ['countries!=DE', true],
    ['key~^https://news\\.example/', true],
    ['content-type=application/json', true],
    ['topic=u', false],
    ['language=en', false],
  ])('%s: %s', (expression, holds) => {
    expect(parseFilter([expression])(record)).toBe(holds);
  });

  test('all of several must hold', () => {
    expect(parseFilter(['countries=KZ', 'countries=DE'])(record)).toBe(false);
  });

  test.each(['countries', '=KZ', 'key~('])('%s is none', (expression) => {
    expect(() => parseFilter([expression])).toThrow(expression);
  });
});

describe('merge', () => {
  test('is by time, and keeps the order within each recording', async () => {
    const merged = await all(mergeByTime([from([at(1), at(5), at(3)]), from([at(2), at(4)]), from([])]));
    expect(times(merged)).toEqual([1, 2, 4, 5, 3]);
  });

  test('what has one time stands in the order of the recordings', async () => {
    const merged = await all(mergeByTime([from([at(1, 'a')]), from([at(1, 'b')])]));
    expect(merged.map(({ key }) => key!.toString())).toEqual(['a', 'b']);
  });
});

test('sorting works the same when it needs the disk', async () => {
  const mixed = Array.from({ length: 500 }, (_, index) => ({ timestamp: (index * 7919) % 100, line: `line ${index} “ü”\n` }));
  const lines = async function* () {
    yield* mixed;
  };
  const inMemory = await collect(sortByTime(lines()));
  expect(inMemory).toEqual([...mixed].sort((a, b) => a.timestamp - b.timestamp));
  expect(await collect(sortByTime(lines(), { memoryBytes: 2000, mergedAtOnce: 3 }))).toEqual(inMemory);
});

describe('check', () => {
  test('counts what is there', async () => {
    const report = await check(from(recorded));
    expect(report).toMatchObject({ events: 15, problemCount: 0, first: '2026-02-05T08:59:58.000Z', last: '2026-03-01T12:00:00.000Z' });
    expect(report.counts['x newsreel.article.stored.v1']).toBe(3);
  });

  test('names what breaks its contract, and what stands in no order', async () => {
    const bad = [recorded[0]!, { ...recorded[3]!, value: Buffer.from('{}') }, { ...recorded[4]!, offset: 1 }];
    const { problems, problemCount } = await check(from(bad));
    expect(problemCount).toBe(2);
    expect(problems[0]).toMatch(/^Event 2 \(x newsreel\.article\.enriched\.v1\): bad-data: /);
    expect(problems[1]).toBe('Event 3 (x newsreel.article.enriched.v1): its offset 1 in x/0 comes after 3');
  });
});

describe('anonymize', () => {
  const kept = [ArticleEnriched, ArticleStored, ArticleRemoved].flatMap((definition) => examplesOf(definition as typeof ArticleRemoved)).map((event): ReelRecord => ({ topic: 'x', partition: 0, offset: 1, timestamp: 1, ...encode(event) }));

  test('nothing of sources and persons is left, anywhere in the record', async () => {
    const found = await all(anonymize(from(kept), { secret: 'a secret of some length' }));
    expect(found).toHaveLength(kept.length);
    const text = found.map((record) => JSON.stringify([record.key!.toString(), Object.values(record.headers).map(String), record.value?.toString()])).join('\n');
    for (const word of ['Serik', 'Dana', 'Murat', 'Aydin', 'news.example', 'daily.example', 'news-example', 'rail-link', 'caspian-ferry', 'railways', '9d6c1b8e']) expect(text).not.toContain(word);
    expect(text).toContain('Ministers of Kazakhstan and Türkiye');
  });

  test('what is left still keeps the contract, and its offsets cut its text', async () => {
    for await (const record of anonymize(from(kept), { secret: 'a secret of some length' })) {
      const { data } = decode(record);
      if (data === null) continue;
      const article = data as Article;
      expect(article.blocks.map((block) => block.text).join('\n\n')).toBe(article.text);
      for (const { name, mentions } of article.entities?.filter(({ type }) => type === 'PERSON') ?? []) expect(article.text.slice(mentions[0]!.start, mentions[0]!.end)).toBe(name);
    }
  });

  test('what names a person or a URL beside the text goes as well: organisations, places, reasons, attributes of later versions', async () => {
    const [event] = examplesOf(ArticleEnriched);
    const named = { start: 0, end: 4, in: 'text' as const };
    const data: Article = {
      ...event!.data,
      text: 'Dana Serik of the Serik Foundation spoke at Serik Square.',
      title: null,
      blocks: [],
      authors: [],
      entities: [
        { type: 'PERSON', name: 'Dana Serik', mentions: [{ start: 0, end: 10, in: 'text' }], salience: 1 },
        { type: 'ORGANIZATION', name: 'Serik Foundation', mentions: [{ start: 18, end: 34, in: 'text' }], salience: 0.5 },
      ],
      places: [{ ...event!.data.places[0]!, ...named, name: 'Serik Square', start: 44, end: 56 }],
      reasons: [{ field: 'text', code: 'next-page', text: 'The article goes on at https://news.example/serik?page=2' }],
    };
    const [record] = await all(anonymize(from([{ topic: 'x', partition: 0, offset: 1, timestamp: 1, ...encode({ ...event!, data, extensions: { ...event!.extensions, editor: 'serik' } }) }]), { secret: 'a secret of some length' }));
    const made = decode(record!).data as Article;
    expect(JSON.stringify([made, Object.values(record!.headers).map(String)])).not.toMatch(/serik|Serik|news\.example/);
    expect(made.text.slice(18, 34)).toBe(made.entities![1]!.name);
    expect(made.text.slice(44, 56)).toBe(made.places[0]!.name);
    expect(made.reasons).toEqual([{ field: 'text', code: 'next-page', text: 'next-page' }]);
  });

  test('a removal still names the article it removes', async () => {
    const found = await all(anonymize(from(kept), { secret: 'a secret of some length' }));
    const [stored, removed] = [found[3]!, found[6]!];
    expect(decode(removed).key).toBe(decode(stored).key);
  });

  test('pages and what breaks its contract are left out and named', async () => {
    const dropped: ReelRecord[] = [];
    expect(await all(anonymize(from([recorded[0]!, at(1)]), { secret: 'a secret of some length', onDropped: (record) => dropped.push(record) }))).toEqual([]);
    expect(dropped).toHaveLength(2);
  });

  test('a secret that can be guessed is refused', async () => {
    await expect(all(anonymize(from([]), { secret: 'short' }))).rejects.toThrow(/at least 8 characters/);
  });
});
