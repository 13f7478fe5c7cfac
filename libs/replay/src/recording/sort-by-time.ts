import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeByTime } from '../editing/merge.js';
import { ByteSource } from '../reel/byte-source.js';
import { frames, linesOf } from '../reel/lines.js';
import { writeFrames } from '../reel/write.js';

/** A line of a reel and its time. As lines records are sorted with little memory and encoded but once. */
export interface TimedLine {
  readonly timestamp: number;
  readonly line: string;
}

const MEMORY_BYTES = 64 * 1024 * 1024;
const BYTES_PER_CHARACTER = 2;

/**
 * A log gives one partition after the other; a recording is in the order of time. Sorted in runs that fit into memory, which wait in
 * temporary files and are then merged. Lines of one time, and so of one partition, keep their order.
 */
export async function* sortByTime(lines: AsyncIterable<TimedLine>, memoryBytes = MEMORY_BYTES): AsyncGenerator<TimedLine> {
  let folder: string | null = null;
  const runs: string[] = [];
  let run: TimedLine[] = [];
  let bytes = 0;
  try {
    for await (const line of lines) {
      run.push(line);
      bytes += line.line.length * BYTES_PER_CHARACTER;
      if (bytes < memoryBytes) continue;
      folder ??= await mkdtemp(join(tmpdir(), 'newsreel-recording-'));
      const path = join(folder, `${runs.length}`);
      await writeFrames(createWriteStream(path), sorted(run).map(({ timestamp, line }) => `${timestamp} ${line}`), 1);
      runs.push(path);
      run = [];
      bytes = 0;
    }
    yield* mergeByTime<TimedLine>([...runs.map(readRun), asyncOf(sorted(run))]);
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

const sorted = (lines: TimedLine[]): TimedLine[] => lines.sort((a, b) => a.timestamp - b.timestamp);

async function* readRun(path: string): AsyncGenerator<TimedLine> {
  for await (const { text } of linesOf(frames(new ByteSource(createReadStream(path))))) {
    const space = text.indexOf(' ');
    yield { timestamp: Number(text.slice(0, space)), line: `${text.slice(space + 1)}\n` };
  }
}

async function* asyncOf(lines: Iterable<TimedLine>): AsyncGenerator<TimedLine> {
  yield* lines;
}
