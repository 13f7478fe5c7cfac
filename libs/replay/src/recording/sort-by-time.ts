import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeByTime } from '../editing/merge.js';
import { readReel } from '../reel/read.js';
import { writeReel } from '../reel/write.js';
import type { ReelRecord } from '../reel/record.js';

const MEMORY_BYTES = 64 * 1024 * 1024;
const OVERHEAD_BYTES = 500;

/**
 * A log gives one partition after the other; a recording is in the order of time. Sorted in runs that fit into memory, which wait in
 * temporary reels and are then merged. Records of one time, and so of one partition, keep their order.
 */
export async function* sortByTime(records: AsyncIterable<ReelRecord>, memoryBytes = MEMORY_BYTES): AsyncGenerator<ReelRecord> {
  let folder: string | null = null;
  const runs: string[] = [];
  let run: ReelRecord[] = [];
  let bytes = 0;
  try {
    for await (const record of records) {
      run.push(record);
      bytes += (record.value?.length ?? 0) + OVERHEAD_BYTES;
      if (bytes < memoryBytes) continue;
      folder ??= await mkdtemp(join(tmpdir(), 'newsreel-recording-'));
      const path = join(folder, `${runs.length}.reel`);
      await writeReel(path, sorted(run));
      runs.push(path);
      run = [];
      bytes = 0;
    }
    yield* mergeByTime([...runs.map((path) => readReel(path)), asyncOf(sorted(run))]);
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

const sorted = (records: ReelRecord[]): ReelRecord[] => records.sort((a, b) => a.timestamp - b.timestamp);

async function* asyncOf(records: Iterable<ReelRecord>): AsyncGenerator<ReelRecord> {
  yield* records;
}
