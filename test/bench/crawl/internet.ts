import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';

// A synthetic internet: every name leads here, each is a host of its own. Runs as a process of its own, so that what it costs is not the
// crawler's; keeps an access log, and writes it to the file it was given when it is told to end.

interface Access {
  readonly host: string;
  readonly at: number;
  readonly until: number;
}

const [logFile = '', bytes = '20480', answerMs = '100'] = process.argv.slice(2);
const page = Buffer.from(`<!doctype html><html><head><title>A page</title></head><body><article>${'<p>Some words of a page that is as long as pages are.</p>'.repeat(400)}`.slice(0, Number(bytes)));
const log: Access[] = [];

const server = createServer({ keepAlive: true, keepAliveTimeout: 60_000 }, (request, response) => {
  const at = performance.timeOrigin + performance.now();
  const isRobots = request.url === '/robots.txt';
  setTimeout(() => {
    response.writeHead(isRobots ? 404 : 200, { 'content-type': 'text/html; charset=utf-8', 'content-length': isRobots ? 0 : page.length });
    response.end(isRobots ? undefined : page);
    log.push({ host: request.headers.host ?? '', at, until: performance.timeOrigin + performance.now() });
  }, isRobots ? 0 : Number(answerMs));
});

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  writeFileSync(logFile, JSON.stringify(log));
  process.exit(0);
});
process.on('disconnect', () => process.exit(0));
