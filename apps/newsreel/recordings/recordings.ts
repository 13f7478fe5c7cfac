import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { importWarc, readReel, type ReelRecord } from '@newsreel/replay';

export interface Recording {
  readonly file: string;
  /** Events or pages of the source. */
  readonly records: number;
  /** Why it could not be read to its end; then there may be more. */
  readonly problem: string | null;
}

export interface Wanted {
  readonly source: string;
  /** WARC files name no source: pages of this host count as its own. */
  readonly host: string | null;
}

/** The reels and WARC files below these folders that hold something of a source. They are read, never written. */
export async function* recordingsOf(wanted: Wanted, folders: readonly string[]): AsyncGenerator<Recording> {
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !/\.(reel|warc|warc\.gz)$/.test(entry.name)) continue;
      const recording = await count(file, entry.name.endsWith('.reel') ? inReel(file, wanted) : inWarc(file, wanted));
      if (recording.records > 0 || recording.problem) yield recording;
    }
  }
}

async function count(file: string, found: AsyncIterable<unknown>): Promise<Recording> {
  let records = 0;
  try {
    for await (const _ of found) records++;
    return { file, records, problem: null };
  } catch (error) {
    return { file, records, problem: (error as Error).message };
  }
}

async function* inReel(file: string, { source }: Wanted): AsyncGenerator<ReelRecord> {
  for await (const record of readReel(file)) if (sourceOf(record) === source) yield record;
}

/** Pages name their source in a header, articles in their document. */
function sourceOf({ headers, value }: ReelRecord): string | null {
  const header = headers.ce_sourceid?.toString('utf8');
  if (header !== undefined) return header;
  try {
    return (JSON.parse(value?.toString('utf8') ?? 'null') as { source?: { id?: string | null } } | null)?.source?.id ?? null;
  } catch {
    return null;
  }
}

async function* inWarc(file: string, { host }: Wanted): AsyncGenerator<string> {
  for await (const { key } of importWarc(file)) {
    const its = new URL(key).hostname;
    if (host === null || its === host || its.endsWith(`.${host}`)) yield key;
  }
}
