import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { frameOf } from './frames.js';
import { endLine, headerLine, recordLine } from './line.js';
import type { ReelHeader, ReelRecord } from './record.js';

/** Uncompressed; small enough that little is lost by a cut, large enough that compression works. */
const FRAME_BYTES = 1024 * 1024;

export type ReelInfo = Partial<Pick<ReelHeader, 'createdAt' | 'topics' | 'note'>>;

/**
 * Writes a reel: to a file, or to a stream, which is ended. The memory it takes does not grow with the number of records.
 * @returns how many records were written
 */
export async function writeReel(to: string | Writable, records: AsyncIterable<ReelRecord> | Iterable<ReelRecord>, info: ReelInfo = {}): Promise<number> {
  const output = typeof to === 'string' ? createWriteStream(to) : to;
  // An error of the stream is heard here, not by the process.
  const ended = finished(output, { readable: false });
  ended.catch(() => undefined);
  try {
    let events = 0;
    let lines = [headerLine({ reel: 1, createdAt: info.createdAt ?? new Date().toISOString(), topics: info.topics ?? [], note: info.note ?? null })];
    let bytes = lines[0]!.length;
    // A frame is compressed and written while the next one is filled.
    let written: Promise<void> = Promise.resolve();
    const flush = async () => {
      const frame = frameOf(Buffer.from(lines.join(''), 'utf8'));
      lines = [];
      bytes = 0;
      await written;
      written = frame.then((compressed) => write(output, compressed));
      written.catch(() => undefined);
    };
    for await (const record of records) {
      const line = recordLine(record);
      lines.push(line);
      bytes += line.length;
      events++;
      if (bytes >= FRAME_BYTES) await flush();
    }
    lines.push(endLine(events));
    await flush();
    await written;
    output.end();
    await ended;
    return events;
  } catch (error) {
    output.destroy();
    throw error;
  }
}

async function write(output: Writable, bytes: Buffer): Promise<void> {
  if (output.write(bytes) || output.destroyed) return;
  await once(output, 'drain');
}
