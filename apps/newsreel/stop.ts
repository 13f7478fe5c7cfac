import { CommandError, EXIT } from './exit.js';

/**
 * Work that Ctrl-C, or SIGTERM, ends in good order: by the signal it is given. The second time the process ends as it stands.
 * @throws CommandError with `whatNow` if it was stopped
 */
export async function untilStopped(work: (signal: AbortSignal) => Promise<void>, whatNow = ''): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort(new Error('stopped'));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    await work(stop.signal);
  } catch (error) {
    if (error === stop.signal.reason || (error as Error).name === 'AbortError') throw new CommandError(`Stopped.${whatNow && ` ${whatNow}`}`, EXIT.stopped);
    throw error;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
