import { createReadStream } from 'node:fs';
import type { NewsEvent } from '@newsreel/contracts';
import { ByteSource } from '../reel/byte-source.js';
import { pageOf, type PageSource, type Skipped } from './page.js';
import { warcRecords } from './records.js';

export interface WarcImport {
  /** The source that the pages are to belong to. */
  readonly source?: PageSource | null;
  /** Told of each record that gives no page: `byte` is where it begins in the file, `why` says more where it is damaged. */
  readonly onSkipped?: (reason: Skipped, byte: number, why: string | null) => void;
}

/**
 * The HTML responses of a WARC file as page events, in its order; gzip by record, as it is usual, or not compressed. Status, headers and time
 * are those of then. A damaged record is skipped and told, and the import goes on with the next one that is whole.
 */
export async function* importWarc(from: string | AsyncIterable<Uint8Array>, { source = null, onSkipped = () => undefined }: WarcImport = {}): AsyncGenerator<NewsEvent<Buffer>> {
  const bytes = new ByteSource(typeof from === 'string' ? createReadStream(from, { highWaterMark: 1024 * 1024 }) : from);
  try {
    for await (const piece of warcRecords(bytes)) {
      if (piece.kind === 'damage') {
        onSkipped('damaged', piece.byte, piece.why);
        continue;
      }
      const page = await pageOf(piece.bytes, source);
      if (typeof page === 'string') onSkipped(page, piece.byte, null);
      else yield page;
    }
  } finally {
    await bytes.close();
  }
}
