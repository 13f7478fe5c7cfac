import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve, type TestServer } from './server.js';

export interface Request {
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** When it came and when it was answered, by the server's clock. */
  readonly at: number;
  until: number;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** What a path of any host answers: a body, a status, or what a function does. `HOST/PATH` comes before `/PATH`. */
export type Pages = Record<string, string | number | Answer>;

export interface Site extends TestServer {
  /** The access log. */
  readonly requests: Request[];
  pages: Pages;
  /** The paths that were asked for, in order. */
  paths(host?: string): string[];
}

/** A server for any number of names, with an access log. What it has no page for is 404. */
export async function site(pages: Pages, answerMs = 0): Promise<Site> {
  const requests: Request[] = [];
  const server = await serve((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    const entry: Request = { host, path, headers: request.headers, at: performance.now(), until: Infinity };
    requests.push(entry);
    response.on('close', () => (entry.until = performance.now()));
    const answer = started.pages[`${host}${path}`] ?? started.pages[path] ?? 404;
    const send = () => {
      if (typeof answer === 'function') answer(response, request);
      else if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(200, { 'content-type': answer.startsWith('<?xml') ? 'application/xml' : 'text/html' }).end(answer);
    };
    if (answerMs > 0) setTimeout(send, answerMs);
    else send();
  });
  const started: Site = {
    ...server,
    requests,
    pages,
    paths: (host) => requests.filter((request) => !host || request.host === host).map(({ path }) => path),
  };
  return started;
}

export const feedOf = (...urls: string[]): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${urls.map((url) => `<item><link>${url}</link></item>`).join('')}</channel></rss>`;
export const article = (title: string): string => `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>It happened today.</p></article></body></html>`;
export const redirectTo = (location: string, status = 302, cookie?: string): Answer => (response) => void response.writeHead(status, { location, ...(cookie && { 'set-cookie': cookie }) }).end();
