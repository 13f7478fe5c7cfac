import { fork, type ChildProcess } from 'node:child_process';
import { fill, startDatabase, startInternet } from './world.js';

const HOSTS = 400;
const DELAY_MS = 500;
const SECONDS = 30;

/** Several workers, each a process, on one frontier; some are killed while they work. The servers' own access logs say whether any host was hurried. */
export async function politeness(): Promise<void> {
  for (const { workers, kills } of [{ workers: 2, kills: false }, { workers: 4, kills: false }, { workers: 4, kills: true }]) {
    const internet = await startInternet({ pageMs: 30, pageBytes: 2_048 });
    const { database, url, close } = await startDatabase();
    await fill(database, { hosts: HOSTS, pages: 200, origin: `http://h%s.test:${internet.port}`, delayMs: DELAY_MS });
    const started: ChildProcess[] = [];
    const start = () => started.push(fork(new URL('./worker.js', import.meta.url), [url]));
    for (let i = 0; i < workers; i++) start();
    for (let second = 0; second < SECONDS; second++) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      if (kills && second % 3 === 2) {
        const living = started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
        living[Math.floor(Math.random() * living.length)]?.kill('SIGKILL');
        start();
      }
    }
    for (const worker of started) worker.kill('SIGKILL');
    await close();
    console.log(`${workers} workers${kills ? ', one killed every 3 s' : ''}: ${report(await internet.end())}`);
  }
}

function report(log: Map<string, { at: number; until: number }[]>): string {
  let requests = 0;
  let shortest = Infinity;
  let together = 0;
  for (const ofHost of log.values()) {
    requests += ofHost.length;
    for (let i = 1; i < ofHost.length; i++) {
      shortest = Math.min(shortest, ofHost[i]!.at - ofHost[i - 1]!.at);
      if (ofHost[i]!.at < ofHost[i - 1]!.until) together++;
    }
  }
  return `${requests} requests to ${log.size} hosts; shortest time between two of a host ${shortest.toFixed(0)} ms (delay ${DELAY_MS} ms), ${together} at the same time`;
}
