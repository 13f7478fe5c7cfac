/** What the exit status of the command line means. */
export const EXIT = { ok: 0, someFailed: 1, usage: 2, timeout: 3 } as const;

/** Ends a command with a sentence on standard error. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  constructor(
    message: string,
    readonly exitCode: number = EXIT.someFailed,
  ) {
    super(message);
  }
}
