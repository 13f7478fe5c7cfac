import type { Append } from '../log/log.js';
import { packHeaders, storedValue } from './value-codec.js';

// A page or two take a few milliseconds to compress: about as long as PostgreSQL takes to write the piece before.
const PIECE_BYTES = 512 * 1024;
const EMPTY = Buffer.alloc(0);

/** Cuts an append into pieces of about half a megabyte before compression, at least one record each. */
export function piecesOf(records: readonly Append[]): Append[][] {
  const pieces: Append[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const length = record.message.value?.length ?? 0;
    if (bytes + length > PIECE_BYTES) {
      pieces.push([]);
      bytes = 0;
    }
    pieces.at(-1)!.push(record);
    bytes += length;
  }
  return pieces;
}

/** How many records of each partition. */
export function countsOf(records: readonly Append[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { partition } of records) counts.set(partition, (counts.get(partition) ?? 0) + 1);
  return counts;
}

/**
 * Compresses records and packs them for one statement: eight columns (partition, index, start, key length, headers length, value length, zstd, bytes) and one run
 * of bytes out of which the statement cuts keys, headers and values; a length of -1 is null. `taken` counts the records of each partition over
 * all pieces of an append: a record's index is its place among those of its partition.
 */
export async function packed(records: readonly Append[], taken: Map<number, number>): Promise<unknown[]> {
  const columns: (number | boolean)[][] = Array.from({ length: 8 }, () => []);
  const parts: Buffer[] = [];
  let start = 0;
  for (const { message, partition } of records) {
    const index = taken.get(partition) ?? 0;
    taken.set(partition, index + 1);
    const headers = packHeaders(message.headers);
    const { value, zstd } = await storedValue(message.value);
    const row = [partition, index, start, message.key?.length ?? -1, headers.length, value?.length ?? -1, zstd, message.value?.length ?? 0];
    for (const [column, cell] of row.entries()) columns[column]!.push(cell);
    parts.push(message.key ?? EMPTY, headers, value ?? EMPTY);
    start += (message.key?.length ?? 0) + headers.length + (value?.length ?? 0);
  }
  return [...columns, Buffer.concat(parts)];
}
