type Stop = () => unknown;

/** Does the work, which names how to stop each server once it has started; then stops them, last first, also where the work fails or is called off. */
export async function withServers(work: (started: (stop: Stop) => void) => Promise<void>): Promise<void> {
  const running: Stop[] = [];
  const stopOneByOne = async (): Promise<void> => {
    for (let stop = running.pop(); stop; stop = running.pop()) await stop();
  };
  // Called off, the work fails for want of its servers: it waits then until the last has stopped.
  let stopping: Promise<void> | null = null;
  const stopAll = (): Promise<void> => (stopping ??= stopOneByOne());
  const calledOff = (): void => void stopAll().finally(() => process.exit(130));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, calledOff);
  try {
    await work((stop) => running.push(stop));
  } finally {
    await stopAll();
    for (const signal of signals) process.off(signal, calledOff);
  }
}
