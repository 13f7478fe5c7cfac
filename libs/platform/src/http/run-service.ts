import { ConfigError } from '../config/read.js';
import type { Logger } from '../log/logger.js';

/** sysexits.h: the configuration is wrong; something failed for good. */
const EXIT = { config: 78, failed: 70 } as const;
const CLOSE_LIMIT_MS = 10_000;

/**
 * Runs a service until SIGTERM or SIGINT, then closes it within 10 s. `start` returns how to close it.
 * Exits 78 on a wrong configuration, 70 if it can't start or can't go on, 0 otherwise.
 */
export async function runService(start: (fail: (error: unknown) => void) => Promise<{ log: Logger; close(): Promise<void> }>): Promise<void> {
  let running: { log: Logger; close(): Promise<void> } | undefined;
  let closing = false;
  const end = async (code: number, why: string): Promise<void> => {
    if (closing) return;
    closing = true;
    const limit = setTimeout(() => process.exit(EXIT.failed), CLOSE_LIMIT_MS);
    limit.unref();
    running?.log.info({ why }, 'stopping');
    await running?.close().catch((error: unknown) => {
      running?.log.error({ err: error }, 'did not close cleanly');
      code ||= EXIT.failed;
    });
    process.exit(code);
  };
  const fail = (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    void end(EXIT.failed, 'failed');
  };
  process.on('SIGTERM', () => void end(0, 'SIGTERM'));
  process.on('SIGINT', () => void end(0, 'SIGINT'));
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  try {
    running = await start(fail);
  } catch (error) {
    const { message, stack, exitCode } = error as Error & { exitCode?: number };
    // An error that knows how the process is to end has said all there is to say.
    const known = error instanceof ConfigError ? EXIT.config : exitCode;
    process.stderr.write(known === undefined ? `newsreel could not start: ${stack}\n` : `${message}\n`);
    process.exit(known ?? EXIT.failed);
  }
}
