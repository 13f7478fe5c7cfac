import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { encode, events, examplesOf } from '@newsreel/contracts';
import { recordLine } from './line.js';
import { cut, openReel, readReel, ReelError, writeReel, type ReelRecord } from '../index.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'newsreel-reel-'))));
afterAll(() => rm(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

const records: ReelRecord[] = events.flatMap((definition) => examplesOf(definition)).map((event, index) => ({ ...encode(event), topic: 'a.topic', partition: index % 3, offset: index, timestamp: Date.parse(event.time) }));
/** `count` records of about a kilobyte. */
function* many(count: number): Generator<ReelRecord> {
  for (let index = 0; index < count; index++) {
    const value = Buffer.from(`${index} ${String(index * 7919).repeat(100)}`);
    yield { topic: 'a.topic', partition: 0, offset: index, timestamp: index, key: Buffer.from(`${index}`), value, headers: {} };
  }
}

/** Line by line: Jest compares thousands of buffers slowly. */
const lines = (records: Iterable<ReelRecord>) => Array.from(records, recordLine).join('');

async function all(from: string | AsyncIterable<Uint8Array>): Promise<{ records: ReelRecord[]; error: ReelError | null }> {
  const found: ReelRecord[] = [];
  try {
    for await (const record of readReel(from)) found.push(record);
    return { records: found, error: null };
  } catch (error) {
    return { records: found, error: error as ReelError };
  }
}

test('what is written is read again, byte for byte', async () => {
  const odd: ReelRecord = { topic: 't', partition: null, offset: null, timestamp: 0, key: Buffer.from([0xff, 0]), value: Buffer.from('\ufeff{"a":\u2028}'), headers: { ok: Buffer.from('Қ'), bytes: Buffer.from([0xc3, 0x28]), empty: Buffer.alloc(0) } };
  const nothing: ReelRecord = { topic: 't', partition: 0, offset: 0, timestamp: 1, key: null, value: null, headers: {} };
  expect(await writeReel(path('all.reel'), [...records, odd, nothing], { note: 'a note', topics: ['a.topic', 't'] })).toBe(records.length + 2);
  expect((await all(path('all.reel'))).records).toEqual([...records, odd, nothing]);
  const { header, close } = await openReel(path('all.reel'));
  expect(header).toEqual({ reel: 1, createdAt: expect.any(String), topics: ['a.topic', 't'], note: 'a note' });
  await close();
});

test('a reel of many frames comes back whole', async () => {
  await writeReel(path('many.reel'), many(5000));
  const found = await all(path('many.reel'));
  expect(found.error).toBeNull();
  expect(lines(found.records) === lines(many(5000))).toBe(true);
});

test('it is small', async () => {
  await writeReel(path('small.reel'), Array.from({ length: 2000 }, () => records[3]!));
  expect((await readFile(path('small.reel'))).length).toBeLessThan(2000 * records[3]!.value!.length * 0.1);
});

describe('a damaged reel gives every whole event before the damage, and says where it is', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    await writeReel(path('whole.reel'), many(5000));
    bytes = await readFile(path('whole.reel'));
  });
  const broken = async (damaged: Buffer) => {
    await writeFile(path('broken.reel'), damaged);
    return all(path('broken.reel'));
  };

  test('cut at any of its parts', async () => {
    for (const share of [0.99, 0.5, 0.3]) {
      const { records: found, error } = await broken(bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(lines(found) === lines(many(found.length))).toBe(true);
      expect(found.length).toBeGreaterThan(5000 * (share - 0.25));
      expect(error).toMatchObject({ name: 'ReelError', code: 'cut', events: found.length, message: expect.stringMatching(/is cut at byte \d+: .* events before it are whole/) });
    }
  });

  test('cut between two frames', async () => {
    let at = bytes.length - 1;
    while (bytes.readUInt32LE(Math.min(at, bytes.length - 4)) !== 0xfd2fb528) at--;
    const { records: found, error } = await broken(bytes.subarray(0, at));
    expect(found.length).toBeGreaterThan(4000);
    expect(error).toMatchObject({ code: 'cut', events: found.length });
  });

  test('one bit is another', async () => {
    const flipped = Buffer.from(bytes);
    const at = Math.floor(bytes.length * 0.6);
    flipped[at]! ^= 0x10;
    const { records: found, error } = await broken(flipped);
    expect(lines(found) === lines(many(found.length))).toBe(true);
    expect(error).toMatchObject({ code: 'damaged', events: found.length });
    expect(error!.byte).toBeLessThanOrEqual(at);
  });

  test('cut in its beginning', async () => {
    expect((await broken(bytes.subarray(0, 40))).error).toMatchObject({ code: 'cut', events: 0 });
  });

  test('cut at any byte', async () => {
    await writeReel(path('few.reel'), many(400));
    const few = await readFile(path('few.reel'));
    for (let length = 1; length < few.length; length += 389) {
      const { records: found, error } = await broken(few.subarray(0, length));
      expect(lines(found) === lines(many(found.length))).toBe(true);
      expect(error).toMatchObject({ name: 'ReelError', events: found.length });
    }
  });

  test('any byte is another', async () => {
    await writeReel(path('few.reel'), many(400));
    const few = await readFile(path('few.reel'));
    for (let at = 0; at < few.length; at += 389) {
      const flipped = Buffer.from(few);
      flipped[at]! ^= 0xff;
      const { records: found, error } = await broken(flipped);
      expect(lines(found) === lines(many(found.length))).toBe(true);
      expect(error).toMatchObject({ name: 'ReelError', events: found.length });
    }
  });

  test('no more than a block of it is lost', async () => {
    const at = Math.floor(bytes.length * 0.6);
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= 0x10;
    const { records: found, error } = await broken(flipped);
    const whole = await all(path('whole.reel'));
    // What is decoded of the reel up to the block that is damaged, and of the block itself.
    expect(at - error!.byte).toBeLessThan(128 * 1024);
    const read = Buffer.byteLength(lines(whole.records.slice(0, found.length)));
    expect(read / Buffer.byteLength(lines(whole.records))).toBeGreaterThan(0.5);
  });

  test('what is made of it is a whole reel of what was before the damage', async () => {
    await writeFile(path('broken.reel'), bytes.subarray(0, Math.floor(bytes.length / 2)));
    const error = await writeReel(path('saved.reel'), readReel(path('broken.reel'))).catch((error: unknown) => error as ReelError);
    expect(error).toMatchObject({ name: 'ReelError', code: 'cut' });
    expect(await all(path('saved.reel'))).toMatchObject({ records: { length: (error as ReelError).events }, error: null });
  });

  test('with something else behind it', async () => {
    expect(await broken(Buffer.concat([bytes, Buffer.from('rubbish behind it')]))).toMatchObject({ records: { length: 5000 } });
  });
});

