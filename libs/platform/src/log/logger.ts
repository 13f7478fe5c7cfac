import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Lines of JSON on standard output; `destination` is for tests and for the command line, whose standard output is data. */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: ['password', '*.password', 'authorization', '*.authorization', 'url.password'], censor: '(secret)' },
  };
  return destination ? pino(options, destination) : pino(options);
}
