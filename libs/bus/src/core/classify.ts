/**
 * What an error says about where the fault lies.
 * `retryLater`: outside the event; it waits, in order, for as long as it takes.
 * `deadLetter`: in the event; trying again would end the same way.
 * `tryAgain`: nobody knows; some tries, then the dead letters.
 */
export type Verdict = 'retryLater' | 'deadLetter' | 'tryAgain';

// SQLSTATE classes (PostgreSQL manual, appendix A). 08 connection, 40 rollback (deadlock, serialization), 53 resources,
// 57 operator intervention (shutdown), 58 system error, 55P03 lock not available, 25P03 and 25P04 a transaction that stood still or took too long.
// 22 data exception, 23 constraint.
const SQL_LATER = /^(?:08|40|53|57|58)...$|^55P03$|^25P0[34]$/;
const SQL_DEAD = /^(?:22|23)...$/;

const SOCKET = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EMFILE', 'ENFILE',
  'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_SOCKET',
]);

// node-postgres gives these no code.
const PG_WORDS = /^Connection terminated|timeout exceeded when trying to connect|^Client has encountered a connection error|^Client was closed|^Query read timeout|^Cannot use a pool after calling end/;

const DEAD_NAMES = new Set(['ContractError', 'ZodError', 'BusError']);
const KAFKA_DEAD = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'CORRUPT_MESSAGE']);
const KAFKA_LATER = new Set(['KafkaJSConnectionError', 'KafkaJSConnectionClosedError', 'KafkaJSRequestTimeoutError', 'KafkaJSBrokerNotFound', 'KafkaJSNoBrokerAvailableError', 'KafkaJSNumberOfRetriesExceeded']);

interface Clues {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly type?: unknown;
  readonly retriable?: unknown;
  readonly cause?: unknown;
  readonly driverError?: unknown;
  readonly originalError?: unknown;
  readonly errors?: unknown;
}

/** Looks through wrappers (`cause`, TypeORM's `driverError`, an AggregateError's `errors`): the innermost that says something decides. */
export function classify(error: unknown, depth = 0): Verdict {
  if (typeof error !== 'object' || error === null || depth > 5) return 'tryAgain';
  const clues: Clues = error;
  const inner = [clues.cause, clues.driverError, clues.originalError, ...(Array.isArray(clues.errors) ? (clues.errors as unknown[]).slice(0, 10) : [])];
  for (const wrapped of inner) {
    const verdict = wrapped ? classify(wrapped, depth + 1) : 'tryAgain';
    if (verdict !== 'tryAgain') return verdict;
  }
  return byCode(clues) ?? byKafka(clues) ?? byName(clues) ?? 'tryAgain';
}

function byCode({ code }: Clues): Verdict | undefined {
  if (typeof code !== 'string') return undefined;
  if (SOCKET.has(code) || SQL_LATER.test(code)) return 'retryLater';
  return SQL_DEAD.test(code) ? 'deadLetter' : undefined;
}

function byKafka({ name, type, retriable }: Clues): Verdict | undefined {
  if (typeof name !== 'string' || !name.startsWith('KafkaJS')) return undefined;
  if (KAFKA_DEAD.has(String(type))) return 'deadLetter';
  return retriable === true || KAFKA_LATER.has(name) ? 'retryLater' : undefined;
}

function byName({ name, message }: Clues): Verdict | undefined {
  if (DEAD_NAMES.has(String(name))) return 'deadLetter';
  return PG_WORDS.test(String(message)) ? 'retryLater' : undefined;
}
