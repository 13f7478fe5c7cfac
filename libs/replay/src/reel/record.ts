import type { Message } from '@newsreel/contracts';

/** A record as a reel keeps it: what was on the log, and where. */
export interface ReelRecord extends Message {
  readonly topic: string;
  /** null where it never was on a log: in reels made by hand or by an import. */
  readonly partition: number | null;
  readonly offset: number | null;
  /** When it was appended, in milliseconds since 1970. */
  readonly timestamp: number;
}

/** The first line of a reel: says what it is. */
export interface ReelHeader {
  readonly reel: 1;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly topics: readonly string[];
  /** What a person wants to know about it. */
  readonly note: string | null;
}

export type ReelErrorCode = 'not-a-reel' | 'later-version' | 'bad-line' | 'damaged' | 'cut';

/** A reel that cannot be read on. Every event before `byte` has been given. */
export class ReelError extends Error {
  override readonly name = 'ReelError';
  constructor(
    readonly code: ReelErrorCode,
    message: string,
    /** How many whole events come before the damage. */
    readonly events: number,
    /** Where the part begins that cannot be read, in bytes from the start of the file. */
    readonly byte: number,
  ) {
    super(message);
  }
}
