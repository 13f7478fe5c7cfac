import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ByteSource } from './byte-source.js';
import { isZstd } from './frames.js';
import { parseLine } from './line.js';
import { chunks, Damage, frames, linesOf, type TextLine } from './lines.js';
import { ReelError, type ReelHeader, type ReelRecord } from './record.js';

/** The path or file: URL of a reel, or its bytes from elsewhere. */
export type ReelSource = string | URL | AsyncIterable<Uint8Array>;

export interface Reel {
  readonly header: ReelHeader;
  /** In the order of the reel; can be read once. */
  readonly records: AsyncIterable<ReelRecord>;
  /** Ends the reading early. */
  close(): Promise<void>;
}

/**
 * Opens a reel. Lines that are not compressed are read as well, so that a small reel can be written by hand.
 * @throws ReelError here if it is none; while its records are read once all whole events before the damage have been given
 */
export async function openReel(from: ReelSource): Promise<Reel> {
  const path = from instanceof URL ? fileURLToPath(from) : from;
  const source = new ByteSource(typeof path === 'string' ? createReadStream(path, { highWaterMark: 256 * 1024 }) : path);
  try {
    return await opened(source, typeof path === 'string' ? path : 'The reel');
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function opened(source: ByteSource, name: string): Promise<Reel> {
  const compressed = isZstd(await source.peek(4));
  const lines = linesOf(compressed ? frames(source) : chunks(source));
  const first = await lines.next().catch((error: unknown) => {
    // Without a line break for megabytes it is no text at all.
    if (error instanceof Damage && !compressed) throw new ReelError('not-a-reel', `${name} is no reel: ${error.message}.`, 0, 0);
    if (error instanceof Damage) throw new ReelError(error.code, `${name} is ${error.code} at its beginning: ${error.message}.`, 0, error.byte);
    throw error;
  });
  const header = first.done ? null : headerOf(first.value.text);
  if (!header) throw new ReelError('not-a-reel', `${name} is no reel: its first line does not say {"reel":1,"createdAt":…}.`, 0, 0);
  if (header.reel !== 1) throw new ReelError('later-version', `${name} is a reel of version ${header.reel}; this newsreel reads version 1.`, 0, 0);
  return { header: { ...header, reel: 1 }, records: recordsOf(lines, name, compressed), close: () => source.close() };
}

/** The records of a reel. @throws ReelError as `openReel` does */
export async function* readReel(from: ReelSource): AsyncGenerator<ReelRecord> {
  yield* (await openReel(from)).records;
}

function headerOf(text: string) {
  try {
    const line = parseLine(text);
    return line.kind === 'header' ? line.header : null;
  } catch {
    return null;
  }
}

async function* recordsOf(lines: AsyncIterator<TextLine>, name: string, compressed: boolean): AsyncGenerator<ReelRecord> {
  let events = 0;
  const failure = (code: 'bad-line' | 'cut' | 'damaged', what: string, byte: number) => new ReelError(code, `${name} ${what}. ${events} events before it are whole.`, events, byte);
  let byte = 0;
  for (;;) {
    const next = await lines.next().catch((error: unknown) => {
      if (error instanceof Damage) throw failure(error.code, `is ${error.code} at byte ${error.byte}: ${error.message}`, error.byte);
      throw error;
    });
    if (next.done) break;
    byte = next.value.byte;
    const line = parsed(next.value, (why) => failure('bad-line', `has a line (${events + 2}) that is no event: ${why}`, byte));
    if (line.kind === 'record') {
      events++;
      yield line.record;
    } else if (line.kind === 'end') {
      if (line.events !== events) throw failure('damaged', `says that it holds ${line.events} events`, byte);
      return;
    }
  }
  // Written by hand, a reel need not say where it ends.
  if (compressed) throw failure('cut', 'ends without its last line: the rest was cut off', byte);
}

function parsed(line: TextLine, failure: (why: string) => ReelError) {
  try {
    return parseLine(line.text);
  } catch (error) {
    throw failure((error as Error).message);
  }
}
