/** What the exit status of the command line means. */
export const EXIT = { ok: 0, someFailed: 1, usage: 2, timeout: 3, stopped: 130 } as const;

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

// Errors that say in their own words all that a user needs. By their names: their classes live in libraries that most commands need not load.
const KINDS: Readonly<Record<string, number>> = {
  ConfigError: EXIT.usage,
  RequestError: EXIT.usage,
  BusError: EXIT.usage,
  ReelError: EXIT.someFailed,
  TopicError: EXIT.someFailed,
};
const FILE_ERRORS = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES', 'EROFS']);

/** The exit status of an error whose message is enough; null for one that nobody expected. */
export function exitCodeOfKind(error: NodeJS.ErrnoException): number | null {
  if (FILE_ERRORS.has(error.code ?? '') && error.syscall !== undefined) return EXIT.usage;
  return KINDS[error.name] ?? null;
}
