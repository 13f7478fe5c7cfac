import { createSecureServer } from 'node:http2';
import type { RequestListener, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync, zstdCompressSync, deflateSync } from 'node:zlib';
import { certificate, key } from '../../../test/crawler/certificate.js';
import { listening, loopbackAsPublic, resolveTo, serve, type TestServer } from '../../../test/crawler/server.js';
import type { Network } from './connector.js';
import { Fetcher, headerOf, type FetcherOptions } from './fetcher.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

function fetcher(options: Partial<FetcherOptions> = {}): Fetcher {
  const made = new Fetcher({ version: '0.0.0', contact: 'https://crawler.example/about', network: loopbackAsPublic, ...options });
  open.push(made);
  return made;
}

async function server(listener: RequestListener): Promise<TestServer> {
  const started = await serve(listener);
  open.push(started);
  return started;
}

const refuses = (code: string, message: RegExp = /./) => ({ code, message: expect.stringMatching(message) });

describe('a request', () => {
  test('says truthfully who asks', async () => {
    let agent: string | undefined;
    const { url } = await server((request, response) => {
      agent = request.headers['user-agent'];
      response.end('x');
    });
    await fetcher().get({ url: url(), allow: [] });
    expect(agent).toBe('newsreel/0.0.0 (+https://crawler.example/about)');
  });

  test('brings status, headers and body, and follows no redirect', async () => {
    const { url } = await server((_request, response) => {
      response.writeHead(301, [['Location', '/b'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']].flat());
      response.end('moved');
    });
    const response = await fetcher().get({ url: url(), allow: [] });
    expect(response.status).toBe(301);
    expect(headerOf(response, 'location')).toBe('/b');
    expect(response.headers.filter(([name]) => name === 'set-cookie')).toEqual([['set-cookie', 'a=1'], ['set-cookie', 'b=2']]);
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
    ['gzip, br', (bytes: Buffer) => brotliCompressSync(gzipSync(bytes))],
    ['identity', (bytes: Buffer) => bytes],
  ])('takes off the content-encoding %s', async (encoding, compress) => {
    const { url } = await server((_request, response) => void response.writeHead(200, { 'content-encoding': encoding }).end(compress(Buffer.from('Ünïcode'))));
    expect((await fetcher().get({ url: url(), allow: [] })).body.toString()).toBe('Ünïcode');
  });

  test('speaks HTTP/2 where the server does', async () => {
    let version = '';
    const secure = createSecureServer({ key, cert: certificate, allowHTTP1: true }, (request, response) => {
      version = request.httpVersion;
      response.end('x');
    });
    const started = await listening(secure as never);
    open.push(started);
    await fetcher({ network: { ...loopbackAsPublic, ca: certificate } }).get({ url: `https://secure.test:${started.port}/`, allow: [] });
    expect(version).toBe('2.0');
  });
});

describe('TLS', () => {
  test.each([
    ['that nobody has signed', loopbackAsPublic, 'secure.test', /certificate/],
    ['for another name', { ...loopbackAsPublic, ca: certificate }, 'other.test', /certificate/],
  ])('a certificate %s is not accepted', async (_what, network: Network, name, message) => {
    const secure = createSecureServer({ key, cert: certificate, allowHTTP1: true }, (_request, response) => void response.end('x'));
    const started = await listening(secure as never);
    open.push(started);
    await expect(fetcher({ network }).get({ url: `https://${name}:${started.port}/`, allow: [] })).rejects.toMatchObject(refuses('bad-certificate', message));
  });
});

describe('the guard of addresses', () => {
  const port = 9;
  const real = () => fetcher({ network: {} });

  test.each([
    ['loopback', `http://127.0.0.1:${port}/`],
    ['loopback in decimal', `http://2130706433:${port}/`],
    ['loopback in octal', `http://0177.0.0.1:${port}/`],
    ['loopback in hexadecimal', `http://0x7f000001:${port}/`],
    ['loopback in short', `http://127.1:${port}/`],
    ['IPv6 loopback', `http://[::1]:${port}/`],
    ['mapped loopback', `http://[::ffff:127.0.0.1]:${port}/`],
    ['a metadata service', 'http://169.254.169.254/latest/meta-data/'],
    ['a metadata service through 6to4', 'http://[2002:a9fe:a9fe::]/'],
    ['a private address behind NAT64', 'http://[64:ff9b::a00:1]/'],
    ['no address at all', `http://0.0.0.0:${port}/`],
  ])('refuses %s that stands in the URL', async (_what, url) => {
    await expect(real().get({ url, allow: [] })).rejects.toMatchObject(refuses('refused-address', /no address of the public internet.*allow list/));
  });

  test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254'])('refuses a name that leads to %s', async (address) => {
    await expect(fetcher({ network: { resolve: resolveTo({ 'evil.test': address }) } }).get({ url: 'http://evil.test/', allow: [] })).rejects.toMatchObject(refuses('refused-address', new RegExp(address)));
  });

  test('of several addresses uses only public ones', async () => {
    const { url } = await server((_request, response) => void response.end('x'));
    const resolve = async () => [{ address: '127.0.0.2', family: 4 }, { address: '127.0.0.1', family: 4 }];
    expect((await fetcher({ network: { ...loopbackAsPublic, resolve } }).get({ url: url(), allow: [] })).status).toBe(200);
  });

  test('a name that changes its address between look-ups gains nothing: the address that is connected to is the one that was checked', async () => {
    const { url } = await server((_request, response) => void response.writeHead(200, { connection: 'close' }).end('x'));
    const answers = ['127.0.0.1', '127.0.0.2'];
    const rebinding = fetcher({ network: { ...loopbackAsPublic, resolve: async () => [{ address: answers.shift()!, family: 4 }] } });
    expect((await rebinding.get({ url: url(), allow: [] })).status).toBe(200);
    await expect(rebinding.get({ url: url(), allow: [] })).rejects.toMatchObject(refuses('refused-address', /127\.0\.0\.2/));
  });

  test('lets through what an allow list names, by host and port, and nothing beside it', async () => {
    const { url, port: open } = await server((_request, response) => void response.end('x'));
    const inside = real();
    expect((await inside.get({ url: url('127.0.0.1'), allow: [`127.0.0.1:${open}`] })).status).toBe(200);
    await expect(inside.get({ url: url('127.0.0.1'), allow: [`127.0.0.1:${open + 1}`] })).rejects.toMatchObject(refuses('refused-address'));
    // The connection that was opened for the one is not there for the other.
    await expect(inside.get({ url: url('127.0.0.1'), allow: [] })).rejects.toMatchObject(refuses('refused-address'));
  });

  test('without a contact reaches only what an allow list names', async () => {
    await expect(fetcher({ contact: null }).get({ url: 'http://news.test/', allow: [] })).rejects.toMatchObject(refuses('no-contact', /NEWSREEL_CONTACT/));
  });
});

describe('a server that means no good', () => {
  const limits = { wholeMs: 1_500, stallMs: 500, headersMs: 500, bodyBytes: 100_000, headerBytes: 8_192 };
  const bombs = {
    gzip: gzipSync(Buffer.alloc(20_000_000)),
    brotli: brotliCompressSync(Buffer.alloc(5_000_000)),
    zstd: zstdCompressSync(Buffer.alloc(20_000_000)),
    double: gzipSync(gzipSync(Buffer.alloc(20_000_000))),
  };
  const pour = (response: ServerResponse, piece: Buffer): void => {
    if (response.destroyed) return;
    if (response.write(piece)) setImmediate(pour, response, piece);
    else response.once('drain', () => pour(response, piece));
  };
  const drip = (response: ServerResponse, everyMs: number) => {
    const timer = setInterval(() => response.write('x'), everyMs);
    response.on('close', () => clearInterval(timer));
  };

  test.each<[string, string, RequestListener]>([
    ['a body without end', 'too-large', (_request, response) => {
      pour(response, Buffer.alloc(65_536));
    }],
    ['a body that comes drop by drop', 'too-slow', (_request, response) => drip(response, 20)],
    ['a body that stops', 'too-slow', (_request, response) => void response.write('x')],
    ['no answer', 'too-slow', () => {}],
    ['a flood of headers', 'too-many-headers', (_request, response) => void response.writeHead(200, { flood: 'x'.repeat(20_000) }).end()],
    ['a bomb of gzip', 'too-large', (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bombs.gzip)],
    ['a bomb of brotli', 'too-large', (_request, response) => void response.writeHead(200, { 'content-encoding': 'br' }).end(bombs.brotli)],
    ['a bomb of zstd', 'too-large', (_request, response) => void response.writeHead(200, { 'content-encoding': 'zstd' }).end(bombs.zstd)],
    ['a bomb in a bomb', 'too-large', (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(bombs.double)],
    ['an encoding nobody asked for', 'bad-encoding', (_request, response) => void response.writeHead(200, { 'content-encoding': 'compress' }).end('x')],
    ['ten encodings', 'bad-encoding', (_request, response) => void response.writeHead(200, { 'content-encoding': Array(10).fill('gzip').join(',') }).end('x')],
    ['gzip that is none', 'bad-encoding', (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip')],
    ['gzip that breaks off', 'bad-encoding', (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('some text').subarray(0, 15))],
    ['a connection that breaks', 'connection-lost', (request) => void request.socket.destroy()],
    ['a body that is cut off', 'connection-lost', (_request, response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('x', () => response.destroy());
    }],
  ])('%s: %s', async (_what, code, listener) => {
    const { url } = await server(listener);
    await expect(fetcher({ limits }).get({ url: url(), allow: [] })).rejects.toMatchObject({ name: 'FetchFailure', code, message: expect.stringMatching(/\w.*\.$/) });
  });

  test('no server: not-connected', async () => {
    const { url, close } = await serve(() => {});
    await close();
    await expect(fetcher().get({ url: url(), allow: [] })).rejects.toMatchObject(refuses('not-connected'));
  });

  test('no such name: unknown-host', async () => {
    const resolve = async () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    await expect(fetcher({ network: { resolve } }).get({ url: 'http://nowhere.test/', allow: [] })).rejects.toMatchObject(refuses('unknown-host'));
  });

  test('a robots.txt of any size is read as far as it counts', async () => {
    const { url } = await server((_request, response) => {
      pour(response, Buffer.from('Disallow: /x\n'.repeat(1_000)));
    });
    const { body } = await fetcher({ limits }).get({ url: url(), allow: [] }, 50_000);
    expect(body).toHaveLength(50_000);
  });

  test('costs the others nothing: their answers come while it holds its own back', async () => {
    const slow = await server(() => {});
    const quick = await server((_request, response) => void response.end('x'));
    const shared = fetcher({ limits });
    const waiting = shared.get({ url: slow.url('slow.test'), allow: [] });
    const first = await Promise.race([waiting.catch(() => 'slow'), shared.get({ url: quick.url('quick.test'), allow: [] })]);
    expect(first).toMatchObject({ status: 200 });
    await expect(waiting).rejects.toMatchObject({ code: 'too-slow' });
  });
});
