import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  readonly port: number;
  /** `http://NAME:PORT`; every name leads here, by `resolveTo`. */
  url(name?: string): string;
  close(): Promise<void>;
}

/** A server on a free port of loopback. */
export async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<TestServer> {
  return listening(createServer(listener), host);
}

export async function listening(server: Server, host = '127.0.0.1'): Promise<TestServer> {
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections?.();
    await closed;
  };
  return { port, url: (name = 'news.test') => `http://${name}:${port}`, close };
}

/** Names for a test: each at the address given, all others at 127.0.0.1. */
export const resolveTo = (addresses: Readonly<Record<string, string>> = {}) => async (name: string) => [{ address: addresses[name] ?? '127.0.0.1', family: 4 }];

/** A network in which 127.0.0.1 counts as a public address and nothing else does. */
export const loopbackAsPublic = { resolve: resolveTo(), isPublic: (address: string) => address === '127.0.0.1' };
