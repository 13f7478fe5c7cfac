import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { harbourCourier, meridian, Newsroom, type Paper } from './newsroom.js';
import { answer, type Answer } from './site.js';
import { articlesOf, type ExpectedArticle } from './truth.js';

export interface DemoSiteOptions {
  /** Of the first site, on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Of the second one, on localhost. */
  readonly secondPort?: number;
  /** How long after `since` two articles are edited, in milliseconds; without it only `edit()` does it. */
  readonly editAfterMs?: number;
  /** When the site first went up, in milliseconds since 1970, for one that is started again; now, by default. */
  readonly since?: number;
  readonly now?: () => number;
}

export interface DemoSite {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** `http://localhost:PORT`: another host, which has one of the stories too, under another headline. */
  readonly secondUrl: string;
  /** An RSS feed that names every article of the first site. */
  readonly feedUrl: string;
  /** An Atom feed that names every article of the second site. */
  readonly secondFeedUrl: string;
  /** What is to be read off both sites at this moment. */
  readonly articles: readonly ExpectedArticle[];
  /** The paths that were asked for so far, of both sites, with their queries. */
  readonly requests: readonly string[];
  /** Makes the edits now. */
  edit(): void;
  close(): Promise<void>;
}

const REQUESTS_KEPT = 10_000;

/** Starts the two sites on loopback. @throws Error if a port is taken. */
export async function startDemoSite(options: DemoSiteOptions = {}): Promise<DemoSite> {
  const now = options.now ?? Date.now;
  const newsroom = new Newsroom(now, options.since ?? now(), options.editAfterMs ?? null);
  const requests: string[] = [];
  const serve = (paper: Paper) => (request: IncomingMessage, response: ServerResponse) => {
    requests.push(request.url ?? '/');
    if (requests.length > REQUESTS_KEPT) requests.shift();
    // Names the site as it was asked for, so that its links lead back through a proxy too.
    const origin = `http://${request.headers.host ?? `127.0.0.1:${request.socket.localPort}`}`;
    const path = URL.parse(request.url ?? '/', origin)?.pathname ?? '/nowhere';
    send(request, response, answer(paper, newsroom, origin, path, ++served));
  };
  let served = 0;
  const first = await listen(serve(meridian), '127.0.0.1', options.port ?? 0);
  const second = await listenOnLocalhost(serve(harbourCourier), options.secondPort ?? 0).catch(async (error: Error) => {
    await close([first]);
    throw error;
  });
  const url = `http://127.0.0.1:${portOf(first)}`;
  const secondUrl = `http://localhost:${portOf(second[0]!)}`;
  return {
    url,
    secondUrl,
    feedUrl: `${url}/rss.xml`,
    secondFeedUrl: `${secondUrl}/atom.xml`,
    requests,
    get articles() {
      return articlesOf(newsroom, url, secondUrl);
    },
    edit: () => newsroom.edit(),
    close: () => close([first, ...second]),
  };
}

function send(request: IncomingMessage, response: ServerResponse, { status, contentType, body, location }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'max-age=0, must-revalidate');
  response.setHeader('vary', 'accept-encoding');
  if (location) response.setHeader('location', location);
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) && !contentType.includes('gzip');
  const sent = zipped ? gzipSync(bytes) : bytes;
  response.writeHead(status, { 'content-type': contentType, 'content-length': sent.length, ...(zipped ? { 'content-encoding': 'gzip' } : {}) });
  response.end(request.method === 'HEAD' ? undefined : sent);
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(handler: Handler, host: string, port: number): Promise<Server> {
  const server = createServer(handler).listen(port, host);
  await once(server, 'listening');
  return server;
}

/** `localhost` is 127.0.0.1 to some and ::1 to others; a machine without IPv6 has only the former. */
async function listenOnLocalhost(handler: Handler, port: number): Promise<Server[]> {
  const four = await listen(handler, '127.0.0.1', port);
  const six = await listen(handler, '::1', portOf(four)).catch(() => null);
  return six ? [four, six] : [four];
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function close(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    }),
  );
}
