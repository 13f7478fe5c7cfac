import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { frameOf, type Level } from './frames.js';
import { endLine, headerLine, recordLine } from './line.js';
import { outputTo } from './output.js';
import { ReelError, type ReelHeader, type ReelRecord } from './record.js';

/**
 * Of text in a frame: a block of zstd, which can be read as a whole or not at all. So damage costs the events of its block and those behind it,
 * and none before.
 */
const FRAME_CHARACTERS = 128 * 1024;

export type ReelInfo = Partial<Pick<ReelHeader, 'createdAt' | 'topics' | 'note'>>;

type Items<Item> = AsyncIterable<Item> | Iterable<Item>;

/**
 * Writes a reel: to a file, which appears when it is whole, or to a stream, which is ended. The memory it takes does not grow with the number of records.
 * @returns how many records were written
 * @throws ReelError that the records threw because they come from a damaged reel; then what was written is a whole reel of those before the damage
 */
export function writeReel(to: string | Writable, records: Items<ReelRecord>, info: ReelInfo = {}): Promise<number> {
  return writeLines(to, encoded(records), info);
}

async function* encoded(records: Items<ReelRecord>): AsyncGenerator<string> {
  for await (const record of records) yield recordLine(record);
}

/** The same with lines that are encoded already. */
export async function writeLines(to: string | Writable, lines: Items<string>, { createdAt = new Date().toISOString(), topics = [], note = null }: ReelInfo): Promise<number> {
  let events = 0;
  let damage: ReelError | null = null;
  const all = async function* () {
    yield headerLine({ reel: 1, createdAt, topics, note });
    try {
      for await (const line of lines) {
        events++;
        yield line;
      }
    } catch (error) {
      if (!(error instanceof ReelError)) throw error;
      damage = error;
    }
    yield endLine(events);
  };
  await written(to, all());
  if (damage) throw damage as ReelError;
  return events;
}

async function written(to: string | Writable, lines: Items<string>): Promise<void> {
  if (typeof to !== 'string') return writeFrames(to, lines);
  const output = await outputTo(to);
  try {
    await writeFrames(output.stream, lines);
  } catch (error) {
    await output.drop();
    throw error;
  }
  await output.keep();
}

/** Lines in zstd frames; ends the stream, or destroys it where it fails. */
export async function writeFrames(output: Writable, lines: Items<string>, level: Level = 3): Promise<void> {
  // An error of the stream is heard here, not by the process.
  const ended = finished(output, { readable: false });
  ended.catch(() => undefined);
  // A frame is compressed and written while the next one is filled.
  let written: Promise<void> = Promise.resolve();
  let filled: string[] = [];
  let characters = 0;
  const flush = async () => {
    const frame = frameOf(Buffer.from(filled.join(''), 'utf8'), level);
    filled = [];
    characters = 0;
    await written;
    written = frame.then((compressed) => write(output, compressed));
    written.catch(() => undefined);
  };
  try {
    for await (const line of lines) {
      if (characters > 0 && characters + line.length > FRAME_CHARACTERS) await flush();
      filled.push(line);
      characters += line.length;
    }
    await flush();
    await written;
    output.end();
    await ended;
  } catch (error) {
    output.destroy();
    throw error;
  }
}

async function write(output: Writable, bytes: Buffer): Promise<void> {
  if (output.write(bytes) || output.destroyed) return;
  await once(output, 'drain');
}