describe('other makers', () => {
  const text = `{"reel":1,"createdAt":"2026-11-24T10:00:00Z"}
{"topic":"articles.stored","time":"2026-11-24T10:00:00Z","key":"k","headers":{"ce_id":"1"},"value":{"title":"By hand"}}

{"topic":"articles.stored","time":"2026-11-24T10:00:01Z","key":"k"}
`;

  test('a reel can be written by hand, its value as an object', async () => {
    await writeFile(path('hand.reel'), text);
    const { records: found } = await all(path('hand.reel'));
    expect(found.map(({ value }) => value?.toString() ?? null)).toEqual(['{"title":"By hand"}', null]);
  });

  test('a line that is no event is named', async () => {
    await writeFile(path('typo.reel'), text.replace('"time":"2026-11-24T10:00:01Z",', ''));
    const { records: found, error } = await all(path('typo.reel'));
    expect(found).toHaveLength(1);
    expect(error).toMatchObject({ code: 'bad-line', message: expect.stringMatching(/line \(3\) that is no event: .*time/) });
  });

  test('zstd as others write it is read, and the other way round', async () => {
    await writeFile(path('foreign.reel'), zstdCompressSync(Buffer.from(`${text}{"end":true,"events":2}\n`)));
    expect((await all(path('foreign.reel'))).records).toHaveLength(2);
    await writeReel(path('ours.reel'), many(3000));
    if (hasZstd()) expect(execFileSync('zstd', ['-dcq', path('ours.reel')], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim().split('\n')).toHaveLength(3002);
  });

  test('a line without an end is damage, not memory', async () => {
    const endless = async function* () {
      yield Buffer.from(text);
      for (;;) yield Buffer.alloc(1024 * 1024, 'x');
    };
    expect(await all(endless())).toMatchObject({ records: { length: 2 }, error: { code: 'damaged', message: expect.stringContaining('a line is longer than 67108864 bytes') } });
  });

  test('a line that is cut off is named', async () => {
    await writeFile(path('cut.reel'), text.slice(0, -20));
    expect(await all(path('cut.reel'))).toMatchObject({ records: { length: 1 }, error: { code: 'bad-line', message: expect.stringMatching(/line \(3\) that is no event/) } });
  });

  test.each([
    ['text', 'hello\n', 'not-a-reel'],
    ['gzip', gzipSync(text), 'not-a-reel'],
    ['zeros', Buffer.alloc(66 * 1024 * 1024), 'not-a-reel'],
    ['zstd of something else', zstdCompressSync(Buffer.from('hello\n')), 'not-a-reel'],
    ['nothing', '', 'not-a-reel'],
    ['another JSON', '{"topic":"x"}\n', 'not-a-reel'],
    ['a later version', '{"reel":2,"createdAt":"2026-11-24T10:00:00Z"}\n', 'later-version'],
  ])('%s is refused', async (_what, content, code) => {
    await writeFile(path('other.reel'), content);
    expect((await all(path('other.reel'))).error).toMatchObject({ name: 'ReelError', code });
  });

  test('a file that is not there is an error', async () => {
    expect((await all(path('nowhere.reel'))).error).toMatchObject({ code: 'ENOENT' });
  });
});

test('a reel may take the place of the one that it is made of', async () => {
  await writeReel(path('same.reel'), many(3000));
  await writeReel(path('same.reel'), cut(readReel(path('same.reel')), { limit: 2000 }));
  expect((await all(path('same.reel'))).records).toHaveLength(2000);
});

test('a writing that fails leaves what was there, and nothing else', async () => {
  await writeReel(path('kept.reel'), many(3));
  const failing = async function* () {
    yield* many(2000);
    throw new Error('the broker is gone');
  };
  await expect(writeReel(path('kept.reel'), failing())).rejects.toThrow('the broker is gone');
  expect((await all(path('kept.reel'))).records).toHaveLength(3);
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('an output that fails ends the writing with its error', async () => {
  await expect(writeReel(path('no/such/folder.reel'), many(5000))).rejects.toThrow(/ENOENT/);
});

function hasZstd(): boolean {
  try {
    execFileSync('zstd', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
