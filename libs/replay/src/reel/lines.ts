import type { ByteSource } from './byte-source.js';
import { FrameError, nextFrame } from './frames.js';

/** A line that is longer is no event: the largest record there can be, as base64, is far below. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

export interface Piece {
  readonly bytes: Buffer;
  /** Where it begins in the file. */
  readonly byte: number;
}

export interface TextLine {
  readonly text: string;
  /** Where the piece begins that the line ends in. */
  readonly byte: number;
}

/** What cannot be read, and where it is. */
export class Damage extends Error {
  constructor(
    readonly code: 'cut' | 'damaged',
    message: string,
    readonly byte: number,
  ) {
    super(message);
  }
}

export async function* frames(source: ByteSource): AsyncGenerator<Piece> {
  // The next frame is read and inflated while this one's lines are parsed.
  let next = pieceOf(source);
  for (let piece = await next; piece !== null; piece = await next) {
    next = pieceOf(source);
    next.catch(() => undefined);
    yield piece;
  }
}

async function pieceOf(source: ByteSource): Promise<Piece | null> {
  const byte = source.position;
  const bytes = await nextFrame(source).catch((error: unknown) => {
    if (error instanceof FrameError) throw new Damage(error.code, error.message, byte);
    throw error;
  });
  return bytes && { bytes, byte };
}

export async function* chunks(source: ByteSource): AsyncGenerator<Piece> {
  for (let byte = 0; ; byte = source.position) {
    const bytes = await source.takeSome();
    if (bytes === null) return;
    yield { bytes, byte };
  }
}

export async function* linesOf(pieces: AsyncIterable<Piece>): AsyncGenerator<TextLine> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let byte = 0;
  for await (const piece of pieces) {
    byte = piece.byte;
    let start = 0;
    for (let end = piece.bytes.indexOf(NEWLINE, start); end >= 0; end = piece.bytes.indexOf(NEWLINE, start)) {
      const text = rest.length > 0 ? Buffer.concat([...rest, piece.bytes.subarray(start, end)]).toString('utf8') : piece.bytes.toString('utf8', start, end);
      rest = [];
      restBytes = 0;
      start = end + 1;
      if (text.trim() !== '') yield { text, byte };
    }
    if (start === piece.bytes.length) continue;
    rest.push(piece.bytes.subarray(start));
    restBytes += piece.bytes.length - start;
    if (restBytes > MAX_LINE_BYTES) throw new Damage('damaged', `a line is longer than ${MAX_LINE_BYTES} bytes`, byte);
  }
  const text = Buffer.concat(rest).toString('utf8');
  if (text.trim() !== '') yield { text, byte };
}
