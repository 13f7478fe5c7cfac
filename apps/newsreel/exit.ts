/** What the exit status of a command means. `start` is a service and ends as services do: see runService. */
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
  UrlError: EXIT.usage,
  AllowListError: EXIT.usage,
  SourceError: EXIT.usage,
  RequestError: EXIT.usage,
  BusError: EXIT.usage,
  AnswerError: EXIT.someFailed,
  ReelError: EXIT.someFailed,
  TopicError: EXIT.someFailed,
};
const FILE_ERRORS = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES', 'EROFS']);
// Of the database or the brokers, whose addresses the messages name.
const NETWORK_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT']);

/** The exit status of an error whose message is enough; null for one that nobody expected. */
export function exitCodeOfKind(error: NodeJS.ErrnoException): number | null {
  if (FILE_ERRORS.has(error.code ?? '') && error.syscall !== undefined) return EXIT.usage;
  if ((NETWORK_ERRORS.has(error.code ?? '') && error.syscall !== undefined) || error.name.startsWith('KafkaJS')) return EXIT.someFailed;
  return KINDS[error.name] ?? null;
}
