import type { DataSource } from 'typeorm';
import { getSource, type ListedSource } from './sources.js';

const LOOK_EVERY_MS = 200;

export interface Discovered {
  readonly source: ListedSource;
  /** Whether it is known by now what the source consists of; false if the time was over before. */
  readonly isComplete: boolean;
}

/**
 * Waits until a source's first document has been looked at, and with it the usual places if it named none.
 * @throws SourceError `unknown-source`
 */
export async function whenDiscovered(database: DataSource, id: string, timeoutMs: number): Promise<Discovered> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const source = await getSource(database, id);
    const isComplete = isDiscovered(source);
    if (isComplete || Date.now() > deadline) return { source, isComplete };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function isDiscovered({ url, documents }: ListedSource): boolean {
  const isLookedAt = ({ outcome }: ListedSource['documents'][number]) => outcome !== null && outcome !== 'redirected';
  return documents.some((document) => document.url === url && isLookedAt(document)) && documents.every((document) => document.kind !== 'probe' || isLookedAt(document));
}
