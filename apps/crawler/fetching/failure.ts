// What can go wrong with a request, and what follows from it. `host`: its server is in trouble, so it is left alone for longer;
// `url`: this URL is at fault, the next one of the host may be tried. `retry`: another day may bring another answer.
const failures = {
  'no-contact': { blames: 'url', retry: true },
  'refused-address': { blames: 'url', retry: false },
  'unknown-host': { blames: 'host', retry: true },
  'not-connected': { blames: 'host', retry: true },
  'bad-certificate': { blames: 'host', retry: true },
  'too-slow': { blames: 'host', retry: true },
  'connection-lost': { blames: 'host', retry: true },
  'bad-response': { blames: 'url', retry: true },
  'bad-encoding': { blames: 'url', retry: true },
  'too-many-headers': { blames: 'url', retry: true },
  'too-large': { blames: 'url', retry: false },
} as const satisfies Record<string, { blames: 'host' | 'url'; retry: boolean }>;

export type FailureCode = keyof typeof failures;

/** No usable response came. The message is a sentence for people; `code` is for programs and metrics. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get blames(): 'host' | 'url' {
    return failures[this.code].blames;
  }

  get retry(): boolean {
    return failures[this.code].retry;
  }
}

/** Error codes of Node's sockets, its DNS and TLS, and of undici. What is not listed is a lost connection. */
const codes: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ENODATA: 'unknown-host',
  ECONNREFUSED: 'not-connected',
  EHOSTUNREACH: 'not-connected',
  ENETUNREACH: 'not-connected',
  EADDRNOTAVAIL: 'not-connected',
  ETIMEDOUT: 'not-connected',
  UND_ERR_CONNECT_TIMEOUT: 'not-connected',
  UND_ERR_HEADERS_TIMEOUT: 'too-slow',
  UND_ERR_BODY_TIMEOUT: 'too-slow',
  UND_ERR_ABORTED: 'too-slow',
  UND_ERR_HEADERS_OVERFLOW: 'too-many-headers',
  HPE_HEADER_OVERFLOW: 'too-many-headers',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
};

export function failureOf(error: unknown): FetchFailure {
  if (error instanceof FetchFailure) return error;
  const { name, message, code = '', cause } = error as NodeJS.ErrnoException & { cause?: unknown };
  if (cause instanceof FetchFailure) return cause;
  const what = message || code || name;
  if (name === 'TimeoutError' || name === 'AbortError') return new FetchFailure('too-slow', 'The whole response did not come within its time.', { cause: error });
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0]);
  if (codes[code]) return new FetchFailure(codes[code], `${what}.`, { cause: error });
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_OSSL)|_CERT(_|$)|CERT_HAS_EXPIRED/.test(code)) return new FetchFailure('bad-certificate', `The server's certificate is not accepted: ${what}.`, { cause: error });
  if (code.startsWith('HPE_')) return new FetchFailure('bad-response', `The server's answer is no HTTP: ${what}.`, { cause: error });
  return new FetchFailure('connection-lost', `${what}.`, { cause: error });
}
