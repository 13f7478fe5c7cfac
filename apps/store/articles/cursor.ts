import { BadRequestException } from '@nestjs/common';
import { z } from 'zod';

// What a page of a list ends with, packed so that nobody builds on it.
const Newest = z.object({ at: z.int(), id: z.uuid() });
const Best = z.object({ rank: z.number(), id: z.uuid(), until: z.int() });
const Cursor = z.union([Newest, Best]);
export type Cursor = z.infer<typeof Cursor>;

export const packCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** @throws BadRequestException if it is none that an answer held. */
export function unpackCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new BadRequestException(`cursor: ${JSON.stringify(text.slice(0, 40))} is no cursor. Take nextCursor of the page before as it is.`);
  }
}
