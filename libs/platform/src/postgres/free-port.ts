import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below those that Linux (32768) and IANA (49152) give to outgoing connections: one of them would be taken again before the server that it is for has started.
const [LOWEST, HIGHEST] = [20_000, 32_767];
const TRIES = 100;

/** A port on loopback that was free a moment ago, and that nobody gets who does not ask for it. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(LOWEST, HIGHEST + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`Of ${TRIES} ports from ${LOWEST} to ${HIGHEST} on 127.0.0.1 none is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
