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
/** So many files of one size become one of the next: what is open at once hardly grows with a recording. */
const MERGED_AT_ONCE = 64;

export interface SortMemory {
  /** Of a run that is sorted in memory. */
  readonly memoryBytes?: number;
  readonly mergedAtOnce?: number;
}

/**
 * A log gives one partition after the other; a recording is in the order of time. Sorted in runs that fit into memory, which wait in
 * temporary files and are then merged. Lines of one time, and so of one partition, keep their order.
 */
export async function* sortByTime(lines: AsyncIterable<TimedLine>, { memoryBytes = MEMORY_BYTES, mergedAtOnce = MERGED_AT_ONCE }: SortMemory = {}): AsyncGenerator<TimedLine> {
  let files: RunFiles | null = null;
  let run: TimedLine[] = [];
  let bytes = 0;
  try {
    for await (const line of lines) {
      run.push(line);
      bytes += line.line.length * BYTES_PER_CHARACTER;
      if (bytes < memoryBytes) continue;
      files ??= new RunFiles(await mkdtemp(join(tmpdir(), 'newsreel-recording-')), mergedAtOnce);
      await files.add(sorted(run));
      run = [];
      bytes = 0;
    }
    yield* mergeByTime<TimedLine>([...(files?.inOrder() ?? []).map(readRun), asyncOf(sorted(run))]);
  } finally {
    await files?.remove();
  }
}

const sorted = (lines: TimedLine[]): TimedLine[] => lines.sort((a, b) => a.timestamp - b.timestamp);

/** Runs in files. One of a level is made of `mergedAtOnce` of the level below, and older than all that are there now. */
class RunFiles {
  private readonly levels: string[][] = [];
  private made = 0;

  constructor(
    private readonly folder: string,
    private readonly mergedAtOnce: number,
  ) {}

  async add(run: Iterable<TimedLine> | AsyncIterable<TimedLine>, level = 0): Promise<void> {
    const path = join(this.folder, `${this.made++}`);
    await writeFrames(createWriteStream(path), numbered(run), 1);
    const paths = (this.levels[level] ??= []);
    paths.push(path);
    if (paths.length < this.mergedAtOnce) return;
    await this.add(mergeByTime(paths.map(readRun)), level + 1);
    for (const merged of paths.splice(0)) await rm(merged);
  }

  /** The oldest first: of lines of one time those that came first stay first. */
  inOrder(): string[] {
    return this.levels.toReversed().flat();
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

async function* numbered(run: Iterable<TimedLine> | AsyncIterable<TimedLine>): AsyncGenerator<string> {
  for await (const { timestamp, line } of run) yield `${timestamp} ${line}`;
}

async function* readRun(path: string): AsyncGenerator<TimedLine> {
  for await (const { text } of linesOf(frames(new ByteSource(createReadStream(path))))) {
    const space = text.indexOf(' ');
    yield { timestamp: Number(text.slice(0, space)), line: `${text.slice(space + 1)}\n` };
  }
}

async function* asyncOf(lines: Iterable<TimedLine>): AsyncGenerator<TimedLine> {
  yield* lines;
}
