import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** A file that appears under its name when it is whole: until then what is there stays, even if it is what is being read. */
export interface Output {
  readonly stream: Writable;
  /** The stream has ended. */
  keep(): Promise<void>;
  drop(): Promise<void>;
}

export async function outputTo(path: string): Promise<Output> {
  const nothing = async () => undefined;
  const existing = await stat(path).catch(() => null);
  // A pipe or a device is written to as it is.
  if (existing && !existing.isFile()) return { stream: createWriteStream(path), keep: nothing, drop: nothing };
  const partial = `${path}.partial`;
  return { stream: createWriteStream(partial), keep: () => rename(partial, path), drop: () => rm(partial, { force: true }) };
}
